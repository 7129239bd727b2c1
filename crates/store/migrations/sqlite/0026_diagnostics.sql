-- What agents found on the way of their reports, when somebody asked; the newest of each host. `body` is
-- the JSON that the agent sent.
CREATE TABLE host_diagnostics (
  id BLOB PRIMARY KEY,
  host_id INTEGER NOT NULL REFERENCES hosts (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX host_diagnostics_host ON host_diagnostics (host_id, at);
