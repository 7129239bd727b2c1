import { minutesAgo } from '../builders';
import { type Door, ok } from './reply';

/** The settings of the installation. */
export const SETTINGS = {
  server_url: 'https://patchmon.example.org',
  ignore_ssl_self_signed: false,
  private_ca_fingerprint: null,
  update_interval: 60,
  max_packages_per_report: 10_000,
  report_detail_days: 7,
  report_days: 90,
  change_days: 365,
  audit_days: 365,
  trend_days: 730,
  time_zone: 'UTC',
  auto_update: true,
  accent_color: '',
  signup_enabled: false,
  default_user_role: 'user',
  locked: {},
};

/** A SQLite database that was copied. */
export const DATA = {
  engine: 'sqlite',
  version: '3.50.4',
  size_bytes: 23_456_789,
  tables: [
    { name: 'host_packages', rows: 81_500, bytes: 14_000_000 },
    { name: 'audit_log', rows: 12_345, bytes: 6_200_000 },
    { name: 'hosts', rows: 7, bytes: 40_960 },
  ],
  backup: {
    supported: true,
    last_at: minutesAgo(90),
    last_bytes: 21_000_000,
    running: false,
    error: null,
  },
};

/** The page's own look. */
export const LOOK = {
  accent_color: '',
  has_logo: { light: false, dark: false, favicon: false },
};

const variable = {
  category: 'server',
  value: null as string | null,
  set: false,
  source: 'default',
  default: null as string | null,
  description: '',
  secret: false,
};

const VARIABLES = [
  {
    ...variable,
    name: 'PATCHMON_LISTEN',
    value: '0.0.0.0:3000',
    set: true,
    source: 'environment',
    default: '127.0.0.1:3000',
    description: 'Address and port to listen on.',
  },
  {
    ...variable,
    name: 'SERVER_KEY',
    category: 'secrets',
    value: '••••••••',
    set: true,
    source: 'file',
    description: 'Key from which digests of host keys are made.',
    secret: true,
  },
  { ...variable, name: 'AGENT_BINARIES_DIR', category: 'agents', description: 'Agent programs.' },
];

/** A provider that is there. */
export const SINGLE_SIGN_ON = {
  status: {
    state: 'ready',
    issuer: 'https://auth.example.org/application/o/patchmon/',
    error: null as string | null,
    since: minutesAgo(120) as string | null,
    next_attempt_at: null as string | null,
    missing: [] as string[],
  },
  callback_url: 'https://patchmon.example.org/api/v1/auth/oidc/callback',
  local_auth: { disabled: false, break_glass_until: null as string | null },
  variables: [
    {
      ...variable,
      name: 'OIDC_CLIENT_SECRET',
      category: 'single_sign_on',
      value: '••••••••',
      set: true,
      source: 'environment',
      description: 'Client secret that the provider gave.',
      secret: true,
    },
  ],
  roles: [
    { role: 'superadmin', groups: ['PatchMon Admins', 'PatchMon SuperAdmins'] },
    { role: 'admin', groups: ['PatchMon Admins'] },
    { role: 'user', groups: [] },
  ],
};

const attempt = {
  id: 'a1',
  at: minutesAgo(4),
  outcome: 'success',
  code: null as string | null,
  message: 'Signed in; the account was made',
  username: 'john.doe' as string | null,
  email: 'john.doe@example.org',
  subject: '8a7d3c',
  groups: ['PatchMon Admins'] as string[] | null,
  role: 'admin' as string | null,
  reason: 'member of “PatchMon Admins”' as string | null,
  address: '192.0.2.7',
};

const ATTEMPTS = [
  attempt,
  {
    ...attempt,
    id: 'a2',
    outcome: 'refused',
    code: 'user_not_found',
    message: 'Nobody here has this address',
    username: null,
    groups: null,
    role: null,
    reason: null,
  },
];

const TEST = {
  ok: false,
  steps: [
    { name: 'discovery', ok: true, detail: 'The provider answers and describes itself' },
    { name: 'token', ok: false, detail: 'the provider refused with invalid_client' },
  ],
};

/** Settings, data and variables of the server. */
export const settingsDoors: Door[] = [
  ['GET', /^\/settings$/, () => ok(SETTINGS)],
  ['PUT', /^\/settings$/, ({ body }) => ok({ ...SETTINGS, ...(body as object) })],
  ['GET', /^\/settings\/public$/, () => ok(LOOK)],
  ['GET', /^\/settings\/data$/, () => ok(DATA)],
  ['POST', /^\/settings\/data\/backup$/, () => ({ status: 202, body: DATA.backup })],
  ['GET', /^\/auth\/oidc\/settings$/, () => ok(SINGLE_SIGN_ON)],
  ['GET', /^\/auth\/oidc\/attempts$/, () => ok({ items: ATTEMPTS })],
  ['POST', /^\/auth\/oidc\/test$/, () => ok(TEST)],
  ['GET', /^\/settings\/environment$/, () => ok({ items: VARIABLES })],
];
