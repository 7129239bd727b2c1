import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { SkeletonRows } from '@/ui/feedback/SkeletonRows';
import { WithSettings } from '../WithSettings';
import { dataQuery } from './api';
import { BackupPanel } from './BackupPanel';
import { DatabasePanel } from './DatabasePanel';
import { RetentionForm } from './RetentionForm';

/** How long what is kept, how large the database is, and its copies. */
export function DataPage(): ReactNode {
  return (
    <WithSettings>
      {(settings) => (
        <Stack gap="lg">
          <RetentionForm settings={settings} />
          <Database />
        </Stack>
      )}
    </WithSettings>
  );
}

function Database() {
  const query = useQuery(dataQuery);
  if (query.isError) {
    return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <SkeletonRows rows={4} height={34} />;
  return (
    <>
      <BackupPanel backup={query.data.backup} />
      <DatabasePanel data={query.data} />
    </>
  );
}
