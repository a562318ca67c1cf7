CREATE TABLE part (
    id                 BIGINT AUTO_INCREMENT PRIMARY KEY,
    version            INT         NOT NULL,
    point_id           BIGINT      NOT NULL,
    unit_code          VARCHAR(60) NOT NULL,
    role               VARCHAR(30) NOT NULL,
    state              VARCHAR(30) NOT NULL,
    round              INT         NOT NULL,
    ends               DATE        NOT NULL,
    ends_counted_from  DATE,
    ends_working_days  INT,
    -- The period of the open report: from the day after the last due day to its own.
    period_begins      DATE,
    due                DATE,
    due_counted_from   DATE,
    due_working_days   INT,
    no_progress_streak INT         NOT NULL,
    -- What the last return or question asks for, and whether no report with content has answered it yet.
    request            LONGTEXT,
    owes_answer        BOOLEAN     NOT NULL,
    objection          LONGTEXT,
    -- The report that says how the part stands, and the average percentage of its measures in it.
    last_report_id     BIGINT,
    progress           INT,
    CONSTRAINT part_of_point FOREIGN KEY (point_id) REFERENCES work_point (id),
    CONSTRAINT part_once_a_unit UNIQUE (point_id, unit_code),
    -- For the keys of what belongs to a part of this point.
    CONSTRAINT part_within_point UNIQUE (point_id, id),
    CONSTRAINT part_role_known CHECK (role IN ('LEAD', 'RESPONSIBLE', 'SUPPORTING', 'COUNTY')),
    CONSTRAINT part_state_known CHECK (state IN ('TO_ACCEPT', 'OBJECTED', 'CLAIMED', 'IMPLEMENTING', 'TO_SIGN', 'TO_VERIFY',
        'VERIFIED', 'INCLUDED', 'STANDBY', 'RELEASED', 'UNFINISHED')),
    CONSTRAINT part_round CHECK (round >= 1),
    CONSTRAINT part_no_progress_streak CHECK (no_progress_streak >= 0),
    CONSTRAINT part_answers_request CHECK (owes_answer = FALSE OR request IS NOT NULL),
    CONSTRAINT part_objects_with_reason CHECK (state <> 'OBJECTED' OR objection IS NOT NULL),
    CONSTRAINT part_ends_counted CHECK (ends_working_days IS NULL OR ends_counted_from IS NOT NULL),
    CONSTRAINT part_due_counted CHECK ((due_counted_from IS NULL OR due IS NOT NULL)
        AND (due_working_days IS NULL OR due_counted_from IS NOT NULL)),
    CONSTRAINT part_progress CHECK (progress BETWEEN 0 AND 100),
    CONSTRAINT part_progress_of_report CHECK ((progress IS NULL) = (last_report_id IS NULL)),
    CONSTRAINT part_period CHECK (period_begins IS NULL OR (due IS NOT NULL AND period_begins <= due))
);

CREATE INDEX part_by_unit ON part (unit_code);

CREATE TABLE part_measure (
    id         BIGINT AUTO_INCREMENT PRIMARY KEY,
    part_id    BIGINT      NOT NULL,
    measure_id BIGINT      NOT NULL,
    state      VARCHAR(30) NOT NULL,
    -- Why the unit has claimed that it does not apply.
    reason     LONGTEXT,
    CONSTRAINT part_measure_of_part FOREIGN KEY (part_id) REFERENCES part (id),
    CONSTRAINT part_measure_of_measure FOREIGN KEY (measure_id) REFERENCES measure (id),
    CONSTRAINT part_measure_once UNIQUE (part_id, measure_id),
    CONSTRAINT part_measure_state_known CHECK (state IN ('CARRIED', 'CLAIMED', 'NOT_APPLICABLE', 'RELEASED')),
    CONSTRAINT part_measure_claimed_with_reason CHECK (state NOT IN ('CLAIMED', 'NOT_APPLICABLE') OR reason IS NOT NULL)
);

-- A progress report of a part, or, without a part, the lead's compiled report.
CREATE TABLE report (
    id              BIGINT AUTO_INCREMENT PRIMARY KEY,
    point_id        BIGINT       NOT NULL,
    part_id         BIGINT,
    round           INT          NOT NULL,
    -- The period that it is for; null for a supporting unit's answer and for a compiled report.
    period_begins   DATE,
    due             DATE,
    done            BOOLEAN      NOT NULL,
    -- A finished report that somebody gave back: it stays on record and does not count.
    returned        BOOLEAN      NOT NULL,
    no_new_progress BOOLEAN      NOT NULL,
    summary         LONGTEXT,
    difficulty      LONGTEXT,
    next_step       LONGTEXT,
    submitted_by    VARCHAR(64)  NOT NULL,
    submitted_at    DATETIME(6)  NOT NULL,
    signed_by       VARCHAR(64),
    signed_at       DATETIME(6),
    CONSTRAINT report_of_point FOREIGN KEY (point_id) REFERENCES work_point (id),
    CONSTRAINT report_of_part FOREIGN KEY (point_id, part_id) REFERENCES part (point_id, id),
    -- For the keys of what belongs to a report on this point.
    CONSTRAINT report_within_point UNIQUE (point_id, id),
    CONSTRAINT report_round CHECK (round >= 1),
    CONSTRAINT report_period CHECK (period_begins IS NULL OR (due IS NOT NULL AND period_begins <= due)),
    CONSTRAINT report_compiled_is_done CHECK (part_id IS NOT NULL OR (done = TRUE AND due IS NULL)),
    CONSTRAINT report_done_is_progress CHECK (done = FALSE OR no_new_progress = FALSE),
    CONSTRAINT report_returned_if_done CHECK (returned = FALSE OR done = TRUE),
    CONSTRAINT report_signed_if_done CHECK (signed_by IS NULL OR done = TRUE),
    CONSTRAINT report_signed CHECK ((signed_by IS NULL) = (signed_at IS NULL)),
    CONSTRAINT report_signed_after_submitted CHECK (signed_at >= submitted_at)
);

ALTER TABLE part ADD CONSTRAINT part_last_report FOREIGN KEY (point_id, last_report_id) REFERENCES report (point_id, id);

CREATE INDEX report_by_point ON report (point_id, part_id, id);
CREATE INDEX report_by_part ON report (part_id, id);

CREATE TABLE report_figure (
    report_id   BIGINT      NOT NULL,
    position    INT         NOT NULL,
    measure_id  BIGINT      NOT NULL,
    state       VARCHAR(30) NOT NULL,
    percentage  INT         NOT NULL,
    figure      DECIMAL(19, 2),
    denominator DECIMAL(19, 2),
    PRIMARY KEY (report_id, position),
    CONSTRAINT report_figure_of_report FOREIGN KEY (report_id) REFERENCES report (id),
    CONSTRAINT report_figure_of_measure FOREIGN KEY (measure_id) REFERENCES measure (id),
    CONSTRAINT report_figure_once UNIQUE (report_id, measure_id),
    CONSTRAINT report_figure_position CHECK (position >= 0),
    CONSTRAINT report_figure_state_known CHECK (state IN ('NOT_STARTED', 'IN_PROGRESS', 'COMPLETED')),
    CONSTRAINT report_figure_percentage CHECK (percentage BETWEEN 0 AND 100)
);

-- On a plan as a whole, on a point, or on a part of it.
CREATE TABLE decision (
    id             BIGINT AUTO_INCREMENT PRIMARY KEY,
    plan_id        BIGINT,
    point_id       BIGINT,
    part_id        BIGINT,
    kind           VARCHAR(40) NOT NULL,
    outcome        VARCHAR(40) NOT NULL,
    reason         LONGTEXT,
    decided_by     VARCHAR(64) NOT NULL,
    decided_at     DATETIME(6) NOT NULL,
    meeting_date   DATE,
    minutes_kind   VARCHAR(30),
    minutes_number VARCHAR(200),
    CONSTRAINT decision_of_plan FOREIGN KEY (plan_id) REFERENCES plan (id),
    CONSTRAINT decision_of_point FOREIGN KEY (point_id) REFERENCES work_point (id),
    CONSTRAINT decision_of_part FOREIGN KEY (point_id, part_id) REFERENCES part (point_id, id),
    CONSTRAINT decision_kind_known CHECK (kind IN ('APPROVAL', 'REASSIGNMENT', 'OBJECTION', 'NOT_APPLICABLE',
        'END_IMPLEMENTATION', 'VERIFICATION', 'SIGNATURE', 'CHECK', 'DECISION', 'RETURN')),
    CONSTRAINT decision_minutes_kind_known CHECK (minutes_kind IN ('MINUTES', 'INSTRUCTION')),
    CONSTRAINT decision_on_plan_or_point CHECK ((plan_id IS NULL) <> (point_id IS NULL)
        AND (part_id IS NULL OR point_id IS NOT NULL)),
    CONSTRAINT decision_meeting_whole CHECK ((meeting_date IS NULL) = (minutes_kind IS NULL)
        AND (meeting_date IS NULL) = (minutes_number IS NULL))
);

CREATE TABLE checked_item (
    decision_id BIGINT       NOT NULL,
    position    INT          NOT NULL,
    item        VARCHAR(500) NOT NULL,
    met         BOOLEAN      NOT NULL,
    remark      LONGTEXT,
    PRIMARY KEY (decision_id, position),
    CONSTRAINT checked_item_of_decision FOREIGN KEY (decision_id) REFERENCES decision (id),
    CONSTRAINT checked_item_position CHECK (position >= 0)
);

-- Who did what, when, with which text; never changed.
CREATE TABLE timeline_entry (
    id       BIGINT AUTO_INCREMENT PRIMARY KEY,
    plan_id  BIGINT      NOT NULL,
    -- Null for what concerns the plan as a whole.
    point_id BIGINT,
    -- Null for what concerns the point as a whole.
    part_id  BIGINT,
    at       DATETIME(6) NOT NULL,
    actor    VARCHAR(64) NOT NULL,
    kind     VARCHAR(40) NOT NULL,
    text     LONGTEXT    NOT NULL,
    CONSTRAINT timeline_entry_of_plan FOREIGN KEY (plan_id) REFERENCES plan (id),
    CONSTRAINT timeline_entry_of_point FOREIGN KEY (plan_id, point_id) REFERENCES work_point (plan_id, id),
    CONSTRAINT timeline_entry_of_part FOREIGN KEY (point_id, part_id) REFERENCES part (point_id, id),
    CONSTRAINT timeline_entry_part_of_point CHECK (part_id IS NULL OR point_id IS NOT NULL),
    CONSTRAINT timeline_entry_kind_known CHECK (kind IN ('TAKEN', 'PROOFREAD', 'SUBMITTED', 'APPROVED', 'ABANDONED',
        'PUBLISHED', 'ACCEPTED', 'DECLINED', 'REASSIGNED', 'CLAIMED', 'DECIDED', 'REPORTED', 'NO_NEW_PROGRESS', 'DONE',
        'SIGNED', 'VERIFIED', 'RETURNED', 'END_REQUESTED', 'END_GRANTED', 'END_REFUSED', 'UNFINISHED', 'HANDED_OVER',
        'REMINDED', 'ESCALATED', 'CONSULTED', 'RESCHEDULED', 'URGED', 'EXTENSION_REQUESTED', 'EXTENSION_SIGNED',
        'EXTENSION_UNSIGNED', 'EXTENDED', 'EXTENSION_REFUSED', 'EXTENSION_CORRECTED', 'COMPILED', 'CHECKED', 'CLOSED',
        'CARRIED_OVER', 'LETTER_DRAFTED', 'LETTER_WAITS', 'LETTER_RELEASED', 'LETTER_DROPPED'))
);

CREATE INDEX timeline_entry_by_plan ON timeline_entry (plan_id, point_id, id);
CREATE INDEX timeline_entry_by_point ON timeline_entry (point_id, id);
-- What somebody has done, the latest first.
CREATE INDEX timeline_entry_by_actor ON timeline_entry (actor, id);
CREATE INDEX timeline_entry_by_part ON timeline_entry (point_id, part_id, id);
-- What has happened in a week.
CREATE INDEX timeline_entry_by_kind ON timeline_entry (plan_id, kind, at);

-- Who took which list out of the system: each file with its filter and number of rows.
CREATE TABLE exported_file (
    id          BIGINT AUTO_INCREMENT PRIMARY KEY,
    kind        VARCHAR(30)   NOT NULL,
    exported_by VARCHAR(64)   NOT NULL,
    exported_at DATETIME(6)   NOT NULL,
    -- In words, as the file itself says it.
    scope       VARCHAR(1000) NOT NULL,
    row_count   INT           NOT NULL,
    CONSTRAINT exported_file_kind_known CHECK (kind IN ('LEDGER', 'WEEKLY_LIST', 'PLAN')),
    CONSTRAINT exported_file_row_count CHECK (row_count >= 0)
);

CREATE INDEX exported_file_by_time ON exported_file (exported_at);
