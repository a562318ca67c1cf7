-- Files of evidence with a report or a decision, and the documents of plans. What a file holds lies apart: listing files never reads it.
CREATE TABLE evidence_file (
    id           BIGINT AUTO_INCREMENT PRIMARY KEY,
    version      INT          NOT NULL,
    purpose      VARCHAR(30)  NOT NULL,
    -- Null for the document of a plan.
    point_id     BIGINT,
    part_id      BIGINT,
    -- 200 characters, of which each may take two places on H2.
    name         VARCHAR(400) NOT NULL,
    media_type   VARCHAR(100) NOT NULL,
    length       BIGINT       NOT NULL,
    sha256       VARCHAR(64)  NOT NULL,
    uploaded_by  VARCHAR(64)  NOT NULL,
    uploaded_at  DATETIME(6)  NOT NULL,
    -- Null while it is a draft of a form that has not been submitted.
    attached_at  DATETIME(6),
    report_id    BIGINT,
    -- The plan that was read from this document.
    plan_id      BIGINT,
    CONSTRAINT evidence_file_of_point FOREIGN KEY (point_id) REFERENCES work_point (id),
    CONSTRAINT evidence_file_of_part FOREIGN KEY (point_id, part_id) REFERENCES part (point_id, id),
    CONSTRAINT evidence_file_of_report FOREIGN KEY (point_id, report_id) REFERENCES report (point_id, id),
    CONSTRAINT evidence_file_of_plan FOREIGN KEY (plan_id) REFERENCES plan (id),
    CONSTRAINT evidence_file_purpose_known CHECK (purpose IN ('PROGRESS', 'COMPILATION', 'DECISION', 'DOCUMENT')),
    CONSTRAINT evidence_file_length CHECK (length > 0),
    CONSTRAINT evidence_file_sha256 CHECK (CHAR_LENGTH(sha256) = 64),
    CONSTRAINT evidence_file_progress_of_part CHECK ((purpose = 'PROGRESS') = (part_id IS NOT NULL)),
    CONSTRAINT evidence_file_document_of_plan CHECK ((purpose = 'DOCUMENT') = (point_id IS NULL)
        AND (purpose = 'DOCUMENT' OR plan_id IS NULL)),
    CONSTRAINT evidence_file_attached CHECK ((purpose = 'DECISION' AND report_id IS NULL)
        OR (purpose = 'DOCUMENT' AND report_id IS NULL AND (plan_id IS NULL) = (attached_at IS NULL))
        OR (purpose NOT IN ('DECISION', 'DOCUMENT') AND (report_id IS NULL) = (attached_at IS NULL)))
);

CREATE INDEX evidence_file_by_hash ON evidence_file (purpose, sha256);

-- One scan of the minutes serves every point that the meeting decided.
CREATE TABLE evidence_decision (
    file_id     BIGINT NOT NULL,
    decision_id BIGINT NOT NULL,
    PRIMARY KEY (file_id, decision_id),
    CONSTRAINT evidence_decision_of_file FOREIGN KEY (file_id) REFERENCES evidence_file (id),
    CONSTRAINT evidence_decision_of_decision FOREIGN KEY (decision_id) REFERENCES decision (id)
);

CREATE TABLE evidence_content (
    file_id BIGINT PRIMARY KEY,
    content LONGBLOB NOT NULL,
    CONSTRAINT evidence_content_of_file FOREIGN KEY (file_id) REFERENCES evidence_file (id)
);

-- Who has opened a file, and when. Without a reference: it stays on record when a draft is removed.
CREATE TABLE evidence_opening (
    id        BIGINT AUTO_INCREMENT PRIMARY KEY,
    file_id   BIGINT      NOT NULL,
    opened_by VARCHAR(64) NOT NULL,
    opened_at DATETIME(6) NOT NULL
);

CREATE INDEX evidence_opening_by_file ON evidence_opening (file_id);

-- What somebody has typed into a task's form and not yet submitted. It goes with the task, however that ends: hence the
-- key to the engine's table, whose character set MySQL (which alone reads what stands in /*! */) wants to be the same.
CREATE TABLE form_draft (
    task_id  VARCHAR(64) /*! CHARACTER SET utf8mb4 COLLATE utf8mb4_bin */ NOT NULL,
    user_id  VARCHAR(64) /*! CHARACTER SET utf8mb4 COLLATE utf8mb4_bin */ NOT NULL,
    content  LONGTEXT    NOT NULL,
    saved_at DATETIME(6) NOT NULL,
    PRIMARY KEY (task_id, user_id),
    CONSTRAINT form_draft_of_task FOREIGN KEY (task_id) REFERENCES ACT_RU_TASK (ID_) ON DELETE CASCADE
);

-- Who has a task because they have begun to fill in its form. It goes back to its group when they leave it untouched.
CREATE TABLE task_hold (
    task_id    VARCHAR(64) /*! CHARACTER SET utf8mb4 COLLATE utf8mb4_bin */ NOT NULL PRIMARY KEY,
    user_id    VARCHAR(64) NOT NULL,
    since      DATETIME(6) NOT NULL,
    touched_at DATETIME(6) NOT NULL,
    CONSTRAINT task_hold_of_task FOREIGN KEY (task_id) REFERENCES ACT_RU_TASK (ID_) ON DELETE CASCADE
);
