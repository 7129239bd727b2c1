import type { Token } from '@/lib/api/types';
import type { StateCode } from '@/ui/state/stateTable';

const DAY = 24 * 60 * 60 * 1000;
/** A credential nobody used for so long is marked: it may be forgotten. */
const UNUSED_DAYS = 30;
/** An end that is no further away is marked. */
const SOON_DAYS = 14;

/** Kinds whose credentials enrol hosts; the others read. */
const READERS = ['api', 'gethomepage'];

/**
 * The word a credential's kind has in the API, a free one of who made it; credentials without one
 * enrol.
 */
export function kindOf({ metadata }: Token): string {
  const kind = metadata.integration_type;
  return typeof kind === 'string' ? kind : 'direct-host';
}

/** Whether a kind's credentials make hosts, so that a daily limit means something. */
export function enrols(kind: string): boolean {
  return !READERS.includes(kind);
}

/** Whether a credential works now, and if not, the first reason it is refused for. */
export function tokenState(token: Token, now: number): StateCode {
  if (!token.is_active) return 'tokenOff';
  if (token.expires_at !== null && Date.parse(token.expires_at) <= now) return 'tokenExpired';
  const full = token.hosts_created_today >= token.max_hosts_per_day;
  return enrols(kindOf(token)) && full ? 'tokenLimit' : 'tokenActive';
}

/** Whole days since the last use (or since it was made) once they are many; null before. */
export function unusedDays(token: Token, now: number): number | null {
  const days = Math.floor((now - Date.parse(token.last_used_at ?? token.created_at)) / DAY);
  return days >= UNUSED_DAYS ? days : null;
}

/** Whole days to the end when it is near; null when it is far, over, or not set. */
export function daysLeft(token: Token, now: number): number | null {
  if (token.expires_at === null) return null;
  const days = Math.floor((Date.parse(token.expires_at) - now) / DAY);
  return days >= 0 && days < SOON_DAYS ? days : null;
}

/** A key as a list shows it: what all keys begin with left out, of the rest both ends. */
export function shortKey(key: string): string {
  return key.replace(/^patchmon_ae_(.{8}).+(.{4})$/, '$1…$2');
}

/** Scopes as the documents write them: `host:get`. */
export function scopeWords(scopes: Token['scopes']): string[] {
  return Object.entries(scopes ?? {}).flatMap(([resource, actions]) =>
    actions.map((action) => `${resource}:${action}`),
  );
}
