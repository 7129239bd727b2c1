-- How hosts joined by themselves, and the tokens with which an install script fetches a credential.

CREATE TABLE host_enrolments (
  host_id INTEGER PRIMARY KEY REFERENCES hosts (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  -- Kept by name too: it is told after the credential has gone.
  token_id BLOB REFERENCES integration_tokens (id) ON DELETE SET NULL,
  token_name TEXT NOT NULL,
  machine_id TEXT,
  metadata TEXT
) STRICT;
CREATE INDEX host_enrolments_token ON host_enrolments (token_id);

-- Of the token only a digest is kept, and the host's key only sealed under that token.
CREATE TABLE bootstrap_tokens (
  digest TEXT PRIMARY KEY,
  host_id INTEGER NOT NULL REFERENCES hosts (id) ON DELETE CASCADE,
  sealed_key TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX bootstrap_tokens_host ON bootstrap_tokens (host_id);
CREATE INDEX bootstrap_tokens_expiry ON bootstrap_tokens (expires_at);
