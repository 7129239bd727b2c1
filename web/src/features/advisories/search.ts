import { SEVERITIES, type Severity } from '@/lib/severity';
import {
  type ListSearch,
  oneOf,
  pageQuery,
  parseListSearch,
  type RawSearch,
  withoutUndefined,
} from '@/lib/table/search';

/** What a list of advisories, or of an advisory's hosts, shows as it stands in the address. */
export interface AdvisoriesSearch extends ListSearch {
  severity?: Severity;
}

/** Reads an address; the lists have one order only. */
export function parseAdvisoriesSearch(raw: RawSearch): AdvisoriesSearch {
  return withoutUndefined({
    ...parseListSearch(raw, []),
    severity: oneOf(raw.severity, SEVERITIES),
  });
}

/** The API query of the fleet's list. */
export function advisoriesApiQuery({ severity, ...list }: AdvisoriesSearch) {
  return withoutUndefined({ ...pageQuery(list), severity });
}
