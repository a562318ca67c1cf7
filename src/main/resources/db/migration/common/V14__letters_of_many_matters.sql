-- One letter per addressee, kind and working day: what it is about are rows of their own.

-- How letters address a member unit (全称或者规范化简称).
ALTER TABLE registered_unit ADD COLUMN full_name VARCHAR(400);

-- A task that reached a level which wants a letter.
CREATE TABLE letter_matter (
    id           BIGINT AUTO_INCREMENT PRIMARY KEY,
    version      INT          NOT NULL,
    letter_id    BIGINT       NOT NULL,
    point_id     BIGINT       NOT NULL,
    -- Null where it is about the point as a whole.
    part_id      BIGINT,
    -- The step of the late task; with round and level of its deadline.
    step         VARCHAR(60)  NOT NULL,
    deadline_id      BIGINT       NOT NULL,
    deadline_round   INT          NOT NULL,
    level_id         VARCHAR(60)  NOT NULL,
    authority    LONGTEXT     NOT NULL,
    due          DATE         NOT NULL,
    joined_at    DATETIME(6)  NOT NULL,
    -- When and why it was taken out of a draft.
    left_at      DATETIME(6),
    left_because VARCHAR(30),
    -- As the letter says it; null before the release.
    line         LONGTEXT,
    -- Also what a retried job runs into.
    CONSTRAINT letter_matter_once UNIQUE (deadline_id, deadline_round, level_id),
    CONSTRAINT letter_matter_left CHECK ((left_at IS NULL) = (left_because IS NULL)),
    CONSTRAINT letter_matter_of_letter FOREIGN KEY (letter_id) REFERENCES letter (id),
    CONSTRAINT letter_matter_of_point FOREIGN KEY (point_id) REFERENCES work_point (id),
    CONSTRAINT letter_matter_of_part FOREIGN KEY (part_id) REFERENCES part (id),
    CONSTRAINT letter_matter_of_term FOREIGN KEY (deadline_id) REFERENCES deadline (id)
);

INSERT INTO letter_matter (version, letter_id, point_id, part_id, step, deadline_id, deadline_round, level_id, authority, due,
                           joined_at, left_at, left_because)
SELECT 0, l.id, l.point_id, l.part_id, l.step, l.deadline_id, l.deadline_round, l.level_id, l.authority,
       COALESCE(t.due, CAST(l.requested_at AS DATE)), l.requested_at,
       CASE WHEN l.state = 'NOT_NEEDED' THEN COALESCE(t.settled_at, l.requested_at) END,
       CASE WHEN l.state = 'NOT_NEEDED' THEN 'SETTLED' END
FROM letter l JOIN deadline t ON t.id = l.deadline_id;

ALTER TABLE letter DROP CONSTRAINT letter_of_term;
ALTER TABLE letter DROP CONSTRAINT letter_of_part;
ALTER TABLE letter DROP CONSTRAINT letter_of_point;
ALTER TABLE letter DROP CONSTRAINT letter_once;
ALTER TABLE letter DROP COLUMN point_id;
ALTER TABLE letter DROP COLUMN part_id;
ALTER TABLE letter DROP COLUMN step;
ALTER TABLE letter DROP COLUMN deadline_id;
ALTER TABLE letter DROP COLUMN deadline_round;
ALTER TABLE letter DROP COLUMN level_id;

-- The day whose matters it gathers.
ALTER TABLE letter ADD COLUMN working_day DATE DEFAULT '1970-01-01' NOT NULL;
UPDATE letter SET working_day = CAST(requested_at AS DATE);
ALTER TABLE letter ALTER COLUMN working_day DROP DEFAULT;

-- What the office may edit before and behind the list of matters; the body is the whole text as sent.
ALTER TABLE letter ADD COLUMN opening LONGTEXT;
ALTER TABLE letter ADD COLUMN closing LONGTEXT;

CREATE INDEX letter_of_unit ON letter (unit_code, state);

-- Who gets a copy (抄送).
CREATE TABLE letter_copy (
    letter_id BIGINT      NOT NULL,
    unit_code VARCHAR(60) NOT NULL,
    PRIMARY KEY (letter_id, unit_code),
    CONSTRAINT letter_copy_of_letter FOREIGN KEY (letter_id) REFERENCES letter (id)
);
