import { Button, Code, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { Trans, useTranslation } from 'react-i18next';
import type { HostDetail, HostDiagnostics } from '@/lib/api/types';
import { useCan } from '@/lib/permissions';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { ErrorPanel, useReason } from '@/ui/feedback/ErrorPanel';
import { SkeletonRows } from '@/ui/feedback/SkeletonRows';
import { Panel } from '@/ui/layout/Panel';
import { hostDiagnosticsQuery, useAskDiagnostics } from '../api';
import classes from './sections.module.css';

/** Why a host is offline or wrong, as its own agent sees it when somebody asks. */
export function Diagnostics({ host }: { host: HostDetail }) {
  const { t } = useTranslation('host');
  const query = useQuery(hostDiagnosticsQuery(host.id));
  return (
    <div className={classes.diagnostics}>
      <Panel
        title={t('diagnostics.title')}
        hint={t('diagnostics.hint')}
        link={<AskButton id={host.id} />}
      >
        {query.isPending && <SkeletonRows />}
        {query.isError && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
        {query.data && <Answers found={query.data} />}
      </Panel>
    </div>
  );
}

function AskButton({ id }: { id: string }) {
  const { t } = useTranslation('host');
  const reason = useReason();
  const mayAsk = useCan('manage_hosts');
  const ask = useAskDiagnostics(id);
  if (!mayAsk) return null;
  return (
    <Button
      variant="default"
      size="xs"
      loading={ask.isPending}
      onClick={() =>
        ask.mutate(undefined, {
          onSuccess: () => notifications.show({ message: t('diagnostics.asked') }),
          onError: (error) =>
            notifications.show({
              color: 'danger',
              message: t('diagnostics.askFailed', { reason: reason(error) }),
            }),
        })
      }
    >
      {t('diagnostics.ask')}
    </Button>
  );
}

function Answers({ found: { asked, items } }: { found: HostDiagnostics }) {
  const { t } = useTranslation('host');
  const [newest, ...earlier] = items;
  return (
    <>
      {asked && <Asked asked={asked} />}
      {newest ? (
        <Answer answer={newest} />
      ) : (
        !asked && <EmptyState>{t('diagnostics.none')}</EmptyState>
      )}
      {earlier.length > 0 && (
        <details>
          <summary>{t('diagnostics.earlier')}</summary>
          {earlier.map((answer) => (
            <Answer key={answer.id} answer={answer} />
          ))}
        </details>
      )}
    </>
  );
}

function Asked({ asked }: { asked: NonNullable<HostDiagnostics['asked']> }) {
  const { t } = useTranslation('host');
  const time = useTimeFormat();
  if (asked.state === 'failed') {
    return (
      <Text role="status">
        <Trans t={t} i18nKey="diagnostics.failed" components={{ 1: <Code /> }} />
      </Text>
    );
  }
  if (asked.state === 'active') return <Text role="status">{t('diagnostics.active')}</Text>;
  if (asked.state === 'delayed') return <Text role="status">{t('diagnostics.delayed')}</Text>;
  return <Text role="status">{t('diagnostics.waiting', { ago: time.ago(asked.at) })}</Text>;
}

const VERDICTS = ['good', 'note', 'bad'] as const;

function Answer({ answer }: { answer: HostDiagnostics['items'][number] }) {
  const { t } = useTranslation('host');
  const time = useTimeFormat();
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('diagnostics.arrived', { ago: time.ago(answer.at) })}
      </Text>
      {answer.refused && <Text>{answer.refused}</Text>}
      <ul className={classes.checks} aria-label={t('diagnostics.title')}>
        {answer.checks.map((check) => {
          const verdict = VERDICTS.find((one) => one === check.verdict) ?? 'note';
          return (
            <li key={`${check.name} ${check.text}`}>
              <span data-verdict={verdict}>{t(`diagnostics.${verdict}`)}</span>
              <span>{check.name}</span>
              <span>
                {check.text}
                {check.advice && <span className={classes.second}>→ {check.advice}</span>}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
