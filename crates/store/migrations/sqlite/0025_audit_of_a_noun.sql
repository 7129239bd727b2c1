-- The audit log of one noun, newest first, without sorting all of its rows.
CREATE INDEX audit_log_noun ON audit_log (subject, at, id);
