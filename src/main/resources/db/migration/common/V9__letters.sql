-- Letters about tasks that are late, one per addressee, kind and working day: drafted by an escalation level, released by a
-- person of the office, numbered then.
CREATE TABLE letter (
    id            BIGINT AUTO_INCREMENT PRIMARY KEY,
    version       INT          NOT NULL,
    kind          VARCHAR(30)  NOT NULL,
    state         VARCHAR(30)  NOT NULL,
    unit_code     VARCHAR(60)  NOT NULL,
    -- The day whose matters it gathers.
    working_day   DATE         NOT NULL,
    -- Empty before the release.
    authority     LONGTEXT     NOT NULL,
    -- As edited last; null before the draft. 200 characters, of which each may take two places on H2.
    addressee     VARCHAR(400),
    title         VARCHAR(400),
    -- What the office may edit before and behind the list of matters; the body is the whole text as sent.
    opening       LONGTEXT,
    closing       LONGTEXT,
    body          LONGTEXT,
    signature     VARCHAR(400),
    letter_date   DATE,
    -- XX未保〔2026〕1号
    number_prefix VARCHAR(100),
    letter_year   INT,
    letter_number INT,
    requested_at  DATETIME(6)  NOT NULL,
    -- Who released it or decided not to; nobody, where its tasks were settled first.
    decided_by    VARCHAR(64),
    decided_at    DATETIME(6),
    -- Why it was not released.
    reason        LONGTEXT,
    -- Of the file as released.
    sha256        VARCHAR(64),
    CONSTRAINT letter_number_once UNIQUE (letter_year, letter_number),
    CONSTRAINT letter_kind_known CHECK (kind IN ('TIP', 'SUPERVISION', 'CONSULTATION')),
    CONSTRAINT letter_state_known CHECK (state IN ('REQUESTED', 'DRAFTED', 'RELEASED', 'NOT_RELEASED', 'NOT_NEEDED')),
    CONSTRAINT letter_number CHECK (letter_number >= 1),
    CONSTRAINT letter_numbered_if_released CHECK ((state = 'RELEASED') = (letter_number IS NOT NULL)
        AND (letter_number IS NULL) = (letter_year IS NULL) AND (letter_number IS NULL) = (number_prefix IS NULL)),
    CONSTRAINT letter_whole_if_released CHECK ((state = 'RELEASED') = (body IS NOT NULL)
        AND (body IS NULL) = (signature IS NULL) AND (body IS NULL) = (letter_date IS NULL) AND (body IS NULL) = (sha256 IS NULL)),
    CONSTRAINT letter_year_of_its_date CHECK (letter_year = YEAR(letter_date)),
    CONSTRAINT letter_drafted_with_text CHECK (state IN ('REQUESTED', 'NOT_NEEDED')
        OR (addressee IS NOT NULL AND title IS NOT NULL AND opening IS NOT NULL AND closing IS NOT NULL)),
    CONSTRAINT letter_decided CHECK ((state IN ('RELEASED', 'NOT_RELEASED')) = (decided_by IS NOT NULL)
        AND (decided_by IS NULL) = (decided_at IS NULL)),
    CONSTRAINT letter_held_with_reason CHECK ((state = 'NOT_RELEASED') = (reason IS NOT NULL))
);

CREATE INDEX letter_of_unit ON letter (unit_code, state);

-- A task that reached a level which wants a letter.
CREATE TABLE letter_matter (
    id             BIGINT AUTO_INCREMENT PRIMARY KEY,
    version        INT          NOT NULL,
    letter_id      BIGINT       NOT NULL,
    point_id       BIGINT       NOT NULL,
    -- Null where it is about the point as a whole.
    part_id        BIGINT,
    -- The step of the late task; with round and level of its deadline.
    step           VARCHAR(60)  NOT NULL,
    deadline_id    BIGINT       NOT NULL,
    deadline_round INT          NOT NULL,
    level_id       VARCHAR(60)  NOT NULL,
    authority      LONGTEXT     NOT NULL,
    due            DATE         NOT NULL,
    joined_at      DATETIME(6)  NOT NULL,
    -- When and why it was taken out of a draft.
    left_at        DATETIME(6),
    left_because   VARCHAR(30),
    -- As the letter says it; null before the release.
    line           LONGTEXT,
    -- Each level once a round; also what a retried job runs into.
    CONSTRAINT letter_matter_once UNIQUE (deadline_id, deadline_round, level_id),
    CONSTRAINT letter_matter_of_letter FOREIGN KEY (letter_id) REFERENCES letter (id),
    CONSTRAINT letter_matter_of_point FOREIGN KEY (point_id) REFERENCES work_point (id),
    CONSTRAINT letter_matter_of_part FOREIGN KEY (point_id, part_id) REFERENCES part (point_id, id),
    CONSTRAINT letter_matter_of_deadline FOREIGN KEY (deadline_id) REFERENCES deadline (id),
    CONSTRAINT letter_matter_round CHECK (deadline_round >= 1),
    CONSTRAINT letter_matter_left_because_known CHECK (left_because IN ('SETTLED', 'MOVED')),
    CONSTRAINT letter_matter_left CHECK ((left_at IS NULL) = (left_because IS NULL)),
    CONSTRAINT letter_matter_said_or_left CHECK (left_at IS NULL OR line IS NULL)
);

-- Who gets a copy (抄送).
CREATE TABLE letter_copy (
    letter_id BIGINT      NOT NULL,
    unit_code VARCHAR(60) NOT NULL,
    PRIMARY KEY (letter_id, unit_code),
    CONSTRAINT letter_copy_of_letter FOREIGN KEY (letter_id) REFERENCES letter (id)
);

CREATE TABLE letter_content (
    letter_id BIGINT PRIMARY KEY,
    content   LONGBLOB NOT NULL,
    CONSTRAINT letter_content_of_letter FOREIGN KEY (letter_id) REFERENCES letter (id)
);

-- The office's task of releasing a letter has a deadline itself: the one key that its table could not have when it was made.
ALTER TABLE deadline ADD CONSTRAINT deadline_of_letter FOREIGN KEY (letter_id) REFERENCES letter (id);
