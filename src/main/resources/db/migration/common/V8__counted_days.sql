-- How days were counted, so that a newer calendar can count them again: working days from a day, or, without a number, that
-- day itself or the next working day. Nothing for a day that somebody named, and for those that are older than this.
ALTER TABLE work_point ADD COLUMN deadline_counted_from DATE;
ALTER TABLE work_point ADD COLUMN deadline_working_days INT;
ALTER TABLE part ADD COLUMN ends_counted_from DATE;
ALTER TABLE part ADD COLUMN ends_working_days INT;
ALTER TABLE part ADD COLUMN due_counted_from DATE;
ALTER TABLE part ADD COLUMN due_working_days INT;

-- The calendar that counted them. Its one row is locked by whoever takes another one into use: two nodes take turns.
CREATE TABLE calendar_in_use (
    id      INT PRIMARY KEY,
    content LONGTEXT NOT NULL
);

INSERT INTO calendar_in_use (id, content) VALUES (1, '');
