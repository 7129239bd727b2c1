import { IconLayoutDashboard, IconPackages, IconServer2, IconSettings } from '@tabler/icons-react';

/** Places the navigation leads to; `key` is the letter after `g`, `count` the figure beside it. */
export const destinations = [
  { to: '/', name: 'dashboard', icon: IconLayoutDashboard, key: 'd', count: null },
  { to: '/hosts', name: 'hosts', icon: IconServer2, key: 'h', count: 'hosts' },
  { to: '/packages', name: 'packages', icon: IconPackages, key: 'p', count: 'packages' },
] as const;

/** Settings stand apart, at the foot. */
export const settingsDestination = {
  to: '/settings/general',
  name: 'settings',
  icon: IconSettings,
  key: 's',
} as const;
