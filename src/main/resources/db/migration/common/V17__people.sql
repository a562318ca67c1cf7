-- Everybody who has had an account. What is on record keeps the name and the post that they had at the time of the act.

CREATE TABLE person (
    user_id   VARCHAR(64) PRIMARY KEY,
    -- Null while the account is open. A row that stays after that keeps its user id from anybody else.
    closed_at DATETIME(6)
);

CREATE TABLE person_name (
    id      BIGINT AUTO_INCREMENT PRIMARY KEY,
    user_id VARCHAR(64)  NOT NULL,
    name    VARCHAR(600) NOT NULL,
    post    VARCHAR(600),
    -- The first one counts for the time before it, too.
    since   DATETIME(6)  NOT NULL,
    CONSTRAINT person_name_of_person FOREIGN KEY (user_id) REFERENCES person (user_id) ON DELETE CASCADE
);

-- The names of open accounts are added by the next start; those of accounts that are gone nobody knows any more.
INSERT INTO person (user_id, closed_at) SELECT user_id, NULL FROM account WHERE user_id <> '';

INSERT INTO person (user_id, closed_at)
SELECT user_id, MAX(happened_at) FROM account_event
WHERE user_id <> '' AND user_id NOT IN (SELECT user_id FROM account)
GROUP BY user_id;

-- What they were called at that moment.
ALTER TABLE account_event ADD COLUMN user_name VARCHAR(600);
ALTER TABLE account_event ADD COLUMN done_by_name VARCHAR(600);

-- By what the sessions before the current generation were ended.
ALTER TABLE account ADD COLUMN sessions_ended_by VARCHAR(30);
