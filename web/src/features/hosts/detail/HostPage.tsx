import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { statusOf } from '@/lib/api/errors';
import type { HostDetail } from '@/lib/api/types';
import { useKeys } from '@/lib/keyboard/useKeys';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { SkeletonRows } from '@/ui/feedback/SkeletonRows';
import { hostQuery } from '../api';
import { neighbourOf } from '../neighbours';
import { AwaitingReport } from './AwaitingReport';
import { HostFacts } from './header/HostFacts';
import { HostHeader } from './header/HostHeader';
import { HostNotices } from './header/HostNotices';
import { HostTabs } from './header/HostTabs';
import { Diagnostics } from './sections/Diagnostics';
import { HostSection } from './sections/HostSection';
import { System } from './sections/System';

/** One host: what waits on it and why, packages first. */
export function HostPage(): ReactNode {
  const { hostId } = useParams({ from: '/_app/hosts/$hostId' });
  useNeighbourKeys(hostId);
  return <HostView key={hostId} id={hostId} />;
}

/** `[` and `]` lead to the host before and after it in the list, on the same tab. */
function useNeighbourKeys(id: string) {
  const navigate = useNavigate({ from: '/hosts/$hostId' });
  const step = (by: -1 | 1) => {
    const hostId = neighbourOf(id, by);
    if (hostId) void navigate({ params: { hostId }, search: ({ tab }) => ({ tab }) });
  };
  useKeys({ '[': () => step(-1), ']': () => step(1) });
}

function HostView({ id }: { id: string }) {
  const { data: host, error, isError, refetch } = useQuery(hostQuery(id));
  if (isError && statusOf(error) === 404) return <NoSuchHost />;
  const failure = isError && <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!host) return failure || <SkeletonRows />;
  return (
    <>
      <HostHeader host={host} />
      {failure}
      <HostNotices host={host} />
      <HostParts host={host} />
    </>
  );
}

function HostParts({ host }: { host: HostDetail }) {
  if (host.reporting !== 'awaiting') {
    return (
      <>
        <HostFacts host={host} />
        <HostTabs host={host} />
        <HostSection host={host} />
      </>
    );
  }
  // An agent that found no package manager does report; figures of packages are what is missing.
  if (host.missing_package_managers.length > 0) {
    return (
      <>
        <System host={host} />
        <Diagnostics host={host} />
      </>
    );
  }
  return <AwaitingReport host={host} />;
}

function NoSuchHost() {
  const { t } = useTranslation('host');
  return (
    <EmptyState
      action={
        <Anchor renderRoot={(props) => <Link to="/hosts" {...props} />}>{t('gone.back')}</Anchor>
      }
    >
      {t('gone.text')}
    </EmptyState>
  );
}
