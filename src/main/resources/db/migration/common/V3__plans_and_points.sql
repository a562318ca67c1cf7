CREATE TABLE plan (
    id            BIGINT AUTO_INCREMENT PRIMARY KEY,
    version       INT          NOT NULL,
    plan_year     INT          NOT NULL,
    -- The year while the plan is not abandoned: a year is taken once.
    running_year  INT,
    title         VARCHAR(300) NOT NULL,
    source        VARCHAR(300) NOT NULL,
    state         VARCHAR(30)  NOT NULL,
    -- Why the leading group returned it last.
    return_reason LONGTEXT,
    CONSTRAINT plan_running_year_once UNIQUE (running_year),
    CONSTRAINT plan_state_known CHECK (state IN ('PROOFREADING', 'AWAITING_APPROVAL', 'APPROVED', 'ABANDONED')),
    CONSTRAINT plan_runs_in_its_year CHECK (running_year = plan_year),
    CONSTRAINT plan_runs_until_abandoned CHECK ((state = 'ABANDONED') = (running_year IS NULL)),
    CONSTRAINT plan_approved_without_return CHECK (state <> 'APPROVED' OR return_reason IS NULL)
);

CREATE TABLE work_point (
    id                    BIGINT AUTO_INCREMENT PRIMARY KEY,
    version               INT          NOT NULL,
    plan_id               BIGINT       NOT NULL,
    code                  VARCHAR(60)  NOT NULL,
    place                 VARCHAR(60)  NOT NULL,
    position              INT          NOT NULL,
    title                 VARCHAR(300) NOT NULL,
    category              VARCHAR(30)  NOT NULL,
    priority              VARCHAR(30)  NOT NULL,
    phase                 VARCHAR(30)  NOT NULL,
    -- What the office should know of the document, such as where it breaks off.
    note                  LONGTEXT,
    incomplete            BOOLEAN      NOT NULL,
    left_out_reason       LONGTEXT,
    lead_unit             VARCHAR(60),
    -- Whether the document itself names the lead.
    lead_named            BOOLEAN      NOT NULL,
    lead_confirmed        BOOLEAN      NOT NULL,
    -- The day that the office has named; the deadline is counted where it has named none.
    fixed_deadline        DATE,
    deadline              DATE,
    -- How a day was counted, so that a newer calendar can count it again: working days from a day, or, without a number,
    -- that day itself or the next working day. Null for a day that somebody named. The same on parts and deadlines.
    deadline_counted_from DATE,
    deadline_working_days INT,
    rhythm                VARCHAR(30)  NOT NULL,
    rhythm_reason         LONGTEXT,
    carried_over_from     BIGINT,
    CONSTRAINT work_point_of_plan FOREIGN KEY (plan_id) REFERENCES plan (id),
    CONSTRAINT work_point_carried_over FOREIGN KEY (carried_over_from) REFERENCES work_point (id),
    CONSTRAINT work_point_code_once_a_plan UNIQUE (plan_id, code),
    -- For the keys of what belongs to a point of this plan.
    CONSTRAINT work_point_within_plan UNIQUE (plan_id, id),
    CONSTRAINT work_point_category_known CHECK (category IN ('PLANNING', 'FAMILY', 'SCHOOL', 'SOCIETY', 'NETWORK',
        'GOVERNMENT', 'JUDICIARY')),
    CONSTRAINT work_point_priority_known CHECK (priority IN ('NORMAL', 'KEY')),
    CONSTRAINT work_point_phase_known CHECK (phase IN ('DRAFT', 'LEFT_OUT', 'APPROVED', 'ASSIGNMENT', 'IMPLEMENTATION',
        'REPORTING', 'REVIEW', 'CLOSED', 'CARRIED_OVER')),
    CONSTRAINT work_point_rhythm_known CHECK (rhythm IN ('QUARTERLY', 'MONTHLY')),
    CONSTRAINT work_point_position CHECK (position >= 0),
    CONSTRAINT work_point_left_out_with_reason CHECK ((phase = 'LEFT_OUT') = (left_out_reason IS NOT NULL)),
    CONSTRAINT work_point_approved_with_lead CHECK (phase IN ('DRAFT', 'LEFT_OUT')
        OR (lead_unit IS NOT NULL AND lead_confirmed = TRUE)),
    CONSTRAINT work_point_monthly_with_reason CHECK (phase IN ('DRAFT', 'LEFT_OUT') OR rhythm <> 'MONTHLY'
        OR rhythm_reason IS NOT NULL),
    CONSTRAINT work_point_published_with_deadline CHECK (phase IN ('DRAFT', 'LEFT_OUT', 'APPROVED') OR deadline IS NOT NULL),
    CONSTRAINT work_point_deadline_counted CHECK ((deadline_counted_from IS NULL OR deadline IS NOT NULL)
        AND (deadline_working_days IS NULL OR deadline_counted_from IS NOT NULL))
);

CREATE INDEX work_point_by_position ON work_point (plan_id, position);
CREATE INDEX work_point_by_phase ON work_point (phase);
CREATE INDEX work_point_by_lead ON work_point (lead_unit, phase);

-- The row that makes publishing a point happen once, whatever is retried.
CREATE TABLE publication (
    code     VARCHAR(60) PRIMARY KEY,
    point_id BIGINT      NOT NULL,
    CONSTRAINT publication_of_point FOREIGN KEY (point_id) REFERENCES work_point (id),
    CONSTRAINT publication_once UNIQUE (point_id)
);

-- The units beside the lead.
CREATE TABLE work_point_unit (
    point_id  BIGINT      NOT NULL,
    position  INT         NOT NULL,
    unit_code VARCHAR(60) NOT NULL,
    role      VARCHAR(30) NOT NULL,
    PRIMARY KEY (point_id, position),
    CONSTRAINT work_point_unit_of_point FOREIGN KEY (point_id) REFERENCES work_point (id),
    CONSTRAINT work_point_unit_position CHECK (position >= 0),
    CONSTRAINT work_point_unit_role CHECK (role IN ('RESPONSIBLE', 'SUPPORTING'))
);

CREATE TABLE work_point_county (
    point_id  BIGINT      NOT NULL,
    position  INT         NOT NULL,
    unit_code VARCHAR(60) NOT NULL,
    PRIMARY KEY (point_id, position),
    CONSTRAINT work_point_county_of_point FOREIGN KEY (point_id) REFERENCES work_point (id),
    CONSTRAINT work_point_county_position CHECK (position >= 0)
);

CREATE TABLE work_point_phrase (
    point_id BIGINT       NOT NULL,
    position INT          NOT NULL,
    phrase   VARCHAR(200) NOT NULL,
    -- Null until the office has decided.
    expand   BOOLEAN,
    PRIMARY KEY (point_id, position),
    CONSTRAINT work_point_phrase_of_point FOREIGN KEY (point_id) REFERENCES work_point (id),
    CONSTRAINT work_point_phrase_position CHECK (position >= 0)
);

CREATE TABLE closing_standard (
    point_id BIGINT       NOT NULL,
    position INT          NOT NULL,
    item     VARCHAR(500) NOT NULL,
    PRIMARY KEY (point_id, position),
    CONSTRAINT closing_standard_of_point FOREIGN KEY (point_id) REFERENCES work_point (id),
    CONSTRAINT closing_standard_position CHECK (position >= 0)
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
    CONSTRAINT measure_of_point FOREIGN KEY (point_id) REFERENCES work_point (id),
    CONSTRAINT measure_number CHECK (number >= 1),
    CONSTRAINT measure_aggregation_known CHECK (aggregation IN ('SUM', 'RATIO', 'NONE')),
    CONSTRAINT measure_indicator_whole CHECK ((indicator_name IS NULL) = (indicator_unit IS NULL)
        AND (indicator_name IS NULL) = (aggregation IS NULL) AND (target IS NULL OR indicator_name IS NOT NULL))
);

CREATE TABLE measure_unit (
    measure_id BIGINT      NOT NULL,
    position   INT         NOT NULL,
    unit_code  VARCHAR(60) NOT NULL,
    PRIMARY KEY (measure_id, position),
    CONSTRAINT measure_unit_of_measure FOREIGN KEY (measure_id) REFERENCES measure (id),
    CONSTRAINT measure_unit_position CHECK (position >= 0)
);

-- The text of the document that a plan was read from.
CREATE TABLE plan_text (
    plan_id BIGINT PRIMARY KEY,
    text    LONGTEXT NOT NULL,
    CONSTRAINT plan_text_of_plan FOREIGN KEY (plan_id) REFERENCES plan (id)
);

-- What was read in that text: where a point is, where its units are named, what is doubtful, and names of no known unit.
CREATE TABLE reading_mark (
    id         BIGINT AUTO_INCREMENT PRIMARY KEY,
    plan_id    BIGINT      NOT NULL,
    -- Null if it is about the whole document.
    point_id   BIGINT,
    kind       VARCHAR(30) NOT NULL,
    -- The doubt, or the name. 500 characters, of which each may take two places on H2.
    text       VARCHAR(1000),
    -- What the document says that the unknown unit does.
    role       VARCHAR(30),
    -- The place in the text; null if it has none.
    span_start INT,
    span_end   INT,
    -- Whether the office has looked at the doubt, or has decided on the name.
    settled    BOOLEAN     NOT NULL,
    CONSTRAINT reading_mark_of_plan FOREIGN KEY (plan_id) REFERENCES plan (id),
    CONSTRAINT reading_mark_of_point FOREIGN KEY (plan_id, point_id) REFERENCES work_point (plan_id, id),
    CONSTRAINT reading_mark_kind_known CHECK (kind IN ('POINT', 'UNITS', 'DOUBT', 'UNKNOWN_NAME')),
    CONSTRAINT reading_mark_role CHECK (role IN ('LEAD', 'RESPONSIBLE', 'SUPPORTING')),
    CONSTRAINT reading_mark_whole CHECK ((kind = 'DOUBT' OR point_id IS NOT NULL)
        AND (kind IN ('DOUBT', 'UNKNOWN_NAME')) = (text IS NOT NULL) AND (kind = 'UNKNOWN_NAME') = (role IS NOT NULL)),
    CONSTRAINT reading_mark_place CHECK ((span_start IS NULL) = (span_end IS NULL)
        AND (span_start IS NULL OR (span_start >= 0 AND span_end >= span_start)))
);
