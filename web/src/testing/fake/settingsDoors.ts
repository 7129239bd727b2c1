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

/** Settings, data and variables of the server. */
export const settingsDoors: Door[] = [
  ['GET', /^\/settings$/, () => ok(SETTINGS)],
  ['PUT', /^\/settings$/, ({ body }) => ok({ ...SETTINGS, ...(body as object) })],
  ['GET', /^\/settings\/public$/, () => ok(LOOK)],
  ['GET', /^\/settings\/data$/, () => ok(DATA)],
  ['POST', /^\/settings\/data\/backup$/, () => ({ status: 202, body: DATA.backup })],
  ['GET', /^\/settings\/environment$/, () => ok({ items: VARIABLES })],
];
