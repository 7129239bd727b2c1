import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SsoAttempt } from '@/lib/api/types';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { SkeletonRows } from '@/ui/feedback/SkeletonRows';
import { Panel } from '@/ui/layout/Panel';
import { State } from '@/ui/state/State';
import { TimeAgo } from '@/ui/text/TimeAgo';
import { attemptsQuery } from './api';
import { useRoleLabel } from './GroupRoles';
import classes from './sso.module.css';

/** The last sign-ins by the provider: how they went, with which groups, which role, and why. */
export function Attempts() {
  const { t } = useTranslation('settings');
  const { data, isError, error, refetch } = useQuery(attemptsQuery);
  return (
    <Panel title={t('sso.attempts')} hint={t('sso.attemptsHint')}>
      {isError && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {!data && !isError && <SkeletonRows rows={3} />}
      {data?.length === 0 && <EmptyState>{t('sso.noAttempts')}</EmptyState>}
      <ul className={classes.attempts} aria-label={t('sso.attempts')}>
        {data?.map((attempt) => (
          <AttemptRow key={attempt.id} attempt={attempt} />
        ))}
      </ul>
    </Panel>
  );
}

const STATES = { success: 'done', refused: 'refused', failed: 'failed' } as const;

function AttemptRow({ attempt }: { attempt: SsoAttempt }) {
  const { t } = useTranslation('settings');
  const label = useRoleLabel();
  const who = attempt.username ?? attempt.email ?? attempt.subject ?? t('sso.nobody');
  const { groups, role, reason } = attempt;
  const told =
    groups === null
      ? t('sso.groupsUnknown')
      : groups.length === 0
        ? t('sso.groupsNone')
        : t('sso.groups', { groups: groups.join(', ') });
  const given = role && t(reason ? 'sso.roleWhy' : 'sso.role', { role: label(role), reason });
  return (
    <li className={classes.attempt}>
      <State code={STATES[attempt.outcome as keyof typeof STATES] ?? 'failed'} />
      <div>
        <Text>
          <b>{who}</b> {attempt.message}
        </Text>
        <Text c="dimmed">{[told, given].filter(Boolean).join(' · ')}</Text>
      </div>
      <Text c="dimmed" ta="right">
        <TimeAgo at={attempt.at} />
        <br />
        {attempt.address}
      </Text>
    </li>
  );
}
