import { Checkbox, NumberInput, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '@/lib/api/types';
import { SettingsForm } from './SettingsForm';
import { useSettingsForm } from './useSettingsForm';
import { WithSettings } from './WithSettings';
import { wholeFrom } from './wholeFrom';

/** How often agents report, whether they follow new versions, and how they check the server. */
export function AgentsPage(): ReactNode {
  return <WithSettings>{(settings) => <AgentsForm settings={settings} />}</WithSettings>;
}

const FIELDS = [
  'update_interval',
  'auto_update',
  'ignore_ssl_self_signed',
  'max_packages_per_report',
] as const;

const LONGEST_MINUTES = 1440;
const MOST_PACKAGES = 64_000;

function AgentsForm({ settings }: { settings: Settings }) {
  const { t } = useTranslation('settings');
  const { form, submit, save, field } = useSettingsForm(settings, FIELDS, {
    update_interval: wholeFrom(1, LONGEST_MINUTES, t('agents.intervalRule')),
    max_packages_per_report: wholeFrom(1, MOST_PACKAGES, t('agents.packagesRule')),
  });
  return (
    <SettingsForm
      title={t('agents.title')}
      dirty={form.isDirty()}
      busy={save.isPending}
      error={save.error}
      onSubmit={submit}
    >
      <NumberInput
        label={t('agents.interval')}
        clampBehavior="none"
        w={220}
        {...field('update_interval', t('agents.intervalHelp'))}
      />
      <Checkbox
        label={t('agents.autoUpdate')}
        {...field('auto_update', t('agents.autoUpdateHelp'), 'checkbox')}
      />
      <Checkbox
        label={t('agents.selfSigned')}
        {...field('ignore_ssl_self_signed', t('agents.selfSignedHelp'), 'checkbox')}
      />
      <NumberInput
        label={t('agents.packages')}
        clampBehavior="none"
        w={220}
        {...field('max_packages_per_report', t('agents.packagesHelp'))}
      />
      <Text c="dimmed" size="sm" maw={560}>
        {t('agents.lists')}
      </Text>
    </SettingsForm>
  );
}
