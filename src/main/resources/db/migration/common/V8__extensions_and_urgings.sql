-- Requests for an extension with their answers, the office's corrections of what it had granted, and its urgings.
CREATE TABLE extension (
    id               BIGINT AUTO_INCREMENT PRIMARY KEY,
    version          INT          NOT NULL,
    deadline_id      BIGINT       NOT NULL,
    -- The same while the request is open: at most one for a task.
    open_deadline_id BIGINT,
    -- What the task was called then, and whose it was.
    task             VARCHAR(255) NOT NULL,
    unit_code        VARCHAR(60)  NOT NULL,
    due              DATE         NOT NULL,
    requested_due    DATE         NOT NULL,
    reason           LONGTEXT     NOT NULL,
    progress         LONGTEXT     NOT NULL,
    requested_by     VARCHAR(64)  NOT NULL,
    requested_at     DATETIME(6)  NOT NULL,
    state            VARCHAR(20)  NOT NULL,
    -- The head who has signed it, or refused to.
    signed_by        VARCHAR(64),
    signed_at        DATETIME(6),
    decided_by       VARCHAR(64),
    decided_at       DATETIME(6),
    granted_due      DATE,
    answer           LONGTEXT,
    ended_at         DATETIME(6),
    CONSTRAINT extension_of_deadline FOREIGN KEY (deadline_id) REFERENCES deadline (id),
    CONSTRAINT extension_open_once UNIQUE (open_deadline_id),
    CONSTRAINT extension_state_known CHECK (state IN ('TO_SIGN', 'TO_DECIDE', 'GRANTED', 'UNSIGNED', 'REFUSED', 'NOT_NEEDED')),
    CONSTRAINT extension_open_of_its_task CHECK (open_deadline_id = deadline_id),
    CONSTRAINT extension_open_until_answered CHECK ((state IN ('TO_SIGN', 'TO_DECIDE')) = (open_deadline_id IS NOT NULL)),
    CONSTRAINT extension_ended CHECK ((state IN ('TO_SIGN', 'TO_DECIDE')) = (ended_at IS NULL)),
    CONSTRAINT extension_signed CHECK ((signed_by IS NULL) = (signed_at IS NULL)
        AND (state <> 'TO_SIGN' OR signed_by IS NULL) AND (state IN ('TO_SIGN', 'NOT_NEEDED') OR signed_by IS NOT NULL)),
    CONSTRAINT extension_decided CHECK ((decided_by IS NULL) = (decided_at IS NULL)
        AND (state IN ('GRANTED', 'REFUSED')) = (decided_by IS NOT NULL)),
    CONSTRAINT extension_granted_until CHECK ((state = 'GRANTED') = (granted_due IS NOT NULL)),
    CONSTRAINT extension_refused_with_reason CHECK (state NOT IN ('UNSIGNED', 'REFUSED') OR answer IS NOT NULL)
);

CREATE TABLE extension_correction (
    id           BIGINT AUTO_INCREMENT PRIMARY KEY,
    extension_id BIGINT      NOT NULL,
    due_before   DATE        NOT NULL,
    due          DATE        NOT NULL,
    reason       LONGTEXT    NOT NULL,
    corrected_by VARCHAR(64) NOT NULL,
    corrected_at DATETIME(6) NOT NULL,
    CONSTRAINT extension_correction_of_extension FOREIGN KEY (extension_id) REFERENCES extension (id),
    CONSTRAINT extension_correction_changes CHECK (due <> due_before)
);

CREATE TABLE urging (
    id          BIGINT AUTO_INCREMENT PRIMARY KEY,
    deadline_id BIGINT      NOT NULL,
    -- The engine's process of the act, which may urge several tasks.
    process_id  VARCHAR(64) NOT NULL,
    -- In Asia/Shanghai: at most one a day and task.
    urged_on    DATE        NOT NULL,
    text        LONGTEXT    NOT NULL,
    urged_by    VARCHAR(64) NOT NULL,
    urged_at    DATETIME(6) NOT NULL,
    CONSTRAINT urging_of_deadline FOREIGN KEY (deadline_id) REFERENCES deadline (id),
    CONSTRAINT urging_once_a_day UNIQUE (deadline_id, urged_on)
);

-- The tasks of a request have deadlines themselves: the one key that its table could not have when it was made.
ALTER TABLE deadline ADD CONSTRAINT deadline_of_extension FOREIGN KEY (extension_id) REFERENCES extension (id);
