-- A notice is written for its recipient, counts days when it is sent, and belongs to a line of the timeline.

-- The one word in brackets before the title; without one the label of the kind.
ALTER TABLE notice ADD COLUMN head VARCHAR(40);

-- The last day of the task, from which days are counted when the notice is sent.
ALTER TABLE notice ADD COLUMN due DATE;

-- The line of the timeline that names its recipients.
ALTER TABLE notice ADD COLUMN timeline_entry_id BIGINT;

ALTER TABLE notice ADD CONSTRAINT notice_of_event FOREIGN KEY (timeline_entry_id) REFERENCES timeline_entry (id);
