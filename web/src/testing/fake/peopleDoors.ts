import type { PermissionInfo, Role, UserRow } from '@/lib/api/types';
import { daysAgo, minutesAgo, user } from '../builders';
import { type Door, ok, pageOf, type Question, type Reply } from './reply';

const permission = (
  name: string,
  label: string,
  group: string,
  risk: PermissionInfo['risk'],
): PermissionInfo => ({ name, label, group, risk, description: `${label} of this server.` });

/** The permissions of a server. */
export const PERMISSIONS: PermissionInfo[] = [
  permission('view_dashboard', 'View dashboard', 'Fleet', 'low'),
  permission('view_hosts', 'View hosts', 'Fleet', 'low'),
  permission('manage_hosts', 'Manage hosts', 'Fleet', 'medium'),
  permission('view_packages', 'View packages', 'Fleet', 'low'),
  permission('export_data', 'Export data', 'Fleet', 'medium'),
  permission('view_users', 'View users', 'People', 'low'),
  permission('manage_users', 'Manage users', 'People', 'high'),
  permission('manage_superusers', 'Manage super admins', 'People', 'high'),
  permission('view_audit', 'View audit log', 'Server', 'medium'),
  permission('manage_settings', 'Manage settings', 'Server', 'high'),
];

const names = PERMISSIONS.map(({ name }) => name);
const looking = ['view_dashboard', 'view_hosts', 'view_packages'];

const role = (name: string, label: string, rank: number, permissions: string[]): Role => ({
  name,
  label,
  rank,
  permissions,
  description: '',
  built_in: true,
  users: 1,
});

/** Built-in roles and one that people made. */
export const ROLES: Role[] = [
  role('superadmin', 'Super Admin', 100, names),
  role(
    'admin',
    'Admin',
    90,
    names.filter((name) => name !== 'manage_superusers'),
  ),
  role('host_manager', 'Host Manager', 50, [...looking, 'manage_hosts', 'export_data']),
  {
    ...role('auditor', 'Auditor', 30, ['view_audit', 'export_data']),
    built_in: false,
    users: 0,
    description: 'Reads the log.',
  },
  role('user', 'User', 20, [...looking, 'export_data']),
  role('readonly', 'Read Only', 10, looking),
];

const person = (patch: Partial<UserRow>): UserRow => ({ ...user(), sessions: 1, ...patch });

/** The first one is who is signed in. */
export const USERS: UserRow[] = [
  person({}),
  person({
    id: 'u2',
    username: 'tom',
    email: 'tom@example.org',
    first_name: null,
    last_name: null,
    role: 'host_manager',
    role_name: 'Host Manager',
    permissions: [...looking, 'manage_hosts', 'export_data'],
    all_hosts: false,
    host_groups: [{ id: 'g1', name: 'Production', color: '#2f8f83' }],
    tfa_required: true,
    last_login: daysAgo(3),
  }),
  person({
    id: 'u3',
    username: 'ines',
    email: 'ines@example.org',
    first_name: 'Ines',
    last_name: 'Roth',
    role: 'readonly',
    role_name: 'Read Only',
    permissions: looking,
    is_active: false,
    tfa_enabled: true,
    single_sign_on: true,
    sessions: 0,
    last_login: null,
    created_at: minutesAgo(30),
  }),
];

function list({ query }: Question): Reply {
  const words = query.get('search') ?? '';
  const wanted = query.get('role');
  const status = query.get('status');
  const found = USERS.filter(
    (each) =>
      each.username.includes(words) &&
      (!wanted || each.role === wanted) &&
      (!status || each.is_active === (status === 'active')),
  );
  return ok(pageOf(found, query));
}

function changed({ body }: Question, id: string): Reply {
  return ok({ ...USERS.find((each) => each.id === id), ...(body as object) });
}

const done = (): Reply => ({ status: 204 });

/** Users and roles. */
export const peopleDoors: Door[] = [
  ['GET', /^\/auth\/admin\/users$/, list],
  ['POST', /^\/auth\/admin\/users$/, ({ body }) => ({ status: 201, body })],
  ['PUT', /^\/auth\/admin\/users\/([^/]+)$/, changed],
  ['DELETE', /^\/auth\/admin\/users\/([^/]+)$/, done],
  ['POST', /^\/auth\/admin\/users\/([^/]+)\/reset-(?:password|tfa)$/, done],
  [
    'GET',
    /^\/permissions\/roles$/,
    () => ok({ items: ROLES, permissions: PERMISSIONS, assignable: ROLES.map(({ name }) => name) }),
  ],
  [
    'PUT',
    /^\/permissions\/roles\/([^/]+)$/,
    ({ body }, name) => ok({ ...ROLES[3], name, ...(body as object) }),
  ],
  ['DELETE', /^\/permissions\/roles\/([^/]+)$/, done],
];
