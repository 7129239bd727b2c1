-- Credentials of programs: the scoped API, the dashboard widget, enrolment. The kind of a credential is
-- `integration_type` of its metadata. Of the secret only hashes are kept.

CREATE TABLE integration_tokens (
  id UUID PRIMARY KEY,
  token_key TEXT COLLATE "C" NOT NULL UNIQUE,
  secret_bcrypt TEXT COLLATE "C" NOT NULL,
  secret_digest TEXT COLLATE "C",
  digest_key_id TEXT COLLATE "C",
  token_name TEXT COLLATE "C" NOT NULL,
  is_active BOOLEAN NOT NULL,
  metadata TEXT COLLATE "C" NOT NULL,
  scopes TEXT COLLATE "C",
  allowed_ip_ranges TEXT COLLATE "C" NOT NULL,
  max_hosts_per_day BIGINT NOT NULL,
  hosts_created_today BIGINT NOT NULL DEFAULT 0,
  -- The day that hosts_created_today counts, in days since the epoch.
  quota_day BIGINT,
  default_host_group_id UUID REFERENCES host_groups (id) ON DELETE SET NULL,
  created_by_id UUID REFERENCES users (id) ON DELETE SET NULL,
  expires_at BIGINT,
  last_used_at BIGINT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX integration_tokens_created ON integration_tokens (created_at, id);
