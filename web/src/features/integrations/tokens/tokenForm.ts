import type { Token, TokenChange } from '@/lib/api/types';
import { enrols } from './token';

/** Actions on hosts a scope can grant, in the order of the documents. */
export const ACTIONS = ['get', 'put', 'patch', 'update', 'delete'] as const;

/** Hosts a day a new credential may enrol unless told otherwise. */
const USUAL_HOSTS_PER_DAY = 100;

/** What the form holds; its names are those of the API, so that complaints find their field. */
export interface TokenValues {
  token_name: string;
  /** Granted actions on hosts. */
  scopes: string[];
  max_hosts_per_day: number | string;
  /** Addresses and ranges, parted by commas. */
  allowed_ip_ranges: string;
  /** As the browser's field has it: local time without zone; empty for no end. */
  expires_at: string;
  /** Empty for none. */
  default_host_group_id: string;
}

export const NEW_VALUES: TokenValues = {
  token_name: '',
  scopes: [],
  max_hosts_per_day: USUAL_HOSTS_PER_DAY,
  allowed_ip_ranges: '',
  expires_at: '',
  default_host_group_id: '',
};

/** An API time as the field for date and time takes it: local, to the second. */
function localTime(text: string): string {
  const at = new Date(text);
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19);
}

/** What the form shows of a credential. */
export function valuesOf(token: Token): TokenValues {
  return {
    token_name: token.token_name,
    scopes: token.scopes?.host ?? [],
    max_hosts_per_day: token.max_hosts_per_day,
    allowed_ip_ranges: token.allowed_ip_ranges.join(', '),
    expires_at: token.expires_at === null ? '' : localTime(token.expires_at),
    default_host_group_id: token.default_host_group_id ?? '',
  };
}

/** Which fields mean something for a kind. */
export function fieldsOf(kind: string) {
  return { scopes: kind === 'api', limit: enrols(kind), group: kind !== 'gethomepage' };
}

/** The form's values as the API takes them, without what the kind has no use for. */
export function bodyOf(values: TokenValues, kind: string) {
  const fields = fieldsOf(kind);
  return {
    token_name: values.token_name.trim(),
    allowed_ip_ranges: values.allowed_ip_ranges.split(/[\s,]+/).filter(Boolean),
    expires_at: values.expires_at === '' ? '' : new Date(values.expires_at).toISOString(),
    ...(fields.group && { default_host_group_id: values.default_host_group_id }),
    ...(fields.limit && { max_hosts_per_day: Number(values.max_hosts_per_day) }),
    ...(fields.scopes && { scopes: { host: values.scopes } }),
  } satisfies TokenChange;
}
