-- Passkeys. Nothing of one is secret: the key is the public half, and `counter` grows with its use.
CREATE TABLE passkeys (
  id UUID PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  name TEXT COLLATE "C" NOT NULL,
  credential BYTEA NOT NULL UNIQUE,
  transports BIGINT NOT NULL,
  public_key BYTEA NOT NULL,
  counter BYTEA NOT NULL,
  created_at BIGINT NOT NULL,
  last_used_at BIGINT
);
CREATE INDEX passkeys_user ON passkeys (user_id);

-- Questions put to authenticators that wait for their answer. `purpose`: `register`, `second_factor`
-- (of the sign-in that `ticket` names) or `sign_in` (of whoever answers).
CREATE TABLE passkey_ceremonies (
  digest TEXT COLLATE "C" PRIMARY KEY,
  purpose TEXT COLLATE "C" NOT NULL,
  user_id UUID REFERENCES users (id) ON DELETE CASCADE,
  ticket TEXT COLLATE "C",
  state BYTEA NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX passkey_ceremonies_expiry ON passkey_ceremonies (expires_at);
CREATE INDEX passkey_ceremonies_user ON passkey_ceremonies (user_id);
