import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { SkeletonRows } from '@/ui/feedback/SkeletonRows';
import { PageTitle } from '@/ui/layout/PageTitle';
import { hostQuery } from '../api';

/** One host. */
export function HostPage(): ReactNode {
  const { hostId } = useParams({ from: '/_app/hosts/$hostId' });
  const { data, error, isError, refetch } = useQuery(hostQuery(hostId));
  if (isError) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows />;
  return <PageTitle title={data.friendly_name} />;
}
