-- How hosts joined by themselves, and the tokens with which an install script fetches a credential.

CREATE TABLE host_enrolments (
  host_id BIGINT PRIMARY KEY REFERENCES hosts (id) ON DELETE CASCADE,
  at BIGINT NOT NULL,
  -- Kept by name too: it is told after the credential has gone.
  token_id UUID REFERENCES integration_tokens (id) ON DELETE SET NULL,
  token_name TEXT COLLATE "C" NOT NULL,
  machine_id TEXT COLLATE "C",
  metadata TEXT COLLATE "C"
);
CREATE INDEX host_enrolments_token ON host_enrolments (token_id);

-- Of the token only a digest is kept, and the host's key only sealed under that token.
CREATE TABLE bootstrap_tokens (
  digest TEXT COLLATE "C" PRIMARY KEY,
  host_id BIGINT NOT NULL REFERENCES hosts (id) ON DELETE CASCADE,
  sealed_key TEXT COLLATE "C" NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX bootstrap_tokens_host ON bootstrap_tokens (host_id);
CREATE INDEX bootstrap_tokens_expiry ON bootstrap_tokens (expires_at);
