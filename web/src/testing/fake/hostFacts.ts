import type { HostChange, HostDetail, HostReport, HostRepository } from '@/lib/api/types';
import { daysAgo, minutesAgo } from '../builders';

const libc = '/usr/lib/x86_64-linux-gnu/libc.so.6';

/** What a host with something to do says about itself. */
export const BUSY_HOST: Partial<HostDetail> = {
  kernel: { running: '6.8.0-45-generic', installed: '6.8.0-49-generic' },
  reboot_evidence: ['the kernel package', '/run/reboot-required'],
  restart_needed: [
    { pid: 811, command: 'nginx', unit: 'nginx.service', files: [libc] },
    { pid: 812, command: 'nginx', unit: 'nginx.service', files: [libc] },
    { pid: 700, command: 'sshd', unit: 'ssh.service', files: [libc] },
    { pid: 4711, command: 'python3', unit: null, files: ['/usr/lib/libonig.so.5'] },
  ],
  package_lists: {
    refreshed_at: daysAgo(8),
    last_error: 'https://apt.postgresql.org: certificate has expired',
  },
  cpu: { model: 'AMD EPYC 7282 16-Core Processor', cores: 4 },
  memory: { total: 8.2e9, available: 3.1e9, swap_total: 2e9, swap_free: 1.9e9 },
  disks: [
    {
      device: '/dev/vda1',
      mountpoint: '/',
      filesystem: 'ext4',
      size: 42e9,
      used: 31e9,
      available: 9e9,
      text: null,
    },
    {
      device: '/dev/vdb1',
      mountpoint: '/var/lib/postgresql',
      filesystem: 'xfs',
      size: 210e9,
      used: 17e9,
      available: 193e9,
      text: null,
    },
  ],
  interfaces: [
    {
      name: 'ens3',
      kind: 'ethernet',
      mac_address: '52:54:00:ab:cd:ef',
      mtu: 1500,
      status: 'up',
      link_speed: 10_000,
      duplex: 'full',
      addresses: [
        { address: '10.20.4.13', family: 'inet', netmask: '255.255.255.0' },
        { address: '2001:db8:20:4::13', family: 'inet6', netmask: null },
      ],
    },
  ],
  dns_servers: ['10.20.0.53', '10.20.1.53'],
  collectors: [
    { name: 'packages', ok: true, duration_ms: 612, error: null },
    { name: 'repositories', ok: true, duration_ms: 9, error: null },
    { name: 'restart', ok: false, duration_ms: 3, error: '/proc is mounted with hidepid' },
  ],
  notes: 'Behind the load balancer.\nAsk the web team before a reboot.',
  repositories_count: 3,
};

export const REPOSITORIES: HostRepository[] = [
  {
    name: 'noble',
    url: 'http://archive.ubuntu.com/ubuntu',
    suite: 'noble noble-updates',
    components: 'main restricted universe',
    type: 'deb',
    enabled: true,
    secure: true,
    signed_by: '/usr/share/keyrings/ubuntu-archive-keyring.gpg',
    trusted: null,
    file: '/etc/apt/sources.list.d/ubuntu.sources',
    refreshed_at: null,
    last_error: null,
  },
  {
    name: 'local',
    url: 'http://mirror.int.example.org/debs',
    suite: './',
    components: '',
    type: 'deb',
    enabled: true,
    secure: false,
    signed_by: null,
    trusted: true,
    file: '/etc/apt/sources.list.d/local.list',
    refreshed_at: null,
    last_error: null,
  },
  {
    name: 'pgdg',
    url: 'https://apt.postgresql.org/pub/repos/apt',
    suite: 'noble-pgdg',
    components: 'main',
    type: 'deb',
    enabled: false,
    secure: true,
    signed_by: null,
    trusted: null,
    file: '/etc/apt/sources.list.d/pgdg.list',
    refreshed_at: null,
    last_error: null,
  },
];

/** A change of a host's packages. */
export function hostChange(patch: Partial<HostChange> = {}): HostChange {
  return {
    id: 'c1',
    at: minutesAgo(70),
    kind: 'upgraded',
    package: 'openssl',
    architecture: 'amd64',
    from: '3.0.13-0ubuntu3.4',
    to: '3.0.13-0ubuntu3.7',
    security: true,
    ...patch,
  };
}

export const CHANGES: HostChange[] = [
  hostChange(),
  hostChange({
    id: 'c2',
    kind: 'installed',
    package: 'jq',
    from: null,
    to: '1.7.1',
    security: false,
  }),
  hostChange({ id: 'c3', at: daysAgo(3), kind: 'update_available', package: 'curl' }),
  hostChange({
    id: 'c4',
    at: daysAgo(3),
    kind: 'removed',
    package: 'telnet',
    to: null,
    security: false,
  }),
];

export const REPORTS: HostReport[] = Array.from({ length: 70 }, (_, index) => ({
  id: index,
  at: minutesAgo(4 + 60 * index),
  kind: index % 3 === 1 ? 'partial' : 'full',
  sections: index % 3 === 1 ? ['packages'] : ['packages', 'repositories', 'system', 'network'],
  changed: index % 4 === 0,
  ok: index !== 5,
  error: index === 5 ? 'packages[12]: name is missing' : null,
  packages: index === 5 ? 0 : 815,
  updates: index === 5 ? 0 : 34,
  security: index === 5 ? 0 : 12,
  bytes: 41_233 + index,
  duration_ms: 12,
  agent_ms: index % 2 === 0 ? 640 : null,
}));
