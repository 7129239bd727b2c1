import { oneOf, type RawSearch, withoutUndefined } from '@/lib/table/search';

/** Tabs that list credentials; the rest are guides. */
export const TOKEN_TABS = ['tokens', 'gethomepage'] as const;
export type TokenTab = (typeof TOKEN_TABS)[number];

/** Tabs of the page; the first is open unless the address says otherwise. */
export const TABS = [...TOKEN_TABS, 'ansible', 'agents'] as const;
export type IntegrationsTab = (typeof TABS)[number];

/** What of the page lives in its address. */
export function parseIntegrationsSearch(raw: RawSearch): { tab?: IntegrationsTab } {
  return withoutUndefined({ tab: oneOf(raw.tab, TABS) });
}
