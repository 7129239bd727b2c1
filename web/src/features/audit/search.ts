import { oneOf, type RawSearch, textParam, withoutUndefined } from '@/lib/table/search';

export const KINDS = ['user', 'token', 'host', 'system'] as const;
export const OUTCOMES = ['success', 'refused', 'failed'] as const;

/** What of the audit log lives in its address. */
export interface AuditSearch {
  actor?: string;
  kind?: (typeof KINDS)[number];
  action?: string;
  subject?: string;
  subjectId?: string;
  outcome?: (typeof OUTCOMES)[number];
  /** First and last day, as `2026-11-23`. */
  from?: string;
  to?: string;
  search?: string;
  /** Id of the row whose details are open. */
  entry?: number;
}

function dayParam(value: unknown): string | undefined {
  const day = textParam(value);
  return day && /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : undefined;
}

/** Reads an address; what does not belong there is dropped. */
export function parseAuditSearch(raw: RawSearch): AuditSearch {
  const entry = Number(raw.entry);
  return withoutUndefined({
    actor: textParam(raw.actor),
    kind: oneOf(raw.kind, KINDS),
    action: textParam(raw.action),
    subject: textParam(raw.subject),
    subjectId: textParam(raw.subjectId),
    outcome: oneOf(raw.outcome, OUTCOMES),
    from: dayParam(raw.from),
    to: dayParam(raw.to),
    search: textParam(raw.search),
    entry: Number.isInteger(entry) && entry > 0 ? entry : undefined,
  });
}

/** Midnight of a day where the reader is, so many days later, as an API time. */
function midnight(day: string, later = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

/** The filters of an address as the API takes them; the last day counts as a whole. */
export function auditQuery({ kind, subjectId, from, to, entry: _, ...same }: AuditSearch) {
  return withoutUndefined({
    ...same,
    actor_kind: kind,
    subject_id: subjectId,
    since: from && midnight(from),
    until: to && midnight(to, 1),
  });
}

/** How many filters are set. */
export function filterCount(search: AuditSearch): number {
  return Object.keys(auditQuery(search)).length;
}
