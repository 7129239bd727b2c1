import { Button, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Settings } from '@/lib/api/types';
import { accentTokens, isAccent } from '@/ui/theme/accent';
import { contrast } from '@/ui/theme/contrast';
import { tokens } from '@/ui/theme/tokens';
import { SettingsForm } from '../SettingsForm';
import { useSettingsForm } from '../useSettingsForm';
import classes from './appearance.module.css';

/** The colour of what can be acted on; the page keeps it readable. */
export function AccentForm({ settings }: { settings: Settings }) {
  const { t } = useTranslation('settings');
  const { form, submit, save, field } = useSettingsForm(settings, ['accent_color'], {
    accent_color: (value: string) =>
      value === '' || isAccent(value) ? null : t('appearance.accentRule'),
  });
  const color = String(form.getValues().accent_color);
  const props = field('accent_color', t('appearance.accentHelp'));
  const choose = (value: string) => form.setFieldValue('accent_color', value);
  return (
    <SettingsForm
      title={t('appearance.colors')}
      dirty={form.isDirty()}
      busy={save.isPending}
      error={save.error}
      onSubmit={submit}
    >
      <TextInput
        label={t('appearance.accent')}
        placeholder={tokens.accent.light}
        w={220}
        rightSectionWidth={40}
        rightSection={
          <input
            type="color"
            className={classes.color}
            aria-label={t('appearance.pick')}
            value={isAccent(color) ? color : tokens.accent.light}
            disabled={props.disabled}
            onChange={(event) => choose(event.currentTarget.value)}
          />
        }
        {...props}
      />
      <Verdict color={color} />
      {color !== '' && !props.disabled && (
        <div>
          <Button variant="default" onClick={() => choose('')}>
            {t('appearance.ownColor')}
          </Button>
        </div>
      )}
    </SettingsForm>
  );
}

/** Whether white words on the colour can be read, and what the page does where they cannot. */
function Verdict({ color }: { color: string }) {
  const { t } = useTranslation('settings');
  if (!isAccent(color)) return null;
  const used = accentTokens(color).accent.light;
  const ratio = contrast(tokens.body.light, color).toFixed(1);
  const kept = used === color.toLowerCase();
  return (
    <>
      <Text role="status" c={kept ? undefined : 'var(--pm-warning)'}>
        {kept
          ? t('appearance.readable', { ratio })
          : t('appearance.darkened', { ratio, color: used })}
      </Text>
      <span
        className={classes.sample}
        style={{ color: tokens.body.light, backgroundColor: used }}
        aria-hidden
      >
        {t('appearance.sample')}
      </span>
    </>
  );
}
