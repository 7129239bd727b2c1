import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { DashboardPage } from '@/features/dashboard/DashboardPage';
import { FirstStart } from '@/features/dashboard/FirstStart';
import { AddHostButton } from '@/features/hosts/list/AddHostButton';
import { useCan } from '@/lib/permissions';
import { settingsQuery } from '@/lib/settings';
import { useIsPhone } from '@/ui/layout/useIsPhone';

/** The dashboard with the parts that belong to hosts and settings. */
export function DashboardRoute(): ReactNode {
  const phone = useIsPhone();
  const settings = useQuery({ ...settingsQuery, enabled: useCan('manage_settings') });
  const address = settings.data?.server_url ?? window.location.origin;
  return (
    <DashboardPage
      addHost={phone ? null : <AddHostButton />}
      firstStart={<FirstStart address={address} addHost={<AddHostButton />} />}
    />
  );
}
