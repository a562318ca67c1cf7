package org.weibao.board;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.organization.Directory;
import org.weibao.organization.NameHistory;
import org.weibao.organization.Organization;

/** Reads urgings: those of an open task, and those of one act. */
@Service
@Transactional(readOnly = true)
public class UrgingQuery {

    /** The most urgings above a form. */
    private static final int MOST = 5;

    /** An urging as the recipient reads it. */
    public record UrgingView(String by, @Nullable String post, Instant at, String text) {}

    private record Urged(String by, Instant at, String text) {}

    private final JdbcClient database;
    private final Directory directory;
    private final Organization organization;

    UrgingQuery(JdbcClient database, Directory directory, Organization organization) {
        this.database = database;
        this.directory = directory;
        this.organization = organization;
    }

    /** The bodies that the current user urged by this process, in the order of their tasks; one entry a task. */
    public List<String> urgedBy(String processId, String userId) {
        return database
                .sql(
                        """
                        SELECT d.assignee_body FROM urging u JOIN deadline d ON d.id = u.deadline_id
                        WHERE u.process_id = :process AND u.urged_by = :user ORDER BY u.id""")
                .param("process", processId)
                .param("user", userId)
                .query(String.class)
                .list()
                .stream()
                .map(organization::nameOf)
                .toList();
    }

    /** The urgings since the task was created, the latest first. The caller has checked the current user's rights. */
    public List<UrgingView> of(String taskId) {
        var urged = database.sql(
                        """
                        SELECT u.urged_by, u.urged_at, u.text FROM urging u JOIN deadline d ON d.id = u.deadline_id
                        WHERE d.task_id = :task AND d.settled_at IS NULL AND u.urged_at >= d.opened_at
                        ORDER BY u.id DESC""")
                .param("task", taskId)
                .query((row, number) -> new Urged(
                        row.getString("urged_by"),
                        Objects.requireNonNull(Columns.moment(row, "urged_at")),
                        row.getString("text")))
                .list();
        var names = directory.historiesOf(urged.stream().map(Urged::by).collect(Collectors.toSet()));
        return urged.stream()
                .limit(MOST)
                .map(each -> {
                    var name = names.getOrDefault(each.by(), new NameHistory(each.by(), List.of()))
                            .at(each.at());
                    return new UrgingView(name.name(), name.post(), each.at(), each.text());
                })
                .toList();
    }
}
