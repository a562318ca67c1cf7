-- The weekly lists of what is late, which channels the nodes can send on, and why a message was given up.

-- A week whose lists have been made. Its row is written together with them: two nodes make them once.
CREATE TABLE weekly_list (
    -- The Monday.
    week    DATE PRIMARY KEY,
    made_at DATETIME(6) NOT NULL
);

-- Who was given a list, and of how much.
CREATE TABLE weekly_list_recipient (
    week      DATE        NOT NULL,
    recipient VARCHAR(64) NOT NULL,
    matters   INT         NOT NULL,
    PRIMARY KEY (week, recipient),
    CONSTRAINT weekly_list_recipient_of_week FOREIGN KEY (week) REFERENCES weekly_list (week)
);

-- What was told of a task.
CREATE INDEX notice_by_task ON notice (task_id);

-- When a node that can send on a channel last said so: a node without it leaves alone what waits for the others.
CREATE TABLE channel_seen (
    channel VARCHAR(40) PRIMARY KEY,
    seen_at DATETIME(6) NOT NULL
);

-- Why it was given up and who is to do what, as Cockpit shows it; null before.
ALTER TABLE message ADD COLUMN given_up VARCHAR(2000);
