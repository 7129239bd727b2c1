import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Settings } from '@/lib/api/types';
import { SettingsForm } from '../SettingsForm';
import { useSettingsForm } from '../useSettingsForm';
import { wholeFrom } from '../wholeFrom';

const FIELDS = [
  'report_detail_days',
  'report_days',
  'change_days',
  'trend_days',
  'audit_days',
] as const;

const LONGEST_DAYS = 3650;

/** Days after which what was kept is dropped. */
export function RetentionForm({ settings }: { settings: Settings }) {
  const { t } = useTranslation('settings');
  const rule = wholeFrom(1, LONGEST_DAYS, t('data.daysRule'));
  const rules = Object.fromEntries(FIELDS.map((name) => [name, rule]));
  const { form, submit, save, field } = useSettingsForm(settings, FIELDS, rules);
  return (
    <SettingsForm
      title={t('data.retention')}
      dirty={form.isDirty()}
      busy={save.isPending}
      error={save.error}
      onSubmit={submit}
    >
      {FIELDS.map((name) => (
        <NumberInput
          key={name}
          label={t(`data.fields.${name}`)}
          suffix={t('data.daysSuffix')}
          clampBehavior="none"
          w={220}
          {...field(name, t(`data.help.${name}`))}
        />
      ))}
    </SettingsForm>
  );
}
