-- Our own tables; the same script on H2 and MySQL. Points in time are stored in Asia/Shanghai.

CREATE TABLE plan (
    id           BIGINT AUTO_INCREMENT PRIMARY KEY,
    version      INT          NOT NULL,
    plan_year    INT          NOT NULL,
    -- The year while the plan is not abandoned: a year is taken once.
    running_year INT,
    title        VARCHAR(300) NOT NULL,
    source       VARCHAR(300) NOT NULL,
    state        VARCHAR(30)  NOT NULL,
    return_reason LONGTEXT,
    CONSTRAINT plan_running_year_once UNIQUE (running_year)
);

CREATE TABLE work_point (
    id               BIGINT AUTO_INCREMENT PRIMARY KEY,
    version          INT          NOT NULL,
    plan_id          BIGINT       NOT NULL,
    code             VARCHAR(60)  NOT NULL,
    place            VARCHAR(60)  NOT NULL,
    position         INT          NOT NULL,
    title            VARCHAR(300) NOT NULL,
    category         VARCHAR(30)  NOT NULL,
    priority         VARCHAR(30)  NOT NULL,
    phase            VARCHAR(30)  NOT NULL,
    note             LONGTEXT,
    incomplete       BOOLEAN      NOT NULL,
    left_out_reason  LONGTEXT,
    lead_unit        VARCHAR(60),
    lead_named       BOOLEAN      NOT NULL,
    lead_confirmed   BOOLEAN      NOT NULL,
    fixed_deadline   DATE,
    deadline         DATE,
    rhythm           VARCHAR(30)  NOT NULL,
    rhythm_reason    LONGTEXT,
    carried_over_from BIGINT,
    CONSTRAINT work_point_of_plan FOREIGN KEY (plan_id) REFERENCES plan (id),
    CONSTRAINT work_point_carried_over FOREIGN KEY (carried_over_from) REFERENCES work_point (id),
    CONSTRAINT work_point_code_once_a_plan UNIQUE (plan_id, code)
);

-- The row that makes publishing a point happen once, whatever is retried.
CREATE TABLE publication (
    code         VARCHAR(60) PRIMARY KEY,
    point_id     BIGINT      NOT NULL,
    published_at DATETIME(6) NOT NULL,
    CONSTRAINT publication_of_point FOREIGN KEY (point_id) REFERENCES work_point (id)
);

CREATE TABLE work_point_unit (
    point_id  BIGINT      NOT NULL,
    position  INT         NOT NULL,
    unit_code VARCHAR(60) NOT NULL,
    role      VARCHAR(30) NOT NULL,
    PRIMARY KEY (point_id, position),
    CONSTRAINT work_point_unit_of_point FOREIGN KEY (point_id) REFERENCES work_point (id)
);

CREATE TABLE work_point_county (
    point_id  BIGINT      NOT NULL,
    position  INT         NOT NULL,
    unit_code VARCHAR(60) NOT NULL,
    PRIMARY KEY (point_id, position),
    CONSTRAINT work_point_county_of_point FOREIGN KEY (point_id) REFERENCES work_point (id)
);

CREATE TABLE work_point_phrase (
    point_id BIGINT       NOT NULL,
    position INT          NOT NULL,
    phrase   VARCHAR(200) NOT NULL,
    expand   BOOLEAN,
    PRIMARY KEY (point_id, position),
    CONSTRAINT work_point_phrase_of_point FOREIGN KEY (point_id) REFERENCES work_point (id)
);

CREATE TABLE closing_standard (
    point_id BIGINT       NOT NULL,
    position INT          NOT NULL,
    item     VARCHAR(500) NOT NULL,
    PRIMARY KEY (point_id, position),
    CONSTRAINT closing_standard_of_point FOREIGN KEY (point_id) REFERENCES work_point (id)
);

CREATE TABLE measure (
    id             BIGINT AUTO_INCREMENT PRIMARY KEY,
    point_id       BIGINT        NOT NULL,
    number         INT           NOT NULL,
    text           VARCHAR(1000) NOT NULL,
    all_units      BOOLEAN       NOT NULL,
    counties       BOOLEAN       NOT NULL,
    indicator_name VARCHAR(200),
    indicator_unit VARCHAR(30),
    target         DECIMAL(19, 2),
    aggregation    VARCHAR(30),
    CONSTRAINT measure_of_point FOREIGN KEY (point_id) REFERENCES work_point (id)
);

CREATE TABLE measure_unit (
    measure_id BIGINT      NOT NULL,
    position   INT         NOT NULL,
    unit_code  VARCHAR(60) NOT NULL,
    PRIMARY KEY (measure_id, position),
    CONSTRAINT measure_unit_of_measure FOREIGN KEY (measure_id) REFERENCES measure (id)
);

CREATE TABLE part (
    id                 BIGINT AUTO_INCREMENT PRIMARY KEY,
    version            INT         NOT NULL,
    point_id           BIGINT      NOT NULL,
    unit_code          VARCHAR(60) NOT NULL,
    role               VARCHAR(30) NOT NULL,
    state              VARCHAR(30) NOT NULL,
    round              INT         NOT NULL,
    ends               DATE        NOT NULL,
    due                DATE,
    no_progress_streak INT         NOT NULL,
    asked              LONGTEXT,
    objection          LONGTEXT,
    CONSTRAINT part_of_point FOREIGN KEY (point_id) REFERENCES work_point (id),
    CONSTRAINT part_once_a_unit UNIQUE (point_id, unit_code)
);

CREATE TABLE part_measure (
    id         BIGINT AUTO_INCREMENT PRIMARY KEY,
    part_id    BIGINT      NOT NULL,
    measure_id BIGINT      NOT NULL,
    state      VARCHAR(30) NOT NULL,
    reason     LONGTEXT,
    CONSTRAINT part_measure_of_part FOREIGN KEY (part_id) REFERENCES part (id),
    CONSTRAINT part_measure_of_measure FOREIGN KEY (measure_id) REFERENCES measure (id),
    CONSTRAINT part_measure_once UNIQUE (part_id, measure_id)
);

CREATE TABLE report (
    id              BIGINT AUTO_INCREMENT PRIMARY KEY,
    point_id        BIGINT       NOT NULL,
    part_id         BIGINT,
    round           INT          NOT NULL,
    due             DATE,
    done            BOOLEAN      NOT NULL,
    no_new_progress BOOLEAN      NOT NULL,
    summary         LONGTEXT,
    difficulty      LONGTEXT,
    next_step       LONGTEXT,
    submitted_by    VARCHAR(64)  NOT NULL,
    submitted_at    DATETIME(6)  NOT NULL,
    signed_by       VARCHAR(64),
    signed_at       DATETIME(6),
    CONSTRAINT report_of_point FOREIGN KEY (point_id) REFERENCES work_point (id),
    CONSTRAINT report_of_part FOREIGN KEY (part_id) REFERENCES part (id)
);

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
    CONSTRAINT report_figure_of_measure FOREIGN KEY (measure_id) REFERENCES measure (id)
);

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
    CONSTRAINT decision_of_part FOREIGN KEY (part_id) REFERENCES part (id)
);

CREATE TABLE checked_item (
    decision_id BIGINT       NOT NULL,
    position    INT          NOT NULL,
    item        VARCHAR(500) NOT NULL,
    met         BOOLEAN      NOT NULL,
    remark      LONGTEXT,
    PRIMARY KEY (decision_id, position),
    CONSTRAINT checked_item_of_decision FOREIGN KEY (decision_id) REFERENCES decision (id)
);

CREATE TABLE timeline_entry (
    id       BIGINT AUTO_INCREMENT PRIMARY KEY,
    plan_id  BIGINT,
    point_id BIGINT,
    part_id  BIGINT,
    at       DATETIME(6) NOT NULL,
    actor    VARCHAR(64) NOT NULL,
    kind     VARCHAR(40) NOT NULL,
    text     LONGTEXT    NOT NULL,
    CONSTRAINT timeline_entry_of_plan FOREIGN KEY (plan_id) REFERENCES plan (id),
    CONSTRAINT timeline_entry_of_point FOREIGN KEY (point_id) REFERENCES work_point (id),
    CONSTRAINT timeline_entry_of_part FOREIGN KEY (part_id) REFERENCES part (id)
);

CREATE INDEX timeline_entry_by_point ON timeline_entry (point_id, id);
CREATE INDEX report_by_part ON report (part_id, id);
