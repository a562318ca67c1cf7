-- What only one node may do at a time: whoever does it locks the row until the end of the transaction.
CREATE TABLE named_lock (
    name      VARCHAR(40) PRIMARY KEY,
    -- What was last done under it: the calendar that counted all days, the rules by which all timers were set, the day.
    last_done LONGTEXT    NOT NULL,
    CONSTRAINT named_lock_name_known CHECK (name IN ('CALENDAR', 'ESCALATION_RULES', 'LETTERS', 'ORGANIZATION', 'RETENTION'))
);

INSERT INTO named_lock (name, last_done) VALUES
    ('CALENDAR', ''), ('ESCALATION_RULES', ''), ('LETTERS', ''), ('ORGANIZATION', ''), ('RETENTION', '');
