-- How each session began: `password`, `oidc`, `passkey`.
ALTER TABLE sessions ADD COLUMN method TEXT NOT NULL DEFAULT 'password';

-- Authenticator apps. The secret is sealed under the server key; no code of a step up to `last_step`
-- opens anything again.
CREATE TABLE user_totp (
  user_id BLOB PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  secret TEXT NOT NULL,
  confirmed_at INTEGER,
  last_step INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Those not spent yet.
CREATE TABLE backup_codes (
  user_id BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  digest TEXT NOT NULL,
  PRIMARY KEY (user_id, digest)
) STRICT;

-- Sign-ins whose password was right and whose second factor is awaited.
CREATE TABLE sign_in_tickets (
  digest TEXT PRIMARY KEY,
  user_id BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  expires_at INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX sign_in_tickets_user ON sign_in_tickets (user_id);
CREATE INDEX sign_in_tickets_expiry ON sign_in_tickets (expires_at);

-- Browsers that are not asked for the second factor.
CREATE TABLE trusted_devices (
  id BLOB PRIMARY KEY,
  user_id BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  digest TEXT NOT NULL UNIQUE,
  user_agent TEXT,
  address TEXT,
  created_at INTEGER NOT NULL,
  last_used_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX trusted_devices_user ON trusted_devices (user_id);

-- Bearer tokens of people's programs. `permissions` is a JSON array of names, or nothing for all that
-- the user has.
CREATE TABLE personal_tokens (
  id BLOB PRIMARY KEY,
  user_id BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  prefix TEXT NOT NULL,
  digest TEXT NOT NULL UNIQUE,
  permissions TEXT,
  created_at INTEGER NOT NULL,
  last_used_at INTEGER,
  last_used_ip TEXT,
  expires_at INTEGER
) STRICT;
CREATE INDEX personal_tokens_user ON personal_tokens (user_id);
