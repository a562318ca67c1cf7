-- What people are told.
CREATE TABLE notice (
    id                BIGINT AUTO_INCREMENT PRIMARY KEY,
    -- The same act tells the same only once, whatever is retried.
    notice_key        VARCHAR(200) NOT NULL,
    kind              VARCHAR(30)  NOT NULL,
    urgent            BOOLEAN      NOT NULL,
    -- The point that it belongs to, by which mails are gathered, and the part of it that it is about.
    point_id          BIGINT,
    part_id           BIGINT,
    -- The letter that it is about.
    letter_id         BIGINT,
    -- The engine's task that its link opens.
    task_id           VARCHAR(64),
    -- The word in brackets before the title.
    head              VARCHAR(40)  NOT NULL,
    title             VARCHAR(300) NOT NULL,
    text              LONGTEXT     NOT NULL,
    -- The last day of the task, from which days are counted when the notice is sent.
    due               DATE,
    written_at        DATETIME(6)  NOT NULL,
    -- The line of the timeline that names its recipients.
    timeline_entry_id BIGINT,
    CONSTRAINT notice_once UNIQUE (notice_key),
    CONSTRAINT notice_of_point FOREIGN KEY (point_id) REFERENCES work_point (id),
    CONSTRAINT notice_of_part FOREIGN KEY (point_id, part_id) REFERENCES part (point_id, id),
    CONSTRAINT notice_of_letter FOREIGN KEY (letter_id) REFERENCES letter (id),
    CONSTRAINT notice_of_timeline_entry FOREIGN KEY (timeline_entry_id) REFERENCES timeline_entry (id),
    CONSTRAINT notice_kind_known CHECK (kind IN ('ARRIVAL', 'RETURN', 'REMINDER', 'ESCALATION', 'URGING', 'EXTENSION',
        'LETTER', 'HAND_OVER', 'ENDED', 'WEEKLY_LIST', 'INCIDENT')),
    CONSTRAINT notice_part_of_point CHECK (part_id IS NULL OR point_id IS NOT NULL),
    CONSTRAINT notice_of_part_or_letter CHECK (part_id IS NULL OR letter_id IS NULL),
    CONSTRAINT notice_with_its_letter CHECK (kind <> 'LETTER' OR letter_id IS NOT NULL)
);

CREATE INDEX notice_by_task ON notice (task_id);
-- What is old enough to be removed.
CREATE INDEX notice_by_time ON notice (written_at);
CREATE INDEX notice_by_point ON notice (point_id, part_id, id);

-- What is sent: one mail, or one robot's message, of one or more notices.
CREATE TABLE message (
    id              BIGINT AUTO_INCREMENT PRIMARY KEY,
    -- mail, or the name of a robot.
    channel         VARCHAR(40)  NOT NULL,
    -- A user id, or the robot's name again.
    recipient       VARCHAR(64)  NOT NULL,
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
    -- Why it was given up and who is to do what, as Cockpit shows it; null before.
    given_up        VARCHAR(2000),
    CONSTRAINT message_once UNIQUE (stable_id),
    CONSTRAINT digest_once UNIQUE (channel, recipient, digest_day),
    CONSTRAINT message_state_known CHECK (state IN ('WAITING', 'SENT', 'FAILED', 'NOT_SENT')),
    CONSTRAINT message_sent CHECK ((state = 'SENT') = (sent_at IS NOT NULL)),
    CONSTRAINT message_attempts CHECK (attempts >= 0)
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
    -- When the person first saw it in their list of notices.
    read_at    DATETIME(6),
    CONSTRAINT delivery_once UNIQUE (notice_id, channel, recipient),
    CONSTRAINT delivery_of_notice FOREIGN KEY (notice_id) REFERENCES notice (id),
    CONSTRAINT delivery_by_message FOREIGN KEY (message_id) REFERENCES message (id),
    CONSTRAINT delivery_state_known CHECK (state IN ('WAITING', 'GATHERED', 'NOT_SENT')),
    CONSTRAINT delivery_gathered CHECK ((state = 'GATHERED') = (message_id IS NOT NULL)),
    CONSTRAINT delivery_not_sent_with_reason CHECK ((state = 'NOT_SENT') = (reason IS NOT NULL))
);

-- What somebody has got, the latest first.
CREATE INDEX delivery_to_recipient ON delivery (recipient, channel, id);
CREATE INDEX delivery_waiting ON delivery (state, channel, recipient);

-- When a node that can send on a channel last said so: a node without it leaves alone what waits for the others.
CREATE TABLE channel_seen (
    channel VARCHAR(40) PRIMARY KEY,
    seen_at DATETIME(6) NOT NULL
);
