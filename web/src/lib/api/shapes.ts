// Shapes of the API's answers, written by hand from the contract. `types.ts` is the only importer.

export interface User {
  id: string;
  username: string;
  email: string;
  first_name: string | null;
  last_name: string | null;
  role: 'superadmin' | 'admin' | 'host_manager' | 'user' | 'readonly';
  permissions: string[];
  avatar_url: string | null;
  created_at: string;
  last_login_at: string | null;
}
export interface SignedIn {
  message: string;
  token: string;
  expires_at: string;
  user: User;
}
export interface Settings {
  server_url: string;
  ignore_ssl_self_signed: boolean;
  update_interval: number;
  max_packages_per_report: number;
}
export interface Navigation {
  hosts: number;
  packages: number;
  repositories: number;
}
export interface List<T> {
  items: T[];
  total: number;
  limit: number;
  offset: number;
}
export interface GroupRef {
  id: string;
  name: string;
  color: string | null;
}
export interface HostGroup extends GroupRef {
  description: string | null;
  hosts: number;
  created_at: string;
}
export type Reporting = 'reporting' | 'overdue' | 'silent' | 'awaiting';
export interface HostRow {
  id: string;
  friendly_name: string;
  hostname: string | null;
  ip: string | null;
  os: { type: string; version: string; name: string } | null;
  architecture: string | null;
  status: 'pending' | 'active';
  reporting: Reporting;
  last_report_at: string | null;
  last_seen_at: string | null;
  updates: {
    total: number;
    available: number;
    held: number;
    phased: number;
    kept_back: number;
    pinned: number;
  };
  security_updates: number;
  security_unknown: boolean;
  packages: number;
  reboot: { needed: boolean | null; reason: string | null };
  oldest_update_since: string | null;
  oldest_security_since: string | null;
  oldest_security_package: string | null;
  groups: GroupRef[];
  agent_version: string | null;
  package_manager: string | null;
  created_at: string;
}
export interface HostFacets {
  all: number;
  updates: number;
  security: number;
  reboot: number;
  silent: number;
  overdue: number;
  awaiting: number;
  os: { key: string; name: string; hosts: number }[];
  groups: (GroupRef & { hosts: number })[];
}
export interface HostList extends List<HostRow> {
  facets: HostFacets;
}
export interface CreatedHost {
  host: HostRow;
  api_id: string;
  api_key: string;
  commands: { configure: string; report: string };
}
export interface HostDetail extends HostRow {
  machine_id: string | null;
  notes: string | null;
  api_id: string;
  kernel: { running: string | null; installed: string | null };
  uptime_text: string | null;
  boot_time: string | null;
  reboot_evidence: string[];
  restart_needed: { pid: number; command: string; unit: string | null; files: string[] }[] | null;
  package_lists: { refreshed_at: string | null; last_error: string | null } | null;
  cpu: { model: string | null; cores: number | null };
  memory: {
    total: number;
    available: number | null;
    swap_total: number | null;
    swap_free: number | null;
  } | null;
  ram_gib: number | null;
  swap_gib: number | null;
  load_average: number[] | null;
  disks: {
    device: string;
    mountpoint: string;
    filesystem: string | null;
    size: number;
    used: number | null;
    available: number | null;
  }[];
  interfaces: {
    name: string;
    kind: string | null;
    mac_address: string | null;
    mtu: number | null;
    status: string | null;
    link_speed: number | null;
    duplex: string | null;
    addresses: { address: string; family: string; netmask: string | null }[];
  }[];
  gateway_ip: string | null;
  dns_servers: string[];
  selinux: string | null;
  apparmor: string | null;
  virtualization: string | null;
  container: boolean | null;
  missing_package_managers: string[];
  collectors: { name: string; ok: boolean; duration_ms: number; error: string | null }[];
  repositories_count: number;
  update_interval: number;
  same_machine: { id: string; friendly_name: string }[];
}
export type UpdateState = 'current' | 'available' | 'held' | 'phased' | 'kept_back' | 'pinned';
export type SecurityState = 'yes' | 'no' | 'unknown';
export interface HostPackage {
  id: string;
  package_id: string;
  name: string;
  ecosystem: string;
  architecture: string | null;
  installed: string;
  candidate: string | null;
  state: UpdateState;
  phased_percentage: number | null;
  security: SecurityState;
  since: string | null;
  security_since: string | null;
  source_repository: string | null;
  candidate_repository: string | null;
  description: string | null;
  category: string | null;
}
export interface HostPackageList extends List<HostPackage> {
  counts: {
    all: number;
    updates: number;
    security: number;
    held: number;
    phased: number;
    kept_back: number;
    pinned: number;
  };
}
export interface HostRepository {
  name: string | null;
  url: string;
  suite: string | null;
  components: string | null;
  type: string | null;
  enabled: boolean;
  secure: boolean;
  signed_by: string | null;
  trusted: boolean | null;
  file: string | null;
}
export interface HostChange {
  id: string;
  at: string;
  kind: ChangeKind;
  package: string;
  architecture: string | null;
  from: string | null;
  to: string | null;
  security: boolean;
}
export type ChangeKind =
  | 'installed'
  | 'removed'
  | 'upgraded'
  | 'downgraded'
  | 'changed'
  | 'update_available'
  | 'update_applied'
  | 'update_withdrawn';
export interface HostReport {
  id: string;
  at: string;
  kind: 'full' | 'partial';
  sections: string[];
  changed: boolean;
  ok: boolean;
  error: string | null;
  packages: number | null;
  updates: number | null;
  security: number | null;
  bytes: number;
  duration_ms: number;
  agent_ms: number | null;
}
export interface FleetPackage {
  id: string;
  ecosystem: string;
  name: string;
  description: string | null;
  hosts: number;
  hosts_with_updates: number;
  hosts_with_security: number;
  versions: number;
  latest: string | null;
}
export interface PackageDetail {
  id: string;
  ecosystem: string;
  name: string;
  description: string | null;
  category: string | null;
  hosts: number;
  hosts_with_updates: number;
  hosts_with_security: number;
  versions: { version: string; architecture: string | null; hosts: number }[];
}
export interface PackageHost {
  host: { id: string; friendly_name: string; os_name: string | null };
  architecture: string | null;
  installed: string;
  candidate: string | null;
  state: UpdateState;
  phased_percentage: number | null;
  security: SecurityState;
  since: string | null;
}
export interface Repository {
  id: string;
  ecosystem: string;
  url: string;
  suite: string | null;
  components: string | null;
  type: string | null;
  hosts: number;
  secure: boolean;
}
export interface AttentionRow {
  host: { id: string; friendly_name: string; os_name: string | null; groups: GroupRef[] };
  reason: 'security_waiting' | 'silent' | 'reboot' | 'lists_stale';
  package: string | null;
  since: string | null;
  held: boolean;
  silent: boolean;
  security_updates: number;
  updates: number;
  more_security: number;
  kernel: { running: string | null; installed: string | null } | null;
}
export interface RecentChange {
  at: string;
  host: { id: string; friendly_name: string };
  kind: string;
  count: number;
  package: string | null;
  to: string | null;
}
export interface Dashboard {
  hosts: number;
  need_updates: number;
  have_security: number;
  need_reboot: number;
  silent: number;
  awaiting: number;
  bar: { security: number; other: number; current: number; unknown: number };
  attention: AttentionRow[];
  attention_total: number;
  waiting: { bucket: 'over_30' | '8_to_30' | 'up_to_7'; updates: number; hosts: number }[];
  oldest: { package: string; host: string; since: string } | null;
  security_updates: number;
  updates: number;
  operating_systems: { key: string; name: string; hosts: number }[];
  widespread: { package_id: string; name: string; hosts: number; security: boolean }[];
  recent: RecentChange[];
}
export interface TrendPoint {
  day: string;
  updates: number | null;
  security: number | null;
}
