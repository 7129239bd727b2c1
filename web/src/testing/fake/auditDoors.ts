import type { AuditItem } from '@/lib/api/types';
import { minutesAgo } from '../builders';
import { type Door, ok, type Question } from './reply';

/** A row of the audit log. */
export function auditItem(patch: Partial<AuditItem> = {}): AuditItem {
  return {
    id: 12,
    at: minutesAgo(4),
    actor: { kind: 'user', id: 'u1', name: 'mara' },
    action: 'settings.update',
    subject: { kind: 'settings', id: null, name: null },
    before: { update_interval: 60, server_url: 'https://patchmon.example.org' },
    after: { update_interval: 30, server_url: 'https://patchmon.example.org' },
    address: '192.0.2.10',
    request_id: '5f1c0a2b3c4d5e6f',
    outcome: 'success',
    ...patch,
  };
}

const ROWS: AuditItem[] = [
  auditItem(),
  auditItem({
    id: 11,
    at: minutesAgo(9),
    actor: { kind: 'token', id: 't2', name: 'Proxmox Frankfurt' },
    action: 'token.refuse',
    subject: { kind: 'token', id: 't2', name: 'Proxmox Frankfurt' },
    before: null,
    after: { reason: 'limit' },
    outcome: 'refused',
  }),
  auditItem({
    id: 10,
    at: minutesAgo(60),
    action: 'host.rename',
    subject: { kind: 'host', id: 'h1', name: 'mail-01' },
    before: { friendly_name: 'mail-old' },
    after: { friendly_name: 'mail-01' },
  }),
  auditItem({
    id: 9,
    at: minutesAgo(61),
    actor: { kind: 'system', id: null, name: 'command line' },
    action: 'future.deed',
    subject: { kind: 'host_group', id: 'g1', name: 'Production' },
    before: null,
    after: null,
    address: null,
    request_id: null,
    outcome: 'failed',
  }),
];

/** Two rows at a time, so that there is something to load. */
const PART = 2;

function rows({ query }: Question) {
  const words = query.get('search') ?? '';
  const found = ROWS.filter(
    (row) =>
      JSON.stringify(row).includes(words) &&
      (query.get('outcome') ?? row.outcome) === row.outcome &&
      (query.get('action') ?? row.action) === row.action,
  );
  const start = Number(query.get('cursor') ?? 0);
  const next = start + PART;
  return ok({
    items: found.slice(start, next),
    total: query.has('cursor') ? null : found.length,
    next_cursor: next < found.length ? String(next) : null,
  });
}

const filters = {
  actions: [...new Set(ROWS.map(({ action }) => action))],
  subjects: [...new Set(ROWS.map(({ subject }) => subject.kind))],
  actors: ROWS.map(({ actor }) => actor),
};

const verdict = {
  ok: true,
  checked: 12_345,
  waiting: 1,
  uncovered: 0,
  first_broken_id: null,
  reason: null,
  head: null,
};

/** The audit log. */
export const auditDoors: Door[] = [
  ['GET', /^\/audit$/, rows],
  ['GET', /^\/audit\/filters$/, () => ok(filters)],
  ['GET', /^\/audit\/verify$/, () => ok(verdict)],
];
