-- Who, how it ended, and the chain that shows when somebody changed the log from outside.
ALTER TABLE audit_log ADD COLUMN actor_kind TEXT NOT NULL DEFAULT 'system';
ALTER TABLE audit_log ADD COLUMN outcome TEXT NOT NULL DEFAULT 'success';
ALTER TABLE audit_log ADD COLUMN request_id TEXT;
ALTER TABLE audit_log ADD COLUMN subject_name TEXT;
-- Keyed digest of the row, written with it. Empty in rows from before the chain.
ALTER TABLE audit_log ADD COLUMN mac BLOB;
-- Place in the chain and the link to the row before, written a moment after the commit.
ALTER TABLE audit_log ADD COLUMN position INTEGER;
ALTER TABLE audit_log ADD COLUMN hash BLOB;

UPDATE audit_log SET actor_kind = CASE
  WHEN actor_id IS NOT NULL THEN 'user'
  WHEN actor LIKE 'token %' OR actor = 'credential' THEN 'token'
  WHEN actor LIKE 'host %' THEN 'host'
  ELSE 'system' END;

DROP INDEX audit_log_at;
CREATE INDEX audit_log_at ON audit_log (at, id);
CREATE INDEX audit_log_action ON audit_log (action, at, id);
CREATE INDEX audit_log_actor ON audit_log (actor_kind, actor, at, id);
CREATE INDEX audit_log_actor_id ON audit_log (actor_id, at, id) WHERE actor_id IS NOT NULL;
CREATE INDEX audit_log_subject ON audit_log (subject, subject_id, at, id);
CREATE INDEX audit_log_outcome ON audit_log (outcome, at, id) WHERE outcome <> 'success';
CREATE UNIQUE INDEX audit_log_position ON audit_log (position) WHERE position IS NOT NULL;
CREATE INDEX audit_log_loose ON audit_log (id) WHERE position IS NULL;

-- `head` is the newest link, `anchor` the newest one that retention deleted.
CREATE TABLE audit_chain (
  name TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  hash BLOB NOT NULL,
  -- Rows up to this id are from before the chain.
  uncovered INTEGER NOT NULL,
  mac BLOB NOT NULL
) STRICT;
