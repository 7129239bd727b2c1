-- How each session began: `password`, `oidc`, `passkey`.
ALTER TABLE sessions ADD COLUMN method TEXT COLLATE "C" NOT NULL DEFAULT 'password';

-- Authenticator apps. The secret is sealed under the server key; no code of a step up to `last_step`
-- opens anything again.
CREATE TABLE user_totp (
  user_id UUID PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  secret TEXT COLLATE "C" NOT NULL,
  confirmed_at BIGINT,
  last_step BIGINT NOT NULL DEFAULT 0
);

-- Those not spent yet.
CREATE TABLE backup_codes (
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  digest TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (user_id, digest)
);

-- Sign-ins whose password was right and whose second factor is awaited.
CREATE TABLE sign_in_tickets (
  digest TEXT COLLATE "C" PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  expires_at BIGINT NOT NULL,
  tries BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX sign_in_tickets_user ON sign_in_tickets (user_id);
CREATE INDEX sign_in_tickets_expiry ON sign_in_tickets (expires_at);

-- Browsers that are not asked for the second factor.
CREATE TABLE trusted_devices (
  id UUID PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  digest TEXT COLLATE "C" NOT NULL UNIQUE,
  user_agent TEXT COLLATE "C",
  address TEXT COLLATE "C",
  created_at BIGINT NOT NULL,
  last_used_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX trusted_devices_user ON trusted_devices (user_id);

-- Bearer tokens of people's programs. `permissions` is a JSON array of names, or nothing for all that
-- the user has.
CREATE TABLE personal_tokens (
  id UUID PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  name TEXT COLLATE "C" NOT NULL,
  prefix TEXT COLLATE "C" NOT NULL,
  digest TEXT COLLATE "C" NOT NULL UNIQUE,
  permissions TEXT COLLATE "C",
  created_at BIGINT NOT NULL,
  last_used_at BIGINT,
  last_used_ip TEXT COLLATE "C",
  expires_at BIGINT
);
CREATE INDEX personal_tokens_user ON personal_tokens (user_id);
