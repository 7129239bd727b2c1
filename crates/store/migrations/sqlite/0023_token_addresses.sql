-- Where each credential was used from, so that a new address is noticed.
CREATE TABLE token_addresses (
  token_id BLOB NOT NULL REFERENCES integration_tokens (id) ON DELETE CASCADE,
  address TEXT NOT NULL,
  first_at INTEGER NOT NULL,
  PRIMARY KEY (token_id, address)
) STRICT;
