-- How long each task has, round by round, and what people are told.

CREATE TABLE term (
    id            BIGINT AUTO_INCREMENT PRIMARY KEY,
    version       INT         NOT NULL,
    -- What the task is about, such as part-12, and the model's step.
    subject       VARCHAR(40) NOT NULL,
    step          VARCHAR(60) NOT NULL,
    -- Whose task it is: a unit's or county's code, office or leading-group.
    asked         VARCHAR(60) NOT NULL,
    term_round    INT         NOT NULL,
    due           DATE,
    original_due  DATE,
    -- How the date was computed; nothing for a date that somebody named or that the part carries.
    counted_from  DATE,
    working_days  INT,
    opened_at     DATETIME(6) NOT NULL,
    settled_at    DATETIME(6),
    -- The highest rung reached in this round.
    rung          VARCHAR(60),
    CONSTRAINT term_once UNIQUE (subject, step)
);

CREATE INDEX term_open ON term (settled_at, due);

-- By which table of the ladder and which calendar the open tasks' timers were set.
CREATE TABLE ladder_rules (
    id       INT PRIMARY KEY,
    followed VARCHAR(120) NOT NULL
);

INSERT INTO ladder_rules (id, followed) VALUES (1, '');

CREATE TABLE notice (
    id         BIGINT AUTO_INCREMENT PRIMARY KEY,
    -- The same act tells the same only once, whatever is retried.
    notice_key VARCHAR(200) NOT NULL,
    kind       VARCHAR(30)  NOT NULL,
    urgent     BOOLEAN      NOT NULL,
    subject    VARCHAR(40),
    point_id   BIGINT,
    task_id    VARCHAR(64),
    title      VARCHAR(300) NOT NULL,
    text       LONGTEXT     NOT NULL,
    written_at DATETIME(6)  NOT NULL,
    CONSTRAINT notice_once UNIQUE (notice_key),
    CONSTRAINT notice_of_point FOREIGN KEY (point_id) REFERENCES work_point (id)
);
