-- What distributions published about updates, and the health of repositories.

ALTER TABLE advisories ADD COLUMN title TEXT COLLATE "C";
ALTER TABLE advisories ADD COLUMN search_text TEXT COLLATE "C" NOT NULL DEFAULT '';
CREATE INDEX advisories_issued ON advisories (issued_at, id);
-- The primary key leads from a state to its advisories; this one back.
CREATE INDEX state_advisories_advisory ON state_advisories (advisory_id, state_id);

ALTER TABLE host_repositories ADD COLUMN refreshed_at BIGINT;
ALTER TABLE host_repositories ADD COLUMN last_error TEXT COLLATE "C";

-- Whether a program installs updates by itself: absent when the agent does not tell.
ALTER TABLE hosts ADD COLUMN automatic_updates BOOLEAN;
CREATE INDEX hosts_automatic_updates ON hosts (automatic_updates, id);
