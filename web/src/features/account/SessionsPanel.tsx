import { Button } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { SkeletonRows } from '@/ui/feedback/SkeletonRows';
import { useTold } from '@/ui/feedback/useTold';
import { Panel } from '@/ui/layout/Panel';
import { IconAction } from '@/ui/table/IconAction';
import { TimeAgo } from '@/ui/text/TimeAgo';
import classes from './account.module.css';
import { sessionsQuery, useEndOtherSessions, useEndSession } from './api';
import { OwnRow } from './OwnRow';

/** What the server says of a part it does not know. */
const UNKNOWN = 'Unknown';
const METHODS = ['password', 'oidc', 'passkey'] as const;

/** Where one is signed in, with device and address; each can be ended but this one. */
export function SessionsPanel() {
  const { t } = useTranslation('account');
  const told = useTold();
  const sessions = useQuery(sessionsQuery);
  const end = useEndSession();
  const endOthers = useEndOtherSessions();
  const items = sessions.data?.items ?? [];
  const nameOf = (device: { browser: string; os: string }) =>
    [device.browser, device.os].filter((word) => word !== UNKNOWN).join(', ') ||
    t('sessions.unknown');
  const methodOf = (method: string) => {
    const known = METHODS.find((one) => one === method);
    return known ? t(`sessions.method.${known}`) : method;
  };
  return (
    <Panel
      title={t('sessions.title')}
      link={
        items.length > 1 && (
          <Button
            variant="default"
            size="xs"
            loading={endOthers.isPending}
            onClick={() =>
              endOthers.mutate(undefined, {
                onSuccess: ({ revoked }) => told.done(t('sessions.ended', { count: revoked })),
                onError: told.failed,
              })
            }
          >
            {t('sessions.endOthers')}
          </Button>
        )
      }
    >
      {sessions.isPending && <SkeletonRows />}
      {sessions.isError && (
        <ErrorPanel error={sessions.error} onRetry={() => void sessions.refetch()} />
      )}
      <ul className={classes.list} aria-label={t('sessions.title')}>
        {items.map((session) => (
          <OwnRow
            key={session.id}
            name={nameOf(session.device)}
            mark={session.current && t('sessions.current')}
            more={
              <>
                {session.ip && `${session.ip} · `}
                {methodOf(session.method)} · {t('sessions.used')}{' '}
                <TimeAgo at={session.last_used_at} />
              </>
            }
            action={
              !session.current && (
                <IconAction
                  label={t('sessions.end', { name: nameOf(session.device) })}
                  icon={<IconLogout size={16} />}
                  onClick={() =>
                    end.mutate(session.id, {
                      onSuccess: () => told.done(t('sessions.ended', { count: 1 })),
                      onError: told.failed,
                    })
                  }
                />
              )
            }
          />
        ))}
      </ul>
    </Panel>
  );
}
