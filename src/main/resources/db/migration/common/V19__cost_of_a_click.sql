-- The engine asks by it whenever a task is completed, and has no index of its own there.
CREATE INDEX task_parent ON ACT_RU_TASK (PARENT_TASK_ID_);

-- Whether more time is asked for just now: asked whenever a task is done.
ALTER TABLE deadline ADD COLUMN extension_open BOOLEAN DEFAULT FALSE NOT NULL;

UPDATE deadline SET extension_open = TRUE WHERE id IN (SELECT open_deadline_id FROM extension WHERE open_deadline_id IS NOT NULL);
