import { Loader, Text, Timeline } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HostRow } from '@/lib/api/types';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import classes from './add.module.css';

interface AddStepsProps {
  host: HostRow;
  apiId: string;
}

/** What has happened so far, each step with its time and the fact that proves it. */
export function AddSteps({ host, apiId }: AddStepsProps) {
  const { t } = useTranslation('hosts');
  const reportedAt = host.reporting === 'awaiting' ? null : host.last_report_at;
  const done = <IconCheck size={14} stroke={2.5} aria-hidden />;
  const counts = {
    packages: host.packages,
    count: host.updates.total,
    security: host.security_updates,
  };
  return (
    <Timeline
      active={reportedAt ? 1 : 0}
      color="var(--pm-ok-fill)"
      bulletSize={22}
      lineWidth={2}
      aria-label={t('add.steps')}
      aria-live="polite"
      role="list"
    >
      <Timeline.Item
        bullet={done}
        title={<Step title={t('add.created')} at={host.created_at} />}
        role="listitem"
      >
        <Text c="dimmed">{t('add.createdFact', { id: apiId })}</Text>
      </Timeline.Item>
      {reportedAt ? (
        <Timeline.Item
          bullet={done}
          title={<Step title={t('add.reported')} at={reportedAt} />}
          role="listitem"
        >
          <Text c="dimmed">{t('add.reportedFact', counts)}</Text>
        </Timeline.Item>
      ) : (
        <Timeline.Item
          bullet={<Loader size={12} />}
          title={<Step title={t('add.waiting')} />}
          role="listitem"
        >
          <Text c="dimmed">{t('add.waitingFact')}</Text>
        </Timeline.Item>
      )}
    </Timeline>
  );
}

function Step({ title, at }: { title: string; at?: string }) {
  const time = useTimeFormat();
  return (
    <span className={classes.step}>
      {title}
      {at && <time dateTime={at}>{time.clock(at, true)}</time>}
    </span>
  );
}
