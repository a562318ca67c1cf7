-- How long each task has, round by round, and what people are told.

CREATE TABLE deadline (
    id            BIGINT AUTO_INCREMENT PRIMARY KEY,
    version       INT         NOT NULL,
    -- What the task is about, such as part-12, and the model's step.
    subject       VARCHAR(40) NOT NULL,
    step          VARCHAR(60) NOT NULL,
    -- The engine's task while it is open; of a settled one, the last.
    task_id       VARCHAR(64),
    -- Whose task it is: a unit's or county's code, office or leading-group.
    asked         VARCHAR(60) NOT NULL,
    deadline_round    INT         NOT NULL,
    due           DATE,
    original_due  DATE,
    -- How the date was computed; nothing for a date that somebody named or that the part carries.
    counted_from  DATE,
    working_days  INT,
    opened_at     DATETIME(6) NOT NULL,
    -- When its people were last told the day, by the task's arrival or by a new day.
    dated_at      DATETIME(6) NOT NULL,
    settled_at    DATETIME(6),
    -- The highest level reached in this round.
    level_id          VARCHAR(60),
    CONSTRAINT deadline_once UNIQUE (subject, step)
);

CREATE INDEX deadline_open ON deadline (settled_at, due);

-- By which table of the escalation the open tasks' timers were set.
CREATE TABLE escalation_rules (
    id       INT PRIMARY KEY,
    followed VARCHAR(64) NOT NULL
);

INSERT INTO escalation_rules (id, followed) VALUES (1, '');

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

-- What is sent: one mail, or one robot's message, of one or more notices.
CREATE TABLE message (
    id              BIGINT AUTO_INCREMENT PRIMARY KEY,
    -- mail, or the name of a robot.
    channel         VARCHAR(40)  NOT NULL,
    -- A user id, or the robot's name again.
    recipient       VARCHAR(64) NOT NULL,
    -- The working day of a digest; nothing for what could not wait.
    digest_day      DATE,
    -- The mail's Message-ID: the same however often it is tried.
    stable_id       VARCHAR(200) NOT NULL,
    subject         VARCHAR(300) NOT NULL,
    body            LONGTEXT     NOT NULL,
    state           VARCHAR(20)  NOT NULL,
    written_at      DATETIME(6)  NOT NULL,
    next_attempt_at DATETIME(6)  NOT NULL,
    attempts        INT          NOT NULL,
    attempted_at    DATETIME(6),
    -- Until then nobody else tries it.
    leased_until    DATETIME(6),
    sent_at         DATETIME(6),
    -- Where it went, and what the other side answered: the proof, or why it was not sent.
    address         VARCHAR(320),
    answer          VARCHAR(1000),
    CONSTRAINT message_once UNIQUE (stable_id),
    CONSTRAINT digest_once UNIQUE (channel, recipient, digest_day)
);

CREATE INDEX message_tried ON message (channel, attempted_at);

CREATE INDEX message_to_send ON message (state, channel, next_attempt_at);

-- Who is told which notice, and by which message.
CREATE TABLE delivery (
    id         BIGINT AUTO_INCREMENT PRIMARY KEY,
    notice_id  BIGINT      NOT NULL,
    channel    VARCHAR(40) NOT NULL,
    recipient  VARCHAR(64) NOT NULL,
    state      VARCHAR(20) NOT NULL,
    message_id BIGINT,
    -- Why there is no message.
    reason     VARCHAR(300),
    -- When the person has read it in Tasklist.
    read_at    DATETIME(6),
    CONSTRAINT delivery_once UNIQUE (notice_id, channel, recipient),
    CONSTRAINT delivery_of_notice FOREIGN KEY (notice_id) REFERENCES notice (id),
    CONSTRAINT delivery_by_message FOREIGN KEY (message_id) REFERENCES message (id)
);

CREATE INDEX delivery_waiting ON delivery (state, channel, recipient);

CREATE INDEX delivery_unread ON delivery (recipient, read_at);
