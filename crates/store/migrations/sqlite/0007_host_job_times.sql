-- When a job was last handed to the agent: one that is not done soon after waits for the next check-in.
ALTER TABLE host_jobs ADD COLUMN handed_at INTEGER;
