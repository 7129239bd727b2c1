-- The foundation: people, hosts, packages, history, work and events.
-- Types and principles: docs/architecture.md. Times are milliseconds UTC.

CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
-- A binary whose schema version is below this number refuses the database.
INSERT INTO meta (name, value) VALUES ('min_compatible', '1');

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE users (
  id BLOB PRIMARY KEY,
  username TEXT NOT NULL,
  username_lower TEXT NOT NULL UNIQUE,
  email TEXT NOT NULL,
  email_lower TEXT NOT NULL UNIQUE,
  first_name TEXT,
  last_name TEXT,
  avatar_url TEXT,
  password_hash TEXT,
  is_active INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  last_login_at INTEGER
) STRICT;

CREATE TABLE user_identities (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  user_id BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (issuer, subject)
) STRICT;

CREATE TABLE roles (
  name TEXT PRIMARY KEY,
  built_in INTEGER NOT NULL
) STRICT;
INSERT INTO roles (name, built_in) VALUES
  ('superadmin', true), ('admin', true), ('host_manager', true), ('user', true), ('readonly', true);

-- Permissions of custom roles; those of built-in roles are in the code.
CREATE TABLE role_permissions (
  role_name TEXT NOT NULL REFERENCES roles (name) ON DELETE CASCADE,
  permission TEXT NOT NULL,
  PRIMARY KEY (role_name, permission)
) STRICT;

CREATE TABLE role_assignments (
  user_id BLOB PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  role_name TEXT NOT NULL REFERENCES roles (name)
) STRICT;

CREATE TABLE host_groups (
  id BLOB PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  description TEXT,
  color TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- No row for a user means every host.
CREATE TABLE role_assignment_groups (
  user_id BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  group_id BLOB NOT NULL REFERENCES host_groups (id) ON DELETE CASCADE,
  PRIMARY KEY (user_id, group_id)
) STRICT;

CREATE TABLE sessions (
  id BLOB PRIMARY KEY,
  user_id BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  refresh_digest TEXT NOT NULL UNIQUE,
  previous_digest TEXT,
  created_at INTEGER NOT NULL,
  last_used_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER,
  address TEXT,
  user_agent TEXT
) STRICT;
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE TABLE sign_in_failures (
  subject TEXT PRIMARY KEY,
  failures INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  locked_until INTEGER
) STRICT;

CREATE TABLE hosts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE,
  friendly_name TEXT NOT NULL,
  name_lower TEXT NOT NULL,
  search_text TEXT NOT NULL,
  hostname TEXT,
  ip TEXT,
  os_type TEXT,
  os_version TEXT,
  os_name TEXT,
  architecture TEXT,
  machine_id TEXT,
  kernel_version TEXT,
  installed_kernel_version TEXT,
  needs_reboot INTEGER,
  reboot_reason TEXT,
  package_manager TEXT,
  agent_version TEXT,
  notes TEXT,
  status TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_report_at INTEGER,
  sequence INTEGER,
  lists_refreshed_at INTEGER,
  packages INTEGER NOT NULL DEFAULT 0,
  updates INTEGER NOT NULL DEFAULT 0,
  available INTEGER NOT NULL DEFAULT 0,
  held INTEGER NOT NULL DEFAULT 0,
  phased INTEGER NOT NULL DEFAULT 0,
  kept_back INTEGER NOT NULL DEFAULT 0,
  pinned INTEGER NOT NULL DEFAULT 0,
  security INTEGER NOT NULL DEFAULT 0,
  security_unknown INTEGER NOT NULL DEFAULT 0,
  oldest_update_at INTEGER,
  oldest_security_at INTEGER,
  oldest_security_package_id INTEGER
) STRICT;
CREATE INDEX hosts_name ON hosts (name_lower, id);
CREATE INDEX hosts_updates ON hosts (updates, id);
CREATE INDEX hosts_security ON hosts (security, id);
CREATE INDEX hosts_waiting ON hosts (oldest_security_at, id);
CREATE INDEX hosts_os ON hosts (os_name, id);
CREATE INDEX hosts_created ON hosts (created_at, id);
CREATE INDEX hosts_reported ON hosts (last_report_at, id);
CREATE INDEX hosts_reboot ON hosts (needs_reboot, id);
CREATE INDEX hosts_machine ON hosts (machine_id);

CREATE TABLE host_group_members (
  group_id BLOB NOT NULL REFERENCES host_groups (id) ON DELETE CASCADE,
  host_id INTEGER NOT NULL REFERENCES hosts (id) ON DELETE CASCADE,
  PRIMARY KEY (group_id, host_id)
) STRICT;
CREATE INDEX host_group_members_host ON host_group_members (host_id);

CREATE TABLE host_credentials (
  host_id INTEGER PRIMARY KEY REFERENCES hosts (id) ON DELETE CASCADE,
  api_id TEXT NOT NULL UNIQUE,
  key_bcrypt TEXT NOT NULL,
  key_digest TEXT,
  digest_key_id TEXT,
  created_at INTEGER NOT NULL
) STRICT;

-- Narrow and without further indexes on what changes with every contact, so that an update stays cheap.
CREATE TABLE host_contacts (
  host_id INTEGER PRIMARY KEY REFERENCES hosts (id) ON DELETE CASCADE,
  seen_at INTEGER NOT NULL,
  interval_minutes INTEGER NOT NULL,
  overdue_at INTEGER NOT NULL,
  silent_at INTEGER NOT NULL,
  load_average TEXT
) STRICT;

-- Hashes as the agent sent them, and the server's own over the interned states.
CREATE TABLE host_sections (
  host_id INTEGER PRIMARY KEY REFERENCES hosts (id) ON DELETE CASCADE,
  packages_hash TEXT,
  repos_hash TEXT,
  interfaces_hash TEXT,
  hostname_hash TEXT,
  state_hash TEXT,
  ingest_version INTEGER NOT NULL
) STRICT;

CREATE TABLE host_details (
  host_id INTEGER PRIMARY KEY REFERENCES hosts (id) ON DELETE CASCADE,
  system TEXT NOT NULL,
  network TEXT NOT NULL
) STRICT;

CREATE TABLE packages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE,
  ecosystem TEXT NOT NULL,
  name TEXT NOT NULL,
  name_lower TEXT NOT NULL,
  description TEXT,
  category TEXT,
  UNIQUE (ecosystem, name)
) STRICT;
CREATE INDEX packages_name ON packages (name_lower, id);

-- "URL suite/component" texts.
CREATE TABLE package_sources (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  label TEXT NOT NULL UNIQUE
) STRICT;

-- One row per distinct state in the fleet; key = keyed BLAKE3-128 of the whole tuple.
CREATE TABLE package_states (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key BLOB NOT NULL UNIQUE,
  package_id INTEGER NOT NULL REFERENCES packages (id),
  architecture TEXT NOT NULL,
  installed TEXT NOT NULL,
  candidate TEXT,
  update_state INTEGER NOT NULL,
  security INTEGER NOT NULL,
  phased_percentage INTEGER,
  source_id INTEGER REFERENCES package_sources (id),
  candidate_source_id INTEGER REFERENCES package_sources (id),
  first_seen_at INTEGER NOT NULL
) STRICT;
CREATE INDEX package_states_package ON package_states (package_id);

CREATE TABLE advisories (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  severity TEXT,
  issued_at INTEGER,
  cves TEXT NOT NULL
) STRICT;

CREATE TABLE state_advisories (
  state_id INTEGER NOT NULL REFERENCES package_states (id) ON DELETE CASCADE,
  advisory_id INTEGER NOT NULL REFERENCES advisories (id) ON DELETE CASCADE,
  PRIMARY KEY (state_id, advisory_id)
) STRICT;

-- New states a host may make in a day; a broken agent must not fill the table.
CREATE TABLE state_quotas (
  host_id INTEGER PRIMARY KEY REFERENCES hosts (id) ON DELETE CASCADE,
  day INTEGER NOT NULL,
  made INTEGER NOT NULL
) STRICT;

-- The truth about a host's packages: sorted state ids as delta varints behind a format byte.
CREATE TABLE host_package_sets (
  host_id INTEGER PRIMARY KEY REFERENCES hosts (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  hash BLOB NOT NULL,
  states BLOB NOT NULL
) STRICT;

-- The inverted index. No foreign key: rows go with the ids decoded from the host's set.
CREATE TABLE host_packages (
  state_id INTEGER NOT NULL,
  host_id INTEGER NOT NULL,
  PRIMARY KEY (state_id, host_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE host_updates (
  host_id INTEGER NOT NULL REFERENCES hosts (id) ON DELETE CASCADE,
  package_id INTEGER NOT NULL REFERENCES packages (id),
  architecture TEXT NOT NULL,
  since INTEGER NOT NULL,
  security INTEGER NOT NULL,
  security_since INTEGER,
  PRIMARY KEY (host_id, package_id, architecture)
) STRICT, WITHOUT ROWID;

-- Counted again from the sets, never incremented.
CREATE TABLE package_stats (
  package_id INTEGER PRIMARY KEY REFERENCES packages (id) ON DELETE CASCADE,
  hosts INTEGER NOT NULL,
  hosts_with_updates INTEGER NOT NULL,
  hosts_with_security INTEGER NOT NULL,
  versions INTEGER NOT NULL,
  latest TEXT
) STRICT;
CREATE INDEX package_stats_hosts ON package_stats (hosts, package_id);
CREATE INDEX package_stats_updates ON package_stats (hosts_with_updates, package_id);
CREATE INDEX package_stats_security ON package_stats (hosts_with_security, package_id);

CREATE TABLE state_stats (
  state_id INTEGER PRIMARY KEY,
  hosts INTEGER NOT NULL
) STRICT;

CREATE TABLE stat_runs (
  name TEXT PRIMARY KEY,
  counted_upto INTEGER NOT NULL,
  finished_at INTEGER NOT NULL,
  cost_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE repositories (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE,
  ecosystem TEXT NOT NULL,
  url TEXT NOT NULL,
  suite TEXT NOT NULL,
  components TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  secure INTEGER NOT NULL,
  UNIQUE (ecosystem, url, suite, components, kind)
) STRICT;

CREATE TABLE host_repositories (
  host_id INTEGER NOT NULL REFERENCES hosts (id) ON DELETE CASCADE,
  repository_id INTEGER NOT NULL REFERENCES repositories (id),
  enabled INTEGER NOT NULL,
  signed_by TEXT,
  trusted INTEGER,
  file TEXT,
  PRIMARY KEY (host_id, repository_id)
) STRICT;
CREATE INDEX host_repositories_repository ON host_repositories (repository_id);

CREATE TABLE host_reports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  host_id INTEGER NOT NULL REFERENCES hosts (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  sections TEXT NOT NULL,
  changed INTEGER NOT NULL,
  error TEXT,
  packages INTEGER NOT NULL,
  updates INTEGER NOT NULL,
  security INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  duration_ms INTEGER NOT NULL,
  agent_ms INTEGER
) STRICT;
CREATE INDEX host_reports_host ON host_reports (host_id, id);
CREATE INDEX host_reports_at ON host_reports (at);

CREATE TABLE package_changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  host_id INTEGER NOT NULL REFERENCES hosts (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  package_id INTEGER NOT NULL REFERENCES packages (id),
  architecture TEXT NOT NULL,
  kind INTEGER NOT NULL,
  version_from TEXT,
  version_to TEXT,
  security INTEGER NOT NULL
) STRICT;
CREATE INDEX package_changes_host ON package_changes (host_id, id);
CREATE INDEX package_changes_at ON package_changes (at);

-- Sixteen shards, so that reports of different hosts seldom touch the same row.
CREATE TABLE report_minutes (
  minute INTEGER NOT NULL,
  shard INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  PRIMARY KEY (minute, shard)
) STRICT, WITHOUT ROWID;

CREATE TABLE trend_samples (
  day INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  hosts INTEGER NOT NULL,
  updates INTEGER NOT NULL,
  security INTEGER NOT NULL
) STRICT;

CREATE TABLE jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  queue TEXT NOT NULL,
  kind TEXT NOT NULL,
  unique_key TEXT UNIQUE,
  payload TEXT NOT NULL,
  run_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  attempt INTEGER NOT NULL DEFAULT 0,
  lease_until INTEGER,
  last_error TEXT
) STRICT;
CREATE INDEX jobs_due ON jobs (state, run_at);

CREATE TABLE leases (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  until INTEGER NOT NULL,
  epoch INTEGER NOT NULL
) STRICT;

CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  topic TEXT NOT NULL,
  subject BLOB,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX outbox_at ON outbox (at);

CREATE TABLE audit_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  actor_id BLOB,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_id TEXT,
  before TEXT,
  after TEXT,
  address TEXT
) STRICT;
CREATE INDEX audit_log_at ON audit_log (at);
