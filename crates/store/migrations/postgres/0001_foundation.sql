-- The foundation: people, hosts, packages, history, work and events.
-- Types and principles: docs/architecture.md. Times are milliseconds UTC.

CREATE TABLE meta (
  name TEXT COLLATE "C" PRIMARY KEY,
  value TEXT COLLATE "C" NOT NULL
);
-- A binary whose schema version is below this number refuses the database.
INSERT INTO meta (name, value) VALUES ('min_compatible', '1');

CREATE TABLE settings (
  name TEXT COLLATE "C" PRIMARY KEY,
  value TEXT COLLATE "C" NOT NULL
);

CREATE TABLE users (
  id UUID PRIMARY KEY,
  username TEXT COLLATE "C" NOT NULL,
  username_lower TEXT COLLATE "C" NOT NULL UNIQUE,
  email TEXT COLLATE "C" NOT NULL,
  email_lower TEXT COLLATE "C" NOT NULL UNIQUE,
  first_name TEXT COLLATE "C",
  last_name TEXT COLLATE "C",
  avatar_url TEXT COLLATE "C",
  password_hash TEXT COLLATE "C",
  is_active BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  last_login_at BIGINT
);

CREATE TABLE user_identities (
  issuer TEXT COLLATE "C" NOT NULL,
  subject TEXT COLLATE "C" NOT NULL,
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (issuer, subject)
);

CREATE TABLE roles (
  name TEXT COLLATE "C" PRIMARY KEY,
  built_in BOOLEAN NOT NULL
);
INSERT INTO roles (name, built_in) VALUES
  ('superadmin', true), ('admin', true), ('host_manager', true), ('user', true), ('readonly', true);

-- Permissions of custom roles; those of built-in roles are in the code.
CREATE TABLE role_permissions (
  role_name TEXT COLLATE "C" NOT NULL REFERENCES roles (name) ON DELETE CASCADE,
  permission TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (role_name, permission)
);

CREATE TABLE role_assignments (
  user_id UUID PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  role_name TEXT COLLATE "C" NOT NULL REFERENCES roles (name)
);

CREATE TABLE host_groups (
  id UUID PRIMARY KEY,
  name TEXT COLLATE "C" NOT NULL UNIQUE,
  description TEXT COLLATE "C",
  color TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL
);

-- No row for a user means every host.
CREATE TABLE role_assignment_groups (
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  group_id UUID NOT NULL REFERENCES host_groups (id) ON DELETE CASCADE,
  PRIMARY KEY (user_id, group_id)
);

CREATE TABLE sessions (
  id UUID PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  refresh_digest TEXT COLLATE "C" NOT NULL UNIQUE,
  previous_digest TEXT COLLATE "C",
  created_at BIGINT NOT NULL,
  last_used_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT,
  address TEXT COLLATE "C",
  user_agent TEXT COLLATE "C"
);
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE TABLE sign_in_failures (
  subject TEXT COLLATE "C" PRIMARY KEY,
  failures BIGINT NOT NULL,
  last_at BIGINT NOT NULL,
  locked_until BIGINT
);

CREATE TABLE hosts (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  uuid UUID NOT NULL UNIQUE,
  friendly_name TEXT COLLATE "C" NOT NULL,
  name_lower TEXT COLLATE "C" NOT NULL,
  search_text TEXT COLLATE "C" NOT NULL,
  hostname TEXT COLLATE "C",
  ip TEXT COLLATE "C",
  os_type TEXT COLLATE "C",
  os_version TEXT COLLATE "C",
  os_name TEXT COLLATE "C",
  architecture TEXT COLLATE "C",
  machine_id TEXT COLLATE "C",
  kernel_version TEXT COLLATE "C",
  installed_kernel_version TEXT COLLATE "C",
  needs_reboot BOOLEAN,
  reboot_reason TEXT COLLATE "C",
  package_manager TEXT COLLATE "C",
  agent_version TEXT COLLATE "C",
  notes TEXT COLLATE "C",
  status TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  last_report_at BIGINT,
  sequence BIGINT,
  lists_refreshed_at BIGINT,
  packages BIGINT NOT NULL DEFAULT 0,
  updates BIGINT NOT NULL DEFAULT 0,
  available BIGINT NOT NULL DEFAULT 0,
  held BIGINT NOT NULL DEFAULT 0,
  phased BIGINT NOT NULL DEFAULT 0,
  kept_back BIGINT NOT NULL DEFAULT 0,
  pinned BIGINT NOT NULL DEFAULT 0,
  security BIGINT NOT NULL DEFAULT 0,
  security_unknown BIGINT NOT NULL DEFAULT 0,
  oldest_update_at BIGINT,
  oldest_security_at BIGINT,
  oldest_security_package_id BIGINT
);
CREATE INDEX hosts_name ON hosts (name_lower, id);
CREATE INDEX hosts_updates ON hosts (updates, id);
CREATE INDEX hosts_security ON hosts (security, id);
CREATE INDEX hosts_waiting ON hosts (oldest_security_at, id);
CREATE INDEX hosts_os ON hosts (os_name, id);
CREATE INDEX hosts_created ON hosts (created_at, id);
CREATE INDEX hosts_reported ON hosts (last_report_at, id);
CREATE INDEX hosts_reboot ON hosts (needs_reboot, id);
-- Read backwards the indexes above put what is not known first; lists put it last.
CREATE INDEX hosts_os_descending ON hosts (os_name DESC NULLS LAST, id DESC);
CREATE INDEX hosts_reported_descending ON hosts (last_report_at DESC NULLS LAST, id DESC);
CREATE INDEX hosts_waiting_descending ON hosts (oldest_security_at DESC NULLS LAST, id DESC);
CREATE INDEX hosts_machine ON hosts (machine_id);

CREATE TABLE host_group_members (
  group_id UUID NOT NULL REFERENCES host_groups (id) ON DELETE CASCADE,
  host_id BIGINT NOT NULL REFERENCES hosts (id) ON DELETE CASCADE,
  PRIMARY KEY (group_id, host_id)
);
CREATE INDEX host_group_members_host ON host_group_members (host_id);

CREATE TABLE host_credentials (
  host_id BIGINT PRIMARY KEY REFERENCES hosts (id) ON DELETE CASCADE,
  api_id TEXT COLLATE "C" NOT NULL UNIQUE,
  key_bcrypt TEXT COLLATE "C" NOT NULL,
  key_digest TEXT COLLATE "C",
  digest_key_id TEXT COLLATE "C",
  created_at BIGINT NOT NULL
);

-- Narrow and without further indexes on what changes with every contact, so that an update stays cheap.
CREATE TABLE host_contacts (
  host_id BIGINT PRIMARY KEY REFERENCES hosts (id) ON DELETE CASCADE,
  seen_at BIGINT NOT NULL,
  interval_minutes BIGINT NOT NULL,
  overdue_at BIGINT NOT NULL,
  silent_at BIGINT NOT NULL,
  load_average TEXT COLLATE "C"
) WITH (fillfactor = 70);

-- Hashes as the agent sent them, and the server's own over the interned states.
CREATE TABLE host_sections (
  host_id BIGINT PRIMARY KEY REFERENCES hosts (id) ON DELETE CASCADE,
  packages_hash TEXT COLLATE "C",
  repos_hash TEXT COLLATE "C",
  interfaces_hash TEXT COLLATE "C",
  hostname_hash TEXT COLLATE "C",
  state_hash TEXT COLLATE "C",
  ingest_version BIGINT NOT NULL
);

CREATE TABLE host_details (
  host_id BIGINT PRIMARY KEY REFERENCES hosts (id) ON DELETE CASCADE,
  system TEXT COLLATE "C" NOT NULL,
  network TEXT COLLATE "C" NOT NULL
);

CREATE TABLE packages (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  uuid UUID NOT NULL UNIQUE,
  ecosystem TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  name_lower TEXT COLLATE "C" NOT NULL,
  description TEXT COLLATE "C",
  category TEXT COLLATE "C",
  UNIQUE (ecosystem, name)
);
CREATE INDEX packages_name ON packages (name_lower, id);

-- "URL suite/component" texts.
CREATE TABLE package_sources (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  label TEXT COLLATE "C" NOT NULL UNIQUE
);

-- One row per distinct state in the fleet; key = keyed BLAKE3-128 of the whole tuple.
CREATE TABLE package_states (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key BYTEA NOT NULL UNIQUE,
  package_id BIGINT NOT NULL REFERENCES packages (id),
  architecture TEXT COLLATE "C" NOT NULL,
  installed TEXT COLLATE "C" NOT NULL,
  candidate TEXT COLLATE "C",
  update_state BIGINT NOT NULL,
  security BIGINT NOT NULL,
  phased_percentage BIGINT,
  source_id BIGINT REFERENCES package_sources (id),
  candidate_source_id BIGINT REFERENCES package_sources (id),
  first_seen_at BIGINT NOT NULL
);
CREATE INDEX package_states_package ON package_states (package_id);

CREATE TABLE advisories (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name TEXT COLLATE "C" NOT NULL UNIQUE,
  kind TEXT COLLATE "C" NOT NULL,
  severity TEXT COLLATE "C",
  issued_at BIGINT,
  cves TEXT COLLATE "C" NOT NULL
);

CREATE TABLE state_advisories (
  state_id BIGINT NOT NULL REFERENCES package_states (id) ON DELETE CASCADE,
  advisory_id BIGINT NOT NULL REFERENCES advisories (id) ON DELETE CASCADE,
  PRIMARY KEY (state_id, advisory_id)
);

-- New states a host may make in a day; a broken agent must not fill the table.
CREATE TABLE state_quotas (
  host_id BIGINT PRIMARY KEY REFERENCES hosts (id) ON DELETE CASCADE,
  day BIGINT NOT NULL,
  made BIGINT NOT NULL
);

-- The truth about a host's packages: sorted state ids as delta varints behind a format byte.
CREATE TABLE host_package_sets (
  host_id BIGINT PRIMARY KEY REFERENCES hosts (id) ON DELETE CASCADE,
  version BIGINT NOT NULL,
  hash BYTEA NOT NULL,
  states BYTEA NOT NULL
);

-- The inverted index. No foreign key: rows go with the ids decoded from the host's set.
CREATE TABLE host_packages (
  state_id BIGINT NOT NULL,
  host_id BIGINT NOT NULL,
  PRIMARY KEY (state_id, host_id)
);

CREATE TABLE host_updates (
  host_id BIGINT NOT NULL REFERENCES hosts (id) ON DELETE CASCADE,
  package_id BIGINT NOT NULL REFERENCES packages (id),
  architecture TEXT COLLATE "C" NOT NULL,
  since BIGINT NOT NULL,
  security BOOLEAN NOT NULL,
  security_since BIGINT,
  PRIMARY KEY (host_id, package_id, architecture)
);

-- Counted again from the sets, never incremented.
CREATE TABLE package_stats (
  package_id BIGINT PRIMARY KEY REFERENCES packages (id) ON DELETE CASCADE,
  hosts BIGINT NOT NULL,
  hosts_with_updates BIGINT NOT NULL,
  hosts_with_security BIGINT NOT NULL,
  versions BIGINT NOT NULL,
  latest TEXT COLLATE "C"
);
CREATE INDEX package_stats_hosts ON package_stats (hosts, package_id);
CREATE INDEX package_stats_updates ON package_stats (hosts_with_updates, package_id);
CREATE INDEX package_stats_security ON package_stats (hosts_with_security, package_id);

CREATE TABLE state_stats (
  state_id BIGINT PRIMARY KEY,
  hosts BIGINT NOT NULL
);

CREATE TABLE stat_runs (
  name TEXT COLLATE "C" PRIMARY KEY,
  counted_upto BIGINT NOT NULL,
  finished_at BIGINT NOT NULL,
  cost_ms BIGINT NOT NULL
);

CREATE TABLE repositories (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  uuid UUID NOT NULL UNIQUE,
  ecosystem TEXT COLLATE "C" NOT NULL,
  url TEXT COLLATE "C" NOT NULL,
  suite TEXT COLLATE "C" NOT NULL,
  components TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  secure BOOLEAN NOT NULL,
  UNIQUE (ecosystem, url, suite, components, kind)
);

CREATE TABLE host_repositories (
  host_id BIGINT NOT NULL REFERENCES hosts (id) ON DELETE CASCADE,
  repository_id BIGINT NOT NULL REFERENCES repositories (id),
  enabled BOOLEAN NOT NULL,
  signed_by TEXT COLLATE "C",
  trusted BOOLEAN,
  file TEXT COLLATE "C",
  PRIMARY KEY (host_id, repository_id)
);
CREATE INDEX host_repositories_repository ON host_repositories (repository_id);

CREATE TABLE host_reports (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  host_id BIGINT NOT NULL REFERENCES hosts (id) ON DELETE CASCADE,
  at BIGINT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  sections TEXT COLLATE "C" NOT NULL,
  changed BOOLEAN NOT NULL,
  error TEXT COLLATE "C",
  packages BIGINT NOT NULL,
  updates BIGINT NOT NULL,
  security BIGINT NOT NULL,
  bytes BIGINT NOT NULL,
  duration_ms BIGINT NOT NULL,
  agent_ms BIGINT
);
CREATE INDEX host_reports_host ON host_reports (host_id, id);
CREATE INDEX host_reports_at ON host_reports (at);

CREATE TABLE package_changes (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  host_id BIGINT NOT NULL REFERENCES hosts (id) ON DELETE CASCADE,
  at BIGINT NOT NULL,
  package_id BIGINT NOT NULL REFERENCES packages (id),
  architecture TEXT COLLATE "C" NOT NULL,
  kind BIGINT NOT NULL,
  version_from TEXT COLLATE "C",
  version_to TEXT COLLATE "C",
  security BOOLEAN NOT NULL
);
CREATE INDEX package_changes_host ON package_changes (host_id, id);
CREATE INDEX package_changes_at ON package_changes (at);

-- Sixteen shards, so that reports of different hosts seldom touch the same row.
CREATE TABLE report_minutes (
  minute BIGINT NOT NULL,
  shard BIGINT NOT NULL,
  reports BIGINT NOT NULL,
  PRIMARY KEY (minute, shard)
);

CREATE TABLE trend_samples (
  day BIGINT PRIMARY KEY,
  at BIGINT NOT NULL,
  hosts BIGINT NOT NULL,
  updates BIGINT NOT NULL,
  security BIGINT NOT NULL
);

CREATE TABLE jobs (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  queue TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  unique_key TEXT COLLATE "C" UNIQUE,
  payload TEXT COLLATE "C" NOT NULL,
  run_at BIGINT NOT NULL,
  state TEXT COLLATE "C" NOT NULL,
  attempt BIGINT NOT NULL DEFAULT 0,
  lease_until BIGINT,
  last_error TEXT COLLATE "C"
);
CREATE INDEX jobs_due ON jobs (state, run_at);

CREATE TABLE leases (
  name TEXT COLLATE "C" PRIMARY KEY,
  holder TEXT COLLATE "C" NOT NULL,
  until BIGINT NOT NULL,
  epoch BIGINT NOT NULL
);

CREATE TABLE outbox (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic TEXT COLLATE "C" NOT NULL,
  subject UUID,
  at BIGINT NOT NULL
);
CREATE INDEX outbox_at ON outbox (at);

CREATE TABLE audit_log (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at BIGINT NOT NULL,
  actor TEXT COLLATE "C" NOT NULL,
  actor_id UUID,
  action TEXT COLLATE "C" NOT NULL,
  subject TEXT COLLATE "C" NOT NULL,
  subject_id TEXT COLLATE "C",
  before TEXT COLLATE "C",
  after TEXT COLLATE "C",
  address TEXT COLLATE "C"
);
CREATE INDEX audit_log_at ON audit_log (at);
