import type { Token } from '@/lib/api/types';
import { daysAgo, minutesAgo } from '../builders';
import { type Door, ok, type Question, type Reply } from './reply';

/** A credential of a program. */
export function token(patch: Partial<Token> = {}): Token {
  return {
    id: 't1',
    token_name: 'Ansible inventory',
    token_key: `patchmon_ae_${'c76f0ef62409dc70'.repeat(2)}`,
    is_active: true,
    allowed_ip_ranges: ['10.30.0.0/16'],
    max_hosts_per_day: 100,
    hosts_created_today: 0,
    last_used_at: minutesAgo(12),
    expires_at: daysAgo(-98),
    created_at: daysAgo(60),
    default_host_group_id: null,
    metadata: { integration_type: 'api' },
    scopes: { host: ['get', 'patch'] },
    host_groups: null,
    users: { id: 'u1', username: 'mara', first_name: 'Mara', last_name: 'Lindqvist' },
    ...patch,
  };
}

const enrolment = { scopes: null, metadata: { integration_type: 'proxmox-lxc' } };

/** Credentials in every state the page tells apart. */
export const TOKENS: Token[] = [
  token(),
  token({
    id: 't2',
    token_name: 'Proxmox Frankfurt',
    ...enrolment,
    max_hosts_per_day: 20,
    hosts_created_today: 20,
    allowed_ip_ranges: [],
    expires_at: daysAgo(-9.5),
  }),
  token({ id: 't3', token_name: 'Checkmk export', is_active: false, last_used_at: daysAgo(43) }),
  token({ id: 't4', token_name: 'Old Jenkins', expires_at: daysAgo(3), last_used_at: null }),
  token({
    id: 't5',
    token_name: 'Homepage widget',
    metadata: { integration_type: 'gethomepage' },
    scopes: null,
    expires_at: null,
  }),
];

function changed({ body }: Question, id: string): Reply {
  const found = TOKENS.find((each) => each.id === id);
  return ok({ message: 'Token updated successfully', token: { ...found, ...(body as object) } });
}

function created({ body }: Question): Reply {
  const asked = body as Partial<Token>;
  const made = {
    ...token({ id: 't9', scopes: null }),
    ...asked,
    token_secret: '8f7e6d5c'.repeat(8),
  };
  return { status: 201, body: { message: '', token: made, warning: '' } };
}

/** Credentials of programs. */
export const tokenDoors: Door[] = [
  ['GET', /^\/auto-enrollment\/tokens$/, () => ok(TOKENS)],
  ['POST', /^\/auto-enrollment\/tokens$/, created],
  ['PATCH', /^\/auto-enrollment\/tokens\/([^/]+)$/, changed],
  [
    'DELETE',
    /^\/auto-enrollment\/tokens\/([^/]+)$/,
    (_, id) => ok({ message: '', deleted_token: { id, token_name: '' } }),
  ],
];
