-- Credentials of programs: the scoped API, the dashboard widget, enrolment. The kind of a credential is
-- `integration_type` of its metadata. Of the secret only hashes are kept.

CREATE TABLE integration_tokens (
  id BLOB PRIMARY KEY,
  token_key TEXT NOT NULL UNIQUE,
  secret_bcrypt TEXT NOT NULL,
  secret_digest TEXT,
  digest_key_id TEXT,
  token_name TEXT NOT NULL,
  is_active INTEGER NOT NULL,
  metadata TEXT NOT NULL,
  scopes TEXT,
  allowed_ip_ranges TEXT NOT NULL,
  max_hosts_per_day INTEGER NOT NULL,
  hosts_created_today INTEGER NOT NULL DEFAULT 0,
  -- The day that hosts_created_today counts, in days since the epoch.
  quota_day INTEGER,
  default_host_group_id BLOB REFERENCES host_groups (id) ON DELETE SET NULL,
  created_by_id BLOB REFERENCES users (id) ON DELETE SET NULL,
  expires_at INTEGER,
  last_used_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX integration_tokens_created ON integration_tokens (created_at, id);
