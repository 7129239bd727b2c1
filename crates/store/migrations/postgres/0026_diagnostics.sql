-- What agents found on the way of their reports, when somebody asked; the newest of each host. `body` is
-- the JSON that the agent sent.
CREATE TABLE host_diagnostics (
  id UUID PRIMARY KEY,
  host_id BIGINT NOT NULL REFERENCES hosts (id) ON DELETE CASCADE,
  at BIGINT NOT NULL,
  body TEXT COLLATE "C" NOT NULL
);
CREATE INDEX host_diagnostics_host ON host_diagnostics (host_id, at);
