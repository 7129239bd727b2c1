-- What a host's agent shall do at its next check-in, and what became of it.

CREATE TABLE host_jobs (
  id BLOB PRIMARY KEY,
  host_id INTEGER NOT NULL REFERENCES hosts (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  state TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  completed_at INTEGER
) STRICT;
CREATE INDEX host_jobs_host ON host_jobs (host_id, created_at);
CREATE INDEX host_jobs_created ON host_jobs (created_at);
