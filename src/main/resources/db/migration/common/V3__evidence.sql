-- Files of evidence with a report or a decision. What a file holds lies apart: listing files never reads it.

CREATE TABLE evidence_file (
    id           BIGINT AUTO_INCREMENT PRIMARY KEY,
    version      INT          NOT NULL,
    purpose      VARCHAR(30)  NOT NULL,
    point_id     BIGINT       NOT NULL,
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
    CONSTRAINT evidence_file_of_point FOREIGN KEY (point_id) REFERENCES work_point (id),
    CONSTRAINT evidence_file_of_part FOREIGN KEY (part_id) REFERENCES part (id),
    CONSTRAINT evidence_file_of_report FOREIGN KEY (report_id) REFERENCES report (id)
);

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
