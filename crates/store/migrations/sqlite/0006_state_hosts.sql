-- “Who has this” takes one row per state and block of 60 hosts, with a bit for each host, where it took
-- one row per state and host. Host `id` is bit `id % 60` of block `id / 60`. No foreign keys: the rows
-- follow the sets of host_package_sets, which are the truth; one without bits is swept away later.
CREATE TABLE state_hosts (
  state_id INTEGER NOT NULL,
  block INTEGER NOT NULL,
  hosts INTEGER NOT NULL,
  PRIMARY KEY (state_id, block)
) STRICT, WITHOUT ROWID;

INSERT INTO state_hosts (state_id, block, hosts)
  SELECT state_id, host_id / 60, SUM(1 << (host_id % 60)) FROM host_packages GROUP BY 1, 2;

DROP TABLE host_packages;
