import type { FleetPackage, PackageDetail, Repository } from '@/lib/api/types';
import { PACKAGE_HOSTS, PACKAGES } from './packageRows';
import { type Door, ok, pageOf, type Question, type Reply } from './reply';

/** A package across the fleet. */
export function fleetPackage(patch: Partial<FleetPackage> = {}): FleetPackage {
  return {
    id: 'p-openssl',
    ecosystem: 'deb',
    name: 'openssl',
    description: 'Secure Sockets Layer toolkit',
    hosts: 6,
    hosts_with_updates: 4,
    hosts_with_security: 4,
    versions: 2,
    latest: '3.0.13-0ubuntu3.7',
    ...patch,
  };
}

const FLEET_PACKAGES: FleetPackage[] = PACKAGES.map((row, index) =>
  fleetPackage({
    id: row.package_id,
    name: row.name,
    description: row.description,
    hosts: 6 - (index % 5),
    hosts_with_updates: row.candidate ? 4 - (index % 3) : 0,
    hosts_with_security: row.security === 'yes' ? 2 : 0,
    versions: 1 + (index % 3),
    latest: row.candidate ?? row.installed,
  }),
);

function packagesList({ query }: Question): Reply {
  const words = query.get('search') ?? '';
  const state = query.get('state');
  const rows = FLEET_PACKAGES.filter(
    (row) =>
      row.name.includes(words) &&
      (state !== 'updates' || row.hosts_with_updates > 0) &&
      (state !== 'security' || row.hosts_with_security > 0),
  );
  return ok(pageOf(rows, query));
}

function packageDetail(id: string): Reply {
  const row = FLEET_PACKAGES.find((each) => each.id === id);
  if (!row) {
    return { status: 404, body: { error: 'There is no such package', code: 'package_not_found' } };
  }
  const { versions, latest, ...rest } = row;
  const detail: PackageDetail = {
    ...rest,
    category: 'utils',
    advisories:
      id === 'p-openssl'
        ? [
            {
              id: 'RHSA-2026:0123',
              kind: 'security',
              severity: 'important',
              title: 'openssl security update',
              cves: ['CVE-2026-0001', 'CVE-2026-0002'],
              issued_at: '2026-11-02T00:00:00.000Z',
              hosts: 3,
              packages: ['openssl'],
            },
          ]
        : [],
    versions: [
      { version: '3.0.13-0ubuntu3.4', architecture: 'amd64', hosts: 5 },
      { version: '3.0.13-0ubuntu3.7', architecture: 'amd64', hosts: 1 },
    ],
  };
  return ok(detail);
}

function packageHosts({ query }: Question): Reply {
  const state = query.get('state') ?? 'all';
  const words = query.get('search') ?? '';
  const rows = PACKAGE_HOSTS.filter(
    (row) =>
      row.host.friendly_name.includes(words) &&
      (state === 'all' || row.candidate !== null) &&
      (state !== 'security' || row.security === 'yes'),
  );
  return ok(pageOf(rows, query));
}

/** A repository of the fleet. */
export function repository(patch: Partial<Repository> = {}): Repository {
  return {
    id: 'repo1',
    ecosystem: 'deb',
    url: 'http://deb.debian.org/debian',
    suite: 'bookworm',
    components: 'main contrib',
    type: 'deb',
    hosts: 5,
    secure: true,
    disabled: 0,
    stale: 0,
    failing: 0,
    last_error: null,
    ...patch,
  };
}

const FLEET_REPOSITORIES = [
  repository(),
  repository({ id: 'repo2', url: 'http://mirror.int.example.org/debs', hosts: 1, secure: false }),
];

/** Packages and repositories across the fleet. */
export const packageDoors: Door[] = [
  ['GET', /^\/packages$/, packagesList],
  ['GET', /^\/packages\/([^/]+)$/, (_, id) => packageDetail(id)],
  ['GET', /^\/packages\/[^/]+\/hosts$/, packageHosts],
  ['GET', /^\/repositories$/, ({ query }) => ok(pageOf(FLEET_REPOSITORIES, query))],
];
