-- Extensions that were asked for, with their answers, and the office's urgings.

CREATE TABLE extension (
    id           BIGINT AUTO_INCREMENT PRIMARY KEY,
    version      INT          NOT NULL,
    deadline_id      BIGINT       NOT NULL,
    -- The same while the request is open: at most one for a task.
    open_deadline_id BIGINT,
    -- What the task was called then, and whose it was.
    task         VARCHAR(255) NOT NULL,
    unit_code    VARCHAR(60)  NOT NULL,
    due          DATE         NOT NULL,
    asked_due    DATE         NOT NULL,
    reason       LONGTEXT     NOT NULL,
    progress     LONGTEXT     NOT NULL,
    asked_by     VARCHAR(64)  NOT NULL,
    asked_at     DATETIME(6)  NOT NULL,
    state        VARCHAR(20)  NOT NULL,
    signed_by    VARCHAR(64),
    signed_at    DATETIME(6),
    decided_by   VARCHAR(64),
    decided_at   DATETIME(6),
    -- Only where it was granted.
    granted_due  DATE,
    answer       LONGTEXT,
    ended_at     DATETIME(6),
    CONSTRAINT extension_of_term FOREIGN KEY (deadline_id) REFERENCES deadline (id),
    CONSTRAINT extension_open_once UNIQUE (open_deadline_id)
);

CREATE TABLE urging (
    id       BIGINT AUTO_INCREMENT PRIMARY KEY,
    deadline_id  BIGINT      NOT NULL,
    -- In Asia/Shanghai: at most one a day and task.
    urged_on DATE        NOT NULL,
    text     LONGTEXT    NOT NULL,
    urged_by VARCHAR(64) NOT NULL,
    urged_at DATETIME(6) NOT NULL,
    CONSTRAINT urging_of_term FOREIGN KEY (deadline_id) REFERENCES deadline (id),
    CONSTRAINT urging_once_a_day UNIQUE (deadline_id, urged_on)
);
