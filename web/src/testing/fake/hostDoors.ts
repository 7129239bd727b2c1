import type { HostDetail, HostPackage } from '@/lib/api/types';
import { hostDetail } from '../builders';
import { FLEET, GROUPS } from './fleet';
import { BUSY_HOST, CHANGES, REPORTS, REPOSITORIES } from './hostFacts';
import { PACKAGES } from './packageRows';
import { type Door, ok, pageOf, type Question, type Reply } from './reply';

function find(id: string): HostDetail | undefined {
  const row = FLEET.find((each) => each.id === id);
  return row && hostDetail({ ...row, ...(row.reboot.needed ? BUSY_HOST : {}) });
}

function answer(id: string, patch: Partial<HostDetail> | null): Reply {
  const host = find(id);
  if (!host) {
    return { status: 404, body: { error: 'There is no such host', code: 'host_not_found' } };
  }
  return ok(patch === null ? host : { host: { ...host, ...patch } });
}

const isUpdate = (row: HostPackage) => row.candidate !== null && row.state !== 'pinned';

/** Rows of a state filter; tests ask the same. */
export function packagesIn(state: string): HostPackage[] {
  if (state === 'all') return PACKAGES;
  if (state === 'updates') return PACKAGES.filter(isUpdate);
  if (state === 'security') return PACKAGES.filter((row) => row.security === 'yes');
  return PACKAGES.filter((row) => row.state === state);
}

const STATES = ['all', 'updates', 'security', 'held', 'phased', 'kept_back', 'pinned'];

function packages({ query }: Question): Reply {
  const words = query.get('search') ?? '';
  const rows = packagesIn(query.get('state') ?? 'all').filter((row) => row.name.includes(words));
  const counts = Object.fromEntries(STATES.map((state) => [state, packagesIn(state).length]));
  return ok({ ...pageOf(rows, query), counts });
}

function groupsOf(body: unknown): Partial<HostDetail> {
  const { groupIds } = body as { groupIds: string[] };
  return { groups: GROUPS.filter((group) => groupIds.includes(group.id)) };
}

/** One host and everything about it. */
export const hostDoors: Door[] = [
  ['GET', /^\/hosts\/[^/]+\/diagnostics$/, () => ok({ asked: null, items: [] })],
  ['GET', /^\/hosts\/([^/]+)$/, (_, id) => answer(id, null)],
  ['DELETE', /^\/hosts\/([^/]+)$/, () => ok({ message: 'Deleted' })],
  ['PATCH', /^\/hosts\/([^/]+)\/[a-z-]+$/, ({ body }, id) => answer(id, body as object)],
  ['PUT', /^\/hosts\/([^/]+)\/groups$/, ({ body }, id) => answer(id, groupsOf(body))],
  [
    'POST',
    /^\/hosts\/[^/]+\/regenerate-credentials$/,
    () => ok({ api_id: 'patchmon_5f0c21d97be3a846', api_key: 'c0ffee11'.repeat(8) }),
  ],
  ['GET', /^\/hosts\/[^/]+\/packages$/, packages],
  ['GET', /^\/hosts\/[^/]+\/repositories$/, () => ok({ items: REPOSITORIES })],
  [
    'GET',
    /^\/hosts\/[^/]+\/changes$/,
    ({ query }) =>
      ok(
        query.has('before')
          ? { items: CHANGES.slice(2), next: null }
          : { items: CHANGES.slice(0, 2), next: 'c2' },
      ),
  ],
  ['GET', /^\/hosts\/[^/]+\/reports$/, ({ query }) => ok(pageOf(REPORTS, query))],
];
