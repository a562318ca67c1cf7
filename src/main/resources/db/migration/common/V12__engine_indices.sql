-- The engine asks by it whenever a task is completed, and has no index of its own there.
CREATE INDEX task_parent ON ACT_RU_TASK (PARENT_TASK_ID_);
