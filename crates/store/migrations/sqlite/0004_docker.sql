-- Docker on hosts. Null: nobody has decided, and the host's own administrator may.

ALTER TABLE hosts ADD COLUMN docker_enabled INTEGER;

-- What a host's daemon has, as it was sent last: one row a host, the lists as one document.
CREATE TABLE host_docker (
  host_id INTEGER PRIMARY KEY REFERENCES hosts (id) ON DELETE CASCADE,
  -- As the agent said; it repeats it at its check-ins.
  hash TEXT,
  containers INTEGER NOT NULL,
  images INTEGER NOT NULL,
  volumes INTEGER NOT NULL,
  networks INTEGER NOT NULL,
  inventory TEXT NOT NULL,
  received_at INTEGER NOT NULL
) STRICT;
