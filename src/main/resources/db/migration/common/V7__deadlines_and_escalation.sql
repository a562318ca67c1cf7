-- How long each task has. A task means a subject and a step of a model; it has one row, also when it comes back.
CREATE TABLE deadline (
    id            BIGINT AUTO_INCREMENT PRIMARY KEY,
    version       INT         NOT NULL,
    -- What the task is about: exactly one of them.
    plan_id       BIGINT,
    point_id      BIGINT,
    part_id       BIGINT,
    letter_id     BIGINT,
    extension_id  BIGINT,
    -- The id of the user task in its model.
    step          VARCHAR(60) NOT NULL,
    -- The engine's task while it is open; of a settled one, the last.
    task_id       VARCHAR(64),
    -- Whose task it is (责任方): a unit's or county's code, office or leading-group.
    assignee_body VARCHAR(60) NOT NULL,
    opened_at     DATETIME(6) NOT NULL,
    settled_at    DATETIME(6),
    -- The current round; those that another day has ended are in earlier_round.
    round         INT         NOT NULL,
    due           DATE,
    -- As it was when the task came.
    original_due  DATE,
    counted_from  DATE,
    working_days  INT,
    -- When its people were last told the day, by the task's arrival or by a new day.
    dated_at      DATETIME(6) NOT NULL,
    -- The highest level reached in this round.
    level_id      VARCHAR(60),
    -- From when its light is at least blue, yellow or red, by the rules and the calendar; null for never.
    blue_from     DATETIME(6),
    yellow_from   DATETIME(6),
    red_from      DATETIME(6),
    -- Whether more time is asked for just now: asked whenever a task is done.
    extension_open BOOLEAN    NOT NULL,
    CONSTRAINT deadline_of_plan FOREIGN KEY (plan_id) REFERENCES plan (id),
    CONSTRAINT deadline_of_point FOREIGN KEY (point_id) REFERENCES work_point (id),
    CONSTRAINT deadline_of_part FOREIGN KEY (part_id) REFERENCES part (id),
    CONSTRAINT deadline_once_a_plan UNIQUE (plan_id, step),
    CONSTRAINT deadline_once_a_point UNIQUE (point_id, step),
    CONSTRAINT deadline_once_a_part UNIQUE (part_id, step),
    CONSTRAINT deadline_once_a_letter UNIQUE (letter_id, step),
    CONSTRAINT deadline_once_an_extension UNIQUE (extension_id, step),
    CONSTRAINT deadline_of_one_subject CHECK (
        CASE WHEN plan_id IS NULL THEN 0 ELSE 1 END + CASE WHEN point_id IS NULL THEN 0 ELSE 1 END
        + CASE WHEN part_id IS NULL THEN 0 ELSE 1 END + CASE WHEN letter_id IS NULL THEN 0 ELSE 1 END
        + CASE WHEN extension_id IS NULL THEN 0 ELSE 1 END = 1),
    CONSTRAINT deadline_round CHECK (round >= 1),
    CONSTRAINT deadline_settled_after_opened CHECK (settled_at >= opened_at),
    CONSTRAINT deadline_original CHECK ((due IS NULL) = (original_due IS NULL)),
    CONSTRAINT deadline_counted CHECK ((counted_from IS NULL OR due IS NOT NULL)
        AND (working_days IS NULL OR counted_from IS NOT NULL)),
    CONSTRAINT deadline_level_if_due CHECK (level_id IS NULL OR due IS NOT NULL),
    CONSTRAINT deadline_light_if_due CHECK (blue_from IS NULL OR due IS NOT NULL),
    CONSTRAINT deadline_lights_rise CHECK ((yellow_from IS NULL OR (blue_from IS NOT NULL AND blue_from <= yellow_from))
        AND (red_from IS NULL OR (yellow_from IS NOT NULL AND yellow_from <= red_from)))
);

CREATE INDEX deadline_open ON deadline (settled_at, due);
-- What waits for one body, and the red of all.
CREATE INDEX deadline_of_body_open ON deadline (assignee_body, settled_at, due);
CREATE INDEX deadline_red_open ON deadline (settled_at, red_from);
-- Every form asks by it.
CREATE INDEX deadline_of_task ON deadline (task_id);
CREATE INDEX deadline_of_point_open ON deadline (point_id, settled_at);
CREATE INDEX deadline_of_part_open ON deadline (part_id, settled_at);

-- The rounds before the current one: the days that tasks had, and how far each had come.
CREATE TABLE earlier_round (
    deadline_id  BIGINT      NOT NULL,
    round        INT         NOT NULL,
    due          DATE,
    original_due DATE,
    counted_from DATE,
    working_days INT,
    dated_at     DATETIME(6) NOT NULL,
    level_id     VARCHAR(60),
    ended_at     DATETIME(6) NOT NULL,
    PRIMARY KEY (deadline_id, round),
    CONSTRAINT earlier_round_of_deadline FOREIGN KEY (deadline_id) REFERENCES deadline (id),
    CONSTRAINT earlier_round_number CHECK (round >= 1),
    CONSTRAINT earlier_round_original CHECK ((due IS NULL) = (original_due IS NULL)),
    CONSTRAINT earlier_round_counted CHECK ((counted_from IS NULL OR due IS NOT NULL)
        AND (working_days IS NULL OR counted_from IS NOT NULL)),
    CONSTRAINT earlier_round_level_if_due CHECK (level_id IS NULL OR due IS NOT NULL)
);

-- A week whose lists have been made. Its row is written together with them: two nodes make them once.
CREATE TABLE weekly_list (
    week    DATE PRIMARY KEY,
    made_at DATETIME(6) NOT NULL,
    -- It is named by its Monday.
    CONSTRAINT weekly_list_monday CHECK (DAYOFWEEK(week) = 2)
);

-- Who was given a list, and of how much.
CREATE TABLE weekly_list_recipient (
    week      DATE        NOT NULL,
    recipient VARCHAR(64) NOT NULL,
    matters   INT         NOT NULL,
    PRIMARY KEY (week, recipient),
    CONSTRAINT weekly_list_recipient_of_week FOREIGN KEY (week) REFERENCES weekly_list (week),
    CONSTRAINT weekly_list_recipient_matters CHECK (matters >= 0)
);
