-- Docker on hosts. Null: nobody has decided, and the host's own administrator may.

ALTER TABLE hosts ADD COLUMN docker_enabled BOOLEAN;

-- What a host's daemon has, as it was sent last: one row a host, the lists as one document.
CREATE TABLE host_docker (
  host_id BIGINT PRIMARY KEY REFERENCES hosts (id) ON DELETE CASCADE,
  -- As the agent said; it repeats it at its check-ins.
  hash TEXT COLLATE "C",
  containers BIGINT NOT NULL,
  images BIGINT NOT NULL,
  volumes BIGINT NOT NULL,
  networks BIGINT NOT NULL,
  inventory TEXT COLLATE "C" NOT NULL,
  received_at BIGINT NOT NULL
);
