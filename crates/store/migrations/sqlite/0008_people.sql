-- What people read about a custom role; the texts of built-in roles are in the code.
ALTER TABLE roles ADD COLUMN label TEXT NOT NULL DEFAULT '';
ALTER TABLE roles ADD COLUMN description TEXT NOT NULL DEFAULT '';

ALTER TABLE users ADD COLUMN tfa_required INTEGER NOT NULL DEFAULT false;
ALTER TABLE users ADD COLUMN theme TEXT NOT NULL DEFAULT 'system';
ALTER TABLE users ADD COLUMN time_zone TEXT;

-- A user who is limited to groups stays limited when the last of them is deleted: no row in
-- role_assignment_groups then means no host.
ALTER TABLE role_assignments ADD COLUMN limited INTEGER NOT NULL DEFAULT false;
UPDATE role_assignments SET limited = true
  WHERE user_id IN (SELECT user_id FROM role_assignment_groups);
CREATE INDEX role_assignments_role ON role_assignments (role_name);
CREATE INDEX role_assignment_groups_group ON role_assignment_groups (group_id);

-- A credential sees no more than its maker did.
ALTER TABLE integration_tokens ADD COLUMN limited INTEGER NOT NULL DEFAULT false;
CREATE TABLE integration_token_groups (
  token_id BLOB NOT NULL REFERENCES integration_tokens (id) ON DELETE CASCADE,
  group_id BLOB NOT NULL REFERENCES host_groups (id) ON DELETE CASCADE,
  PRIMARY KEY (token_id, group_id)
) STRICT;
CREATE INDEX integration_token_groups_group ON integration_token_groups (group_id);
