-- What the engine's users have no column for.
CREATE TABLE account (
    user_id              VARCHAR(64) PRIMARY KEY,
    -- Somebody else set the password.
    must_change_password BOOLEAN     NOT NULL,
    password_changed_at  DATETIME(6) NOT NULL,
    -- Another one whenever all sessions must end.
    generation           BIGINT      NOT NULL,
    -- By what the sessions before the current generation were ended.
    sessions_ended_by    VARCHAR(30),
    failures             INT         NOT NULL,
    locked_until         DATETIME(6),
    -- Counted for everybody, locked or not: each attempt costs one write, and so the same time.
    attempts             BIGINT      NOT NULL,
    CONSTRAINT account_sessions_ended_by_known CHECK (sessions_ended_by IN ('PASSWORD_RESET', 'PASSWORD_CHANGED', 'LOCKED',
        'CLOSED', 'TIME')),
    CONSTRAINT account_counts CHECK (failures >= 0 AND attempts >= 0)
);

-- Who tries a name that nobody has is counted here.
INSERT INTO account (user_id, must_change_password, password_changed_at, generation, failures, attempts)
VALUES ('', TRUE, CURRENT_TIMESTAMP, 0, 0, 0);

-- Hashes of earlier passwords, not of the current one.
CREATE TABLE password_history (
    id          BIGINT AUTO_INCREMENT PRIMARY KEY,
    user_id     VARCHAR(64)  NOT NULL,
    hash        VARCHAR(255) NOT NULL,
    salt        VARCHAR(255),
    replaced_at DATETIME(6)  NOT NULL
);

CREATE INDEX password_history_of_user ON password_history (user_id);

CREATE TABLE account_event (
    id           BIGINT AUTO_INCREMENT PRIMARY KEY,
    happened_at  DATETIME(6) NOT NULL,
    -- Empty for a name that nobody has: people type passwords into that field.
    user_id      VARCHAR(64) NOT NULL,
    -- What they were called at that moment.
    user_name    VARCHAR(600),
    kind         VARCHAR(30) NOT NULL,
    -- Who did it where it was somebody else; empty for the application itself.
    done_by      VARCHAR(64) NOT NULL,
    done_by_name VARCHAR(600),
    address      VARCHAR(64) NOT NULL,
    CONSTRAINT account_event_kind_known CHECK (kind IN ('OPENED', 'SIGNED_IN', 'FAILED', 'LOCKED', 'UNLOCKED',
        'PASSWORD_CHANGED', 'PASSWORD_RESET', 'CLOSED'))
);

CREATE INDEX account_event_of_user ON account_event (user_id, happened_at);
-- What is recent, and what is old enough to be removed.
CREATE INDEX account_event_by_time ON account_event (happened_at);
