-- A user has at most one identity at each provider.
CREATE UNIQUE INDEX user_identities_user ON user_identities (user_id, issuer);

-- Sign-ins whose browser is at the provider. `verifier` is sealed under a nonce that the browser alone
-- holds.
CREATE TABLE sso_logins (
  digest TEXT PRIMARY KEY,
  verifier TEXT NOT NULL,
  return_to TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sso_logins_expiry ON sso_logins (expires_at);

-- The newest sign-ins, for whoever looks why somebody got which role. `group_names` is a JSON array, or
-- nothing when the provider did not tell them.
CREATE TABLE sso_attempts (
  id BLOB PRIMARY KEY,
  at INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  code TEXT,
  message TEXT NOT NULL,
  username TEXT,
  email TEXT,
  subject TEXT,
  group_names TEXT,
  role TEXT,
  reason TEXT,
  address TEXT
) STRICT;
CREATE INDEX sso_attempts_at ON sso_attempts (at, id);

-- The provider's ID token of a session, sealed under the server key: it names the provider's session
-- when signing out there.
CREATE TABLE session_id_tokens (
  session_id BLOB PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
  sealed TEXT NOT NULL
) STRICT;
