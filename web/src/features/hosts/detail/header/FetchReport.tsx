import { ActionIcon, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HostDetail } from '@/lib/api/types';
import { useKeys } from '@/lib/keyboard/useKeys';
import { useCan } from '@/lib/permissions';
import { useReason } from '@/ui/feedback/ErrorPanel';
import { useIsPhone } from '@/ui/layout/useIsPhone';
import { useFetchReport } from '../api';

/** Asks the host for a full report with its next check-in; `f` does the same. */
export function FetchReport({ host }: { host: HostDetail }) {
  const { t } = useTranslation('host');
  const reason = useReason();
  const narrow = useIsPhone();
  const wish = useFetchReport(host.id);
  const allowed = useCan('manage_hosts') && host.reporting !== 'awaiting';
  const ask = () =>
    wish.mutate(undefined, {
      onSuccess: () => notifications.show({ message: t('fetch.done') }),
      onError: (error) =>
        notifications.show({
          color: 'danger',
          message: t('fetch.failed', { reason: reason(error) }),
        }),
    });
  useKeys({ f: () => allowed && !wish.isPending && ask() });
  if (!allowed) return null;
  const button = { variant: 'default', loading: wish.isPending, onClick: ask } as const;
  const icon = <IconRefresh size={16} />;
  if (narrow) {
    return (
      <ActionIcon {...button} aria-label={t('fetch.label')}>
        {icon}
      </ActionIcon>
    );
  }
  return (
    <Button {...button} leftSection={icon}>
      {t('fetch.label')}
    </Button>
  );
}
