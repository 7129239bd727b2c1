-- “Who has this” takes one row per state and block of 60 hosts, with a bit for each host, where it took
-- one row per state and host. Host `id` is bit `id % 60` of block `id / 60`. No foreign keys: the rows
-- follow the sets of host_package_sets, which are the truth; one without bits is swept away later.
-- Bits change in place, in the space that every page keeps free for it.
CREATE TABLE state_hosts (
  state_id BIGINT NOT NULL,
  block BIGINT NOT NULL,
  hosts BIGINT NOT NULL,
  PRIMARY KEY (state_id, block)
) WITH (fillfactor = 80);

INSERT INTO state_hosts (state_id, block, hosts)
  SELECT state_id, host_id / 60, SUM(1::BIGINT << (host_id % 60)::INTEGER)::BIGINT
  FROM host_packages GROUP BY 1, 2;

DROP TABLE host_packages;

-- A report writes its time into the host's row. While an index holds that time, each report writes
-- every index of the table anew; without, and with free space on the page, none of them. The list
-- that is sorted by it reads the rows instead.
DROP INDEX hosts_reported;
DROP INDEX hosts_reported_descending;
ALTER TABLE hosts SET (fillfactor = 75);
ALTER TABLE host_package_sets SET (fillfactor = 75);
