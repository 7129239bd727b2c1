import type { Reporting } from '@/lib/api/types';
import {
  flagParam,
  type ListSearch,
  oneOf,
  pageQuery,
  parseListSearch,
  type RawSearch,
  textParam,
  withoutUndefined,
} from '@/lib/table/search';

/** Sorts the API knows for hosts. */
export const SORTS = [
  'friendly_name',
  'os',
  'updates',
  'security',
  'reboot',
  'last_report',
  'waiting',
  'created',
] as const;

const REPORTING: readonly Reporting[] = ['reporting', 'overdue', 'silent', 'awaiting'];

/** Hosts that do not report as they should, as one quick filter. */
export const QUIET = 'silent,overdue';

/** What the hosts list shows, as it stands in the address. */
export interface HostsSearch extends ListSearch {
  updates?: true;
  security?: true;
  reboot?: true;
  /** Comma list of reporting states. */
  reporting?: string;
  /** Comma list of group ids; `ungrouped` for hosts without one. */
  group?: string;
  /** Display key of an operating system. */
  os?: string;
  /** Whether a program of the host installs updates by itself. */
  automatic_updates?: 'true' | 'false';
}

function reportingParam(value: unknown): string | undefined {
  const states = (textParam(value) ?? '')
    .split(',')
    .map((word) => oneOf(word, REPORTING))
    .filter((word) => word !== undefined);
  return states.length > 0 ? states.join(',') : undefined;
}

/** Reads an address; what the list does not know is dropped. */
export function parseHostsSearch(raw: RawSearch): HostsSearch {
  return withoutUndefined({
    ...parseListSearch(raw, SORTS),
    updates: flagParam(raw.updates),
    security: flagParam(raw.security),
    reboot: flagParam(raw.reboot),
    reporting: reportingParam(raw.reporting),
    group: textParam(raw.group),
    os: textParam(raw.os),
    automatic_updates: oneOf(String(raw.automatic_updates), ['true', 'false'] as const),
  });
}

/** The filters of an address, without page and order. */
export function filtersOf({
  updates,
  security,
  reboot,
  reporting,
  group,
  os,
  automatic_updates,
  search,
}: HostsSearch) {
  return withoutUndefined({
    updates,
    security,
    reboot,
    reporting,
    group,
    os,
    automatic_updates,
    search,
  });
}

/** How many filters are set, the searched words included. */
export function filterCount(search: HostsSearch): number {
  return Object.keys(filtersOf(search)).length;
}

/** The list's own order: what waits longest for a security update comes first. */
export const DEFAULT_SORT = { sort: 'waiting', order: 'desc' } as const;

/** The API query of an address. */
export function hostsApiQuery(search: HostsSearch) {
  const { automatic_updates, ...filters } = filtersOf(search);
  return withoutUndefined({
    ...pageQuery({ ...DEFAULT_SORT, ...search }, SORTS),
    ...filters,
    automatic_updates: automatic_updates && automatic_updates === 'true',
  });
}
