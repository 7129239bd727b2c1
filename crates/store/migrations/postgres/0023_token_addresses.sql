-- Where each credential was used from, so that a new address is noticed.
CREATE TABLE token_addresses (
  token_id UUID NOT NULL REFERENCES integration_tokens (id) ON DELETE CASCADE,
  address TEXT COLLATE "C" NOT NULL,
  first_at BIGINT NOT NULL,
  PRIMARY KEY (token_id, address)
);
