import type {
  AttentionRow,
  Dashboard,
  FactorStatus,
  HostDetail,
  HostFacets,
  HostGroup,
  HostRow,
  LoginSettings,
  User,
} from '@/lib/api/types';

/** The moment tests and the pretend server take for now. */
export const NOW = Date.parse('2026-11-23T14:06:00.000Z');

/** API time so many minutes before `NOW`. */
export function minutesAgo(minutes: number): string {
  return new Date(NOW - minutes * 60_000).toISOString();
}

/** API time so many days before `NOW`. */
export function daysAgo(days: number): string {
  return minutesAgo(days * 24 * 60);
}

export function user(patch: Partial<User> = {}): User {
  return {
    id: 'u1',
    username: 'mara',
    email: 'mara@example.org',
    first_name: 'Mara',
    last_name: 'Lindqvist',
    role: 'superadmin',
    role_name: 'Super Admin',
    permissions: [
      'view_dashboard',
      'view_hosts',
      'manage_hosts',
      'view_packages',
      'export_data',
      'view_users',
      'manage_users',
      'manage_superusers',
      'view_audit',
      'manage_settings',
    ],
    is_active: true,
    all_hosts: true,
    host_groups: [],
    has_password: true,
    single_sign_on: false,
    tfa_required: false,
    tfa_enabled: false,
    passkeys: 0,
    theme: 'system',
    time_zone: null,
    avatar_url: null,
    created_at: daysAgo(90),
    last_login_at: minutesAgo(3),
    last_login: minutesAgo(3),
    ...patch,
  };
}

/** The ways in: a password alone. */
export function ways(patch: Partial<LoginSettings> = {}): LoginSettings {
  return {
    has_users: true,
    signup_enabled: false,
    password_policy: {
      min_length: 8,
      max_length: 256,
      forbid_common: true,
      forbid_username: true,
    },
    oidc: { enabled: false, buttonText: '', disableLocalAuth: false },
    passkeys_origin: null,
    ...patch,
  };
}

/** How the second factor stands: there is none. */
export function factor(patch: Partial<FactorStatus> = {}): FactorStatus {
  return {
    enabled: false,
    app: false,
    passkeys: 0,
    required: false,
    backup_codes_left: 0,
    trusted_devices: 0,
    ...patch,
  };
}

export function group(patch: Partial<HostGroup> = {}): HostGroup {
  return {
    id: 'g1',
    name: 'Production',
    description: 'What customers see',
    color: '#2f8f83',
    hosts: 3,
    created_at: daysAgo(80),
    ...patch,
  };
}

export function host(patch: Partial<HostRow> = {}): HostRow {
  return {
    id: 'h1',
    friendly_name: 'mail-01',
    hostname: 'mail-01.example.org',
    ip: '10.20.1.25',
    os: { type: 'debian', version: '12', name: 'Debian 12' },
    architecture: 'x86_64',
    status: 'active',
    reporting: 'reporting',
    last_report_at: minutesAgo(2),
    last_seen_at: minutesAgo(2),
    updates: { total: 9, available: 8, held: 1, phased: 0, kept_back: 0, pinned: 0 },
    security_updates: 3,
    security_unknown: false,
    packages: 815,
    reboot: { needed: false, reason: null },
    oldest_update_since: daysAgo(41),
    oldest_security_since: daysAgo(41),
    oldest_security_package: 'exim4',
    groups: [{ id: 'g1', name: 'Production', color: '#2f8f83' }],
    agent_version: '3.0.0',
    package_manager: 'apt',
    created_at: daysAgo(60),
    ...patch,
  };
}

/** A host added a moment ago that has not reported. */
export function awaitingHost(patch: Partial<HostRow> = {}): HostRow {
  return host({
    id: 'h-new',
    friendly_name: 'cache-02',
    hostname: null,
    ip: null,
    os: null,
    status: 'pending',
    reporting: 'awaiting',
    last_report_at: null,
    last_seen_at: null,
    updates: { total: 0, available: 0, held: 0, phased: 0, kept_back: 0, pinned: 0 },
    security_updates: 0,
    packages: 0,
    reboot: { needed: null, reason: null },
    oldest_update_since: null,
    oldest_security_since: null,
    oldest_security_package: null,
    groups: [],
    created_at: minutesAgo(0),
    ...patch,
  });
}

export function hostDetail(patch: Partial<HostDetail> = {}): HostDetail {
  return {
    ...host(),
    machine_id: '5f0c21d97be3a8465f0c21d97be3a846',
    notes: null,
    api_id: 'patchmon_5f0c21d97be3a846',
    kernel: { running: '6.1.0-28-amd64', installed: '6.1.0-31-amd64' },
    uptime_text: '63 days',
    boot_time: daysAgo(63),
    reboot_evidence: [],
    restart_needed: [],
    package_lists: { refreshed_at: minutesAgo(120), last_error: null },
    cpu: { model: 'EPYC 7282', cores: 4 },
    memory: { total: 8e9, available: 5e9, swap_total: 1e9, swap_free: 1e9 },
    ram_gib: 7.45,
    swap_gib: 0.93,
    load_average: [0.1, 0.2, 0.15],
    disks: [],
    interfaces: [],
    gateway_ip: '10.20.1.1',
    dns_servers: ['10.20.0.53'],
    selinux: null,
    apparmor: 'enabled',
    virtualization: 'kvm',
    container: false,
    automatic_updates: null,
    missing_package_managers: [],
    collectors: [],
    repositories_count: 4,
    update_interval: 60,
    same_machine: [],
    docker_enabled: null,
    enrollment: null,
    ...patch,
  };
}

export function attention(patch: Partial<AttentionRow> = {}): AttentionRow {
  return {
    host: { id: 'h1', friendly_name: 'mail-01', os_name: 'Debian 12', groups: [] },
    reason: 'security_waiting',
    package: 'exim4',
    since: daysAgo(41),
    held: false,
    silent: false,
    security_updates: 3,
    updates: 9,
    hosts: 1,
    others: [],
    package_id: 'p2',
    more_security: 2,
    kernel: null,
    ...patch,
  };
}

export function dashboard(patch: Partial<Dashboard> = {}): Dashboard {
  return {
    hosts: 1,
    need_updates: 1,
    have_security: 1,
    need_reboot: 0,
    silent: 0,
    awaiting: 0,
    bar: { security: 1, other: 0, current: 0, unknown: 0 },
    attention: [attention()],
    attention_total: 1,
    failing_repositories: 0,
    stale_repositories: 0,
    waiting: [
      { bucket: 'over_30', updates: 3, hosts: 1 },
      { bucket: '8_to_30', updates: 0, hosts: 0 },
      { bucket: 'up_to_7', updates: 0, hosts: 0 },
    ],
    oldest: { package: 'exim4', host: { id: 'h1', friendly_name: 'mail-01' }, since: daysAgo(41) },
    security_updates: 3,
    updates: 9,
    operating_systems: [{ key: 'Debian 12', name: 'Debian 12', hosts: 1 }],
    widespread: [{ package_id: 'p1', name: 'tzdata', hosts: 1, security: false }],
    recent: [],
    ...patch,
  };
}

/** The counts beside the filters, for these hosts. */
export function facets(hosts: readonly HostRow[]): HostFacets {
  const count = (test: (row: HostRow) => boolean) => hosts.filter(test).length;
  return {
    all: hosts.length,
    updates: count((row) => row.updates.total > 0),
    security: count((row) => row.security_updates > 0),
    reboot: count((row) => row.reboot.needed === true),
    silent: count((row) => row.reporting === 'silent'),
    overdue: count((row) => row.reporting === 'overdue'),
    awaiting: count((row) => row.reporting === 'awaiting'),
    automatic: 0,
    by_hand: 0,
    os: [],
    groups: [],
  };
}
