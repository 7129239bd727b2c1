import {
  IconDatabase,
  IconLayoutDashboard,
  IconPackages,
  IconServer2,
  IconSettings,
} from '@tabler/icons-react';

/**
 * Places the navigation leads to; `key` is the letter after `g`, `count` the figure beside it. A phone's
 * foot has room for those marked `foot`; the search finds the others there.
 */
export const destinations = [
  { to: '/', name: 'dashboard', icon: IconLayoutDashboard, key: 'd', count: null, foot: true },
  { to: '/hosts', name: 'hosts', icon: IconServer2, key: 'h', count: 'hosts', foot: true },
  {
    to: '/packages',
    name: 'packages',
    icon: IconPackages,
    key: 'p',
    count: 'packages',
    foot: true,
  },
  {
    to: '/repositories',
    name: 'repositories',
    icon: IconDatabase,
    key: 'r',
    count: 'repositories',
    foot: false,
  },
] as const;

/** Settings stand apart, at the foot. */
export const settingsDestination = {
  to: '/settings',
  name: 'settings',
  icon: IconSettings,
  key: 's',
} as const;
