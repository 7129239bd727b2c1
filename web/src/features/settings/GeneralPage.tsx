import { Button, Checkbox, NumberInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '@/lib/api/errors';
import type { Settings } from '@/lib/api/types';
import { useCan } from '@/lib/permissions';
import { settingsQuery } from '@/lib/settings';
import { ErrorPanel, useReason } from '@/ui/feedback/ErrorPanel';
import { PermissionMissing } from '@/ui/feedback/PermissionMissing';
import { SkeletonRows } from '@/ui/feedback/SkeletonRows';
import { useSaveSettings } from './api';

/** Public address and report interval. */
export function GeneralPage(): ReactNode {
  const mayManage = useCan('manage_settings');
  const settings = useQuery({ ...settingsQuery, enabled: mayManage });
  if (!mayManage) return <PermissionMissing permission="manage_settings" />;
  if (settings.isError) {
    return <ErrorPanel error={settings.error} onRetry={() => void settings.refetch()} />;
  }
  if (!settings.data) return <SkeletonRows rows={3} />;
  return <GeneralForm settings={settings.data} />;
}

const SHORTEST_MINUTES = 1;
const LONGEST_MINUTES = 1440;

function useGeneralForm({ server_url, update_interval, ignore_ssl_self_signed }: Settings) {
  const { t } = useTranslation('settings');
  return useForm({
    initialValues: { server_url, update_interval, ignore_ssl_self_signed },
    validate: {
      server_url: (value) => (/^https?:\/\/\S+$/.test(value.trim()) ? null : t('general.urlRule')),
      update_interval: (value) =>
        Number.isInteger(value) && value >= SHORTEST_MINUTES && value <= LONGEST_MINUTES
          ? null
          : t('general.intervalRule'),
    },
  });
}

function GeneralForm({ settings }: { settings: Settings }) {
  const { t } = useTranslation(['settings', 'common']);
  const reason = useReason();
  const save = useSaveSettings();
  const form = useGeneralForm(settings);
  const submit = form.onSubmit((values) =>
    save.mutate(values, {
      onSuccess: () => {
        form.resetDirty();
        notifications.show({ message: t('settings:general.saved') });
      },
      onError: (error) => form.setErrors(fieldErrors(error)),
    }),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack maw={440}>
        <Title order={2}>{t('settings:general.title')}</Title>
        <TextInput
          label={t('settings:general.serverUrl')}
          description={t('settings:general.serverUrlHelp')}
          inputMode="url"
          {...form.getInputProps('server_url')}
        />
        <NumberInput
          label={t('settings:general.interval')}
          description={t('settings:general.intervalHelp')}
          min={SHORTEST_MINUTES}
          max={LONGEST_MINUTES}
          clampBehavior="none"
          w={220}
          {...form.getInputProps('update_interval')}
        />
        <Checkbox
          label={t('settings:general.selfSigned')}
          description={t('settings:general.selfSignedHelp')}
          {...form.getInputProps('ignore_ssl_self_signed', { type: 'checkbox' })}
        />
        {save.error && (
          <Text c="var(--pm-warning)" role="alert">
            {t('settings:general.failed', { reason: reason(save.error) })}
          </Text>
        )}
        <div>
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            {t('common:actions.save')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
