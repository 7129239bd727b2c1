import type { HostGroup, HostRow } from '@/lib/api/types';
import { awaitingHost, daysAgo, group, host, minutesAgo } from '../builders';

const production = group();
const staging = group({ id: 'g2', name: 'Staging', color: '#c77a1a', description: null, hosts: 2 });
const web = group({ id: 'g3', name: 'Web', color: '#4a7fb5', hosts: 1 });

/** Groups of the pretend fleet. */
export const GROUPS: HostGroup[] = [production, staging, web];

function updates(total: number, held = 0): HostRow['updates'] {
  return { total, available: total - held, held, phased: 0, kept_back: 0, pinned: 0 };
}

/** A small fleet with every kind of host the pages tell apart. */
export const FLEET: HostRow[] = [
  host({ groups: [production] }),
  host({
    id: 'h2',
    friendly_name: 'web-prod-03',
    hostname: 'web-prod-03.fra.example.org',
    ip: '10.20.4.13',
    os: { type: 'ubuntu', version: '24.04', name: 'Ubuntu 24.04' },
    updates: updates(34),
    security_updates: 12,
    oldest_security_since: daysAgo(23),
    oldest_security_package: 'openssl',
    reboot: { needed: true, reason: 'kernel 6.8.0-49' },
    groups: [production, web],
    last_seen_at: minutesAgo(4),
  }),
  host({
    id: 'h3',
    friendly_name: 'vpn-gw-1',
    hostname: 'vpn-gw-1.example.org',
    ip: '192.0.2.17',
    reporting: 'silent',
    last_seen_at: minutesAgo(360),
    updates: updates(11),
    security_updates: 4,
    oldest_security_since: daysAgo(14),
    reboot: { needed: null, reason: null },
    groups: [production],
  }),
  host({
    id: 'h4',
    friendly_name: 'k8s-node-6',
    hostname: 'k8s-node-6.int.example.org',
    ip: '10.30.5.6',
    reporting: 'overdue',
    last_seen_at: minutesAgo(125),
    updates: updates(8, 1),
    security_updates: 2,
    oldest_security_since: daysAgo(5),
    groups: [staging],
  }),
  host({
    id: 'h5',
    friendly_name: 'mon-01',
    hostname: 'mon-01.int.example.org',
    ip: '10.30.1.8',
    updates: updates(7),
    security_updates: 0,
    security_unknown: true,
    oldest_security_since: null,
    groups: [],
    last_seen_at: minutesAgo(5),
  }),
  host({
    id: 'h6',
    friendly_name: 'dns-01',
    hostname: 'dns-01.example.org',
    ip: '10.20.1.3',
    os: { type: 'debian', version: '13', name: 'Debian 13' },
    updates: updates(0),
    security_updates: 0,
    oldest_security_since: null,
    groups: [staging],
    last_seen_at: minutesAgo(6),
  }),
  awaitingHost(),
];
