-- Passkeys. Nothing of one is secret: the key is the public half, and `counter` grows with its use.
CREATE TABLE passkeys (
  id BLOB PRIMARY KEY,
  user_id BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  credential BLOB NOT NULL UNIQUE,
  transports INTEGER NOT NULL,
  public_key BLOB NOT NULL,
  counter BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  last_used_at INTEGER
) STRICT;
CREATE INDEX passkeys_user ON passkeys (user_id);

-- Questions put to authenticators that wait for their answer. `purpose`: `register`, `second_factor`
-- (of the sign-in that `ticket` names) or `sign_in` (of whoever answers).
CREATE TABLE passkey_ceremonies (
  digest TEXT PRIMARY KEY,
  purpose TEXT NOT NULL,
  user_id BLOB REFERENCES users (id) ON DELETE CASCADE,
  ticket TEXT,
  state BLOB NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX passkey_ceremonies_expiry ON passkey_ceremonies (expires_at);
CREATE INDEX passkey_ceremonies_user ON passkey_ceremonies (user_id);
