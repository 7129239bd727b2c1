import { Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HostDetail } from '@/lib/api/types';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import classes from './header.module.css';
import { SameMachine } from './SameMachine';

/** What has to be known before the figures are read: what the agent could not ask, and doubles. */
export function HostNotices({ host }: { host: HostDetail }) {
  const { t } = useTranslation('host');
  const time = useTimeFormat();
  const missing = host.missing_package_managers;
  const heard = host.last_seen_at ?? host.last_report_at;
  return (
    <>
      {host.reporting === 'silent' && heard && (
        <div className={classes.notice}>
          <IconAlertTriangle size={16} aria-hidden />
          <Text>{t('notices.silent', { duration: time.since(heard), at: time.exact(heard) })}</Text>
        </div>
      )}
      {missing.length > 0 && (
        <div className={classes.notice}>
          <IconAlertTriangle size={16} aria-hidden />
          <Text>{t('notices.missing', { count: missing.length, names: missing.join(', ') })}</Text>
        </div>
      )}
      {host.same_machine.length > 0 && <SameMachine host={host} />}
    </>
  );
}
