import {
  IconDatabase,
  IconLayoutDashboard,
  IconPackages,
  IconServer2,
  IconSettings,
  IconShieldExclamation,
} from '@tabler/icons-react';
import type { Permission } from '@/lib/permissions';
import { useUser } from '@/lib/session';
import { sectionsFor } from '../pages/settingsSections';

/**
 * Places the navigation leads to; `key` is the letter after `g`, `count` the figure beside it. A phone's
 * foot has room for those marked `foot`; the search finds the others there. `needs` is the right that
 * the server asks for.
 */
export const destinations = [
  {
    to: '/',
    name: 'dashboard',
    needs: 'view_dashboard',
    icon: IconLayoutDashboard,
    key: 'd',
    count: null,
    foot: true,
  },
  {
    to: '/hosts',
    name: 'hosts',
    needs: 'view_hosts',
    icon: IconServer2,
    key: 'h',
    count: 'hosts',
    foot: true,
  },
  {
    to: '/packages',
    name: 'packages',
    needs: 'view_packages',
    icon: IconPackages,
    key: 'p',
    count: 'packages',
    foot: true,
  },
  {
    to: '/advisories',
    name: 'advisories',
    needs: 'view_packages',
    icon: IconShieldExclamation,
    key: 'a',
    count: null,
    foot: false,
  },
  {
    to: '/repositories',
    name: 'repositories',
    needs: 'view_hosts',
    icon: IconDatabase,
    key: 'r',
    count: 'repositories',
    foot: false,
  },
] as const satisfies readonly { needs: Permission; [more: string]: unknown }[];

/** Settings stand apart, at the foot. */
export const settingsDestination = {
  to: '/settings',
  name: 'settings',
  icon: IconSettings,
  key: 's',
} as const;

/** The places somebody with these rights may go to. */
export function destinationsFor(permissions: readonly string[]) {
  return destinations.filter(({ needs }) => permissions.includes(needs));
}

/** Those of the signed-in person; the settings only if any page of theirs is left. */
export function useDestinations() {
  const { permissions } = useUser();
  return {
    places: destinationsFor(permissions),
    settings: sectionsFor(permissions).length > 0 ? [settingsDestination] : [],
  };
}
