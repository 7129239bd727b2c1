import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Settings } from '@/lib/api/types';
import { useCan } from '@/lib/permissions';
import { settingsQuery } from '@/lib/settings';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { PermissionMissing } from '@/ui/feedback/PermissionMissing';
import { SkeletonRows } from '@/ui/feedback/SkeletonRows';

/** A page over the settings, for those who may manage them. */
export function WithSettings({ children }: { children: (settings: Settings) => ReactNode }) {
  const mayManage = useCan('manage_settings');
  const settings = useQuery({ ...settingsQuery, enabled: mayManage });
  if (!mayManage) return <PermissionMissing permission="manage_settings" />;
  if (settings.isError) {
    return <ErrorPanel error={settings.error} onRetry={() => void settings.refetch()} />;
  }
  if (!settings.data) return <SkeletonRows rows={3} />;
  return children(settings.data);
}
