-- A report is for one period: from the day after the last due day to its own. Nothing where it is not known.
ALTER TABLE part ADD COLUMN period_begins DATE;
ALTER TABLE report ADD COLUMN period_begins DATE;

-- A return, or a question to a supporting unit, that no report with content has answered yet.
ALTER TABLE part ADD COLUMN owes_answer BOOLEAN DEFAULT FALSE NOT NULL;
-- A finished report that somebody gave back: it stays on record and does not count.
ALTER TABLE report ADD COLUMN returned BOOLEAN DEFAULT FALSE NOT NULL;

UPDATE report SET period_begins = (
    SELECT b.begins FROM (
        SELECT r.id, MAX(e.due) + INTERVAL '1' DAY AS begins FROM report r
        JOIN report e ON e.part_id = r.part_id AND e.id < r.id AND e.due < r.due
        GROUP BY r.id) b
    WHERE b.id = report.id);

UPDATE part SET period_begins = (
    SELECT MAX(r.due) + INTERVAL '1' DAY FROM report r WHERE r.part_id = part.id AND r.due < part.due);

-- What was reported before the last "done" is older than the return of that.
UPDATE part SET owes_answer = TRUE WHERE state = 'IMPLEMENTING' AND asked IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM report r WHERE r.part_id = part.id AND r.round = part.round AND r.done = FALSE
      AND r.no_new_progress = FALSE AND NOT EXISTS (
        SELECT 1 FROM report d WHERE d.part_id = r.part_id AND d.done = TRUE AND d.id > r.id));

UPDATE report SET returned = TRUE WHERE done = TRUE AND part_id IN (
    SELECT p.id FROM part p WHERE p.state = 'IMPLEMENTING');
UPDATE report SET returned = TRUE WHERE done = TRUE AND id IN (
    SELECT b.id FROM (
        SELECT DISTINCT r.id FROM report r JOIN report e ON e.id > r.id
          AND (e.part_id = r.part_id OR (e.part_id IS NULL AND r.part_id IS NULL AND e.point_id = r.point_id))) b);
-- The compiled report of a point that is back: something was returned after it.
UPDATE report SET returned = TRUE WHERE done = TRUE AND part_id IS NULL AND EXISTS (
    SELECT 1 FROM timeline_entry e WHERE e.point_id = report.point_id AND e.kind = 'RETURNED' AND e.at > report.submitted_at);

ALTER TABLE part ADD CONSTRAINT part_answers_what_was_asked CHECK (owes_answer = FALSE OR asked IS NOT NULL);
ALTER TABLE report ADD CONSTRAINT report_returned_if_done CHECK (returned = FALSE OR done = TRUE);
