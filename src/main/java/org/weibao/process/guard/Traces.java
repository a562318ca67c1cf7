package org.weibao.process.guard;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whether any record contains a user id. People who have acted or got a notice keep their name and id. */
@Repository
class Traces {

    /** Every column of ours with a person who did something or got a notice of it. */
    static final List<String> COLUMNS = List.of(
            "timeline_entry.actor",
            "report.submitted_by",
            "report.signed_by",
            "decision.decided_by",
            "evidence_file.uploaded_by",
            "evidence_opening.opened_by",
            "extension.requested_by",
            "extension.signed_by",
            "extension.decided_by",
            "extension_correction.corrected_by",
            "urging.urged_by",
            "exported_file.exported_by",
            "letter.decided_by",
            "delivery.recipient",
            "message.recipient",
            "weekly_list_recipient.recipient",
            "account_event.done_by");

    private static final String SELECT =
            "SELECT EXISTS (SELECT 1 FROM account_event WHERE user_id = :user AND kind = 'SIGNED_IN')"
                    + COLUMNS.stream()
                            .map(column -> column.split("\\.", 2))
                            .map(column ->
                                    " OR EXISTS (SELECT 1 FROM " + column[0] + " WHERE " + column[1] + " = :user)")
                            .collect(Collectors.joining());

    private final JdbcClient database;

    Traces(JdbcClient database) {
        this.database = database;
    }

    boolean of(String userId) {
        return database.sql(SELECT).param("user", userId).query(Boolean.class).single();
    }
}
