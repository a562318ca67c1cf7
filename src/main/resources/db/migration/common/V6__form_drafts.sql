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
