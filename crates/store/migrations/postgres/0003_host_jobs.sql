-- What a host's agent shall do at its next check-in, and what became of it.

CREATE TABLE host_jobs (
  id UUID PRIMARY KEY,
  host_id BIGINT NOT NULL REFERENCES hosts (id) ON DELETE CASCADE,
  name TEXT COLLATE "C" NOT NULL,
  state TEXT COLLATE "C" NOT NULL,
  attempt BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  completed_at BIGINT
);
CREATE INDEX host_jobs_host ON host_jobs (host_id, created_at);
CREATE INDEX host_jobs_created ON host_jobs (created_at);
