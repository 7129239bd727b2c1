-- A user has at most one identity at each provider.
CREATE UNIQUE INDEX user_identities_user ON user_identities (user_id, issuer);

-- Sign-ins whose browser is at the provider. `verifier` is sealed under a nonce that the browser alone
-- holds.
CREATE TABLE sso_logins (
  digest TEXT COLLATE "C" PRIMARY KEY,
  verifier TEXT COLLATE "C" NOT NULL,
  return_to TEXT COLLATE "C" NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX sso_logins_expiry ON sso_logins (expires_at);

-- The newest sign-ins, for whoever looks why somebody got which role. `group_names` is a JSON array, or
-- nothing when the provider did not tell them.
CREATE TABLE sso_attempts (
  id UUID PRIMARY KEY,
  at BIGINT NOT NULL,
  outcome TEXT COLLATE "C" NOT NULL,
  code TEXT COLLATE "C",
  message TEXT COLLATE "C" NOT NULL,
  username TEXT COLLATE "C",
  email TEXT COLLATE "C",
  subject TEXT COLLATE "C",
  group_names TEXT COLLATE "C",
  role TEXT COLLATE "C",
  reason TEXT COLLATE "C",
  address TEXT COLLATE "C"
);
CREATE INDEX sso_attempts_at ON sso_attempts (at, id);

-- The provider's ID token of a session, sealed under the server key: it names the provider's session
-- when signing out there.
CREATE TABLE session_id_tokens (
  session_id UUID PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
  sealed TEXT COLLATE "C" NOT NULL
);
