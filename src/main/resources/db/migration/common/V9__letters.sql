-- Letters about tasks that are late: drafted by an escalation level, released by a person of the office, numbered then.

CREATE TABLE letter (
    id            BIGINT AUTO_INCREMENT PRIMARY KEY,
    version       INT          NOT NULL,
    kind          VARCHAR(30)  NOT NULL,
    state         VARCHAR(30)  NOT NULL,
    point_id      BIGINT       NOT NULL,
    -- Null where it is about the point as a whole.
    part_id       BIGINT,
    -- The step of the late task; with round and level of its deadline.
    step          VARCHAR(60)  NOT NULL,
    deadline_id       BIGINT       NOT NULL,
    deadline_round    INT          NOT NULL,
    level_id          VARCHAR(60)  NOT NULL,
    unit_code     VARCHAR(60)  NOT NULL,
    authority     LONGTEXT     NOT NULL,
    -- As they stand on the letter, in the body of text as edited last; null before the draft. 200 characters, see V3.
    addressee     VARCHAR(400),
    title         VARCHAR(400),
    body          LONGTEXT,
    signature     VARCHAR(400),
    letter_date   DATE,
    -- XX未保〔2026〕1号
    number_prefix VARCHAR(100),
    letter_year   INT,
    letter_number INT,
    requested_at  DATETIME(6)  NOT NULL,
    -- Who released it or decided not to; nobody, where the task was settled first.
    decided_by    VARCHAR(64),
    decided_at    DATETIME(6),
    reason        LONGTEXT,
    -- Of the file as released.
    sha256        VARCHAR(64),
    -- Also what a retried job runs into.
    CONSTRAINT letter_once UNIQUE (deadline_id, deadline_round, level_id),
    CONSTRAINT letter_number_once UNIQUE (letter_year, letter_number),
    CONSTRAINT letter_of_point FOREIGN KEY (point_id) REFERENCES work_point (id),
    CONSTRAINT letter_of_part FOREIGN KEY (part_id) REFERENCES part (id),
    CONSTRAINT letter_of_term FOREIGN KEY (deadline_id) REFERENCES deadline (id)
);

CREATE TABLE letter_content (
    letter_id BIGINT PRIMARY KEY,
    content   LONGBLOB NOT NULL,
    CONSTRAINT letter_content_of_letter FOREIGN KEY (letter_id) REFERENCES letter (id)
);

-- Its one row is locked by whoever releases a letter: numbers are given one after another, and without gaps, since the
-- next one is that after the highest on record.
CREATE TABLE letter_turn (
    id    INT PRIMARY KEY,
    taken BIGINT NOT NULL
);

INSERT INTO letter_turn (id, taken) VALUES (1, 0);
