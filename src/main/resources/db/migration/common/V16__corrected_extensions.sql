-- The office's corrections of extensions that it had granted.

CREATE TABLE extension_correction (
    id           BIGINT AUTO_INCREMENT PRIMARY KEY,
    extension_id BIGINT      NOT NULL,
    due_before   DATE        NOT NULL,
    due          DATE        NOT NULL,
    reason       LONGTEXT    NOT NULL,
    corrected_by VARCHAR(64) NOT NULL,
    corrected_at DATETIME(6) NOT NULL,
    CONSTRAINT correction_of_extension FOREIGN KEY (extension_id) REFERENCES extension (id)
);

-- A report's day that its part counted says so: a newer calendar may move it.
UPDATE deadline
SET counted_from = (SELECT p.due_counted_from FROM part p WHERE CONCAT('part-', p.id) = deadline.subject AND p.due = deadline.due)
WHERE step = 'userTask_report' AND counted_from IS NULL;
