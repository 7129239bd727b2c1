import type { HostPackage, PackageHost } from '@/lib/api/types';
import { daysAgo } from '../builders';
import { FLEET } from './fleet';

/** A package of a host; an ordinary update unless the patch says otherwise. */
export function hostPackage(patch: Partial<HostPackage> = {}): HostPackage {
  const name = patch.name ?? 'tzdata';
  return {
    id: `row-${name}`,
    package_id: `p-${name}`,
    name,
    ecosystem: 'deb',
    architecture: 'amd64',
    installed: '2025b-0+deb12u1',
    candidate: '2025b-0+deb12u2',
    state: 'available',
    phased_percentage: null,
    security: 'no',
    since: daysAgo(12),
    security_since: null,
    source_repository: 'bookworm-updates',
    candidate_repository: 'bookworm-updates',
    description: `What ${name} is for`,
    category: 'admin',
    advisories: [],
    ...patch,
  };
}

function security(name: string, installed: string, candidate: string, days: number): HostPackage {
  return hostPackage({
    name,
    installed,
    candidate,
    security: 'yes',
    since: daysAgo(days),
    security_since: daysAgo(days),
    candidate_repository: 'noble-security',
  });
}

function current(name: string, installed: string): HostPackage {
  return hostPackage({ name, installed, candidate: null, state: 'current', since: null });
}

/** Packages with every state there is, in the order the server gives them. */
export const PACKAGES: HostPackage[] = [
  security('openssl', '3.0.13-0ubuntu3.4', '3.0.13-0ubuntu3.7', 23),
  security('libssl3t64', '3.0.13-0ubuntu3.4', '3.0.13-0ubuntu3.7', 23),
  security('openssh-server', '1:9.6p1-3ubuntu13.5', '1:9.6p1-3ubuntu13.9', 19),
  security('curl', '8.5.0-2ubuntu10.4', '8.5.0-2ubuntu10.6', 12),
  { ...security('nginx', '1.24.0-2ubuntu7.1', '1.24.0-2ubuntu7.3', 9), state: 'held' },
  security('linux-image-generic', '6.8.0-49.49', '6.8.0-51.52', 6),
  hostPackage({
    name: 'containerd.io',
    installed: '1.7.22-1',
    candidate: '1.7.24-1',
    state: 'held',
    since: daysAgo(31),
    candidate_repository: 'docker',
  }),
  hostPackage({ installed: '2025b-0ubuntu1', candidate: '2026c-0ubuntu1', since: daysAgo(28) }),
  hostPackage({
    name: 'postgresql-16',
    installed: '16.4-1.pgdg24.04',
    candidate: '16.6-1.pgdg24.04',
    state: 'pinned',
    since: daysAgo(11),
    candidate_repository: 'pgdg',
  }),
  hostPackage({
    name: 'systemd',
    installed: '255.4-1ubuntu8.4',
    candidate: '255.4-1ubuntu8.6',
    state: 'phased',
    phased_percentage: 40,
    since: daysAgo(5),
  }),
  hostPackage({
    name: 'libgl1-mesa-dri',
    installed: '24.0.9-0ubuntu0.2',
    candidate: '24.2.8-1ubuntu1',
    state: 'kept_back',
    since: daysAgo(4),
  }),
  hostPackage({ name: 'grafana', installed: '11.2.0', candidate: '11.3.1', security: 'unknown' }),
  ...Array.from({ length: 60 }, (_, index) => current(`lib-example-${index}`, `1.${index}-1`)),
];

/** The hosts that have a package, most of them waiting for its update. */
export const PACKAGE_HOSTS: PackageHost[] = FLEET.filter((row) => row.os !== null).map(
  (row, index) => ({
    host: { id: row.id, friendly_name: row.friendly_name, os_name: row.os?.name ?? null },
    architecture: 'amd64',
    installed: '3.0.13-0ubuntu3.4',
    candidate: index < 4 ? '3.0.13-0ubuntu3.7' : null,
    state: index === 3 ? 'held' : index < 4 ? 'available' : 'current',
    phased_percentage: null,
    security: index < 4 ? 'yes' : 'no',
    since: index < 4 ? daysAgo(23 - 3 * index) : null,
  }),
);
