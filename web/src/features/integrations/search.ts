import { oneOf, type RawSearch, withoutUndefined } from '@/lib/table/search';

/** Tabs of the page; the first is open unless the address says otherwise. */
export const TABS = ['tokens', 'gethomepage'] as const;
export type IntegrationsTab = (typeof TABS)[number];

/** What of the page lives in its address. */
export function parseIntegrationsSearch(raw: RawSearch): { tab?: IntegrationsTab } {
  return withoutUndefined({ tab: oneOf(raw.tab, TABS) });
}
