import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';
import type { Dashboard } from '@/lib/api/types';
import { waitingDays } from '@/lib/time/format';
import { useNow } from '@/lib/time/now';
import { Panel } from '@/ui/layout/Panel';
import classes from '../dashboard.module.css';
import { BarRow } from './BarRow';

const COLORS = {
  over_30: '--pm-waiting-3',
  '8_to_30': '--pm-waiting-2',
  up_to_7: '--pm-waiting-1',
} as const;

/** How long security updates have been waiting. */
export function WaitingTime({ data }: { data: Dashboard }) {
  const { t } = useTranslation('dashboard');
  const { waiting, oldest, security_updates } = data;
  const most = Math.max(...waiting.map((bucket) => bucket.updates));
  const all = (
    <Anchor
      renderRoot={(props) => <Link to="/packages" search={{ state: 'security' }} {...props} />}
    >
      {t('waiting.all', { count: security_updates })}
    </Anchor>
  );
  if (security_updates === 0) {
    return (
      <Panel title={t('waiting.title')}>
        <Text c="dimmed">{t('waiting.none')}</Text>
      </Panel>
    );
  }
  return (
    <Panel title={t('waiting.title')} link={all}>
      <ul className={classes.bars} data-columns="waiting">
        {waiting.map(({ bucket, updates, hosts }) => (
          <BarRow
            key={bucket}
            label={t(`waiting.${bucket}`)}
            value={updates}
            most={most}
            color={COLORS[bucket]}
          >
            <Text span c="dimmed">
              {t('waiting.hosts', { count: hosts })}
            </Text>
          </BarRow>
        ))}
      </ul>
      {oldest && <OldestUpdate oldest={oldest} />}
    </Panel>
  );
}

function OldestUpdate({ oldest }: { oldest: NonNullable<Dashboard['oldest']> }) {
  const { t } = useTranslation('dashboard');
  const days = waitingDays(oldest.since, useNow());
  return (
    <Text className={classes.oldest}>
      <Trans
        t={t}
        i18nKey={days === 0 ? 'waiting.oldestToday' : 'waiting.oldest'}
        count={days}
        values={{ package: oldest.package, host: oldest.host.friendly_name }}
        components={{ b: <b /> }}
      />
    </Text>
  );
}
