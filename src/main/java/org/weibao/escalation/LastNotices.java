package org.weibao.escalation;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.weibao.channel.Channel;
import org.weibao.organization.NameColumn;

/** Finds who was last notified about tasks, by one statement. */
@Component
public class LastNotices {

    private static final String COPIES =
            """
            SELECT n.task_id, CAST(n.written_at AS DATE) AS written_on, d.recipient, %s AS name,
              CASE WHEN d.state = 'NOT_SENT' OR m.state IN ('FAILED', 'NOT_SENT') THEN 1 ELSE 0 END AS unsent
            FROM (SELECT l.task_id, MAX(l.written_at) AS at FROM notice l
              WHERE l.task_id IN (:tasks) AND l.kind IN ('REMINDER', 'ESCALATION', 'URGING')
                AND EXISTS (SELECT 1 FROM delivery e WHERE e.notice_id = l.id AND e.channel = :mail)
              GROUP BY l.task_id) latest
            JOIN notice n ON n.task_id = latest.task_id AND n.written_at >= CAST(latest.at AS DATE)
              AND n.kind IN ('REMINDER', 'ESCALATION', 'URGING')
            JOIN delivery d ON d.notice_id = n.id AND d.channel = :mail
            LEFT JOIN message m ON m.id = d.message_id
            ORDER BY n.id, d.recipient"""
                    .formatted(NameColumn.at("d.recipient", "n.written_at"));

    /**
     * One person's copy of a notice.
     *
     * @param unsent whether its mail was given up or never tried; a waiting mail does not count
     */
    private record Copy(String taskId, LocalDate day, String person, String name, boolean unsent) {}

    private final JdbcClient database;

    LastNotices(JdbcClient database) {
        this.database = database;
    }

    /** By the task's id; a task without a notice is missing. */
    public Map<String, LastNotice> about(Collection<String> taskIds) {
        if (taskIds.isEmpty()) {
            return Map.of();
        }
        return database
                .sql(COPIES)
                .param("tasks", taskIds)
                .param("mail", Channel.MAIL)
                .query((row, number) -> new Copy(
                        row.getString("task_id"),
                        row.getObject("written_on", LocalDate.class),
                        row.getString("recipient"),
                        row.getString("name"),
                        row.getBoolean("unsent")))
                .list()
                .stream()
                .collect(groupingBy(Copy::taskId, collectingAndThen(toList(), LastNotices::notice)));
    }

    private static LastNotice notice(List<Copy> copies) {
        // A person may have had two of them on that day.
        var last = new LinkedHashMap<String, Copy>();
        copies.forEach(copy -> last.merge(
                copy.person(),
                copy,
                (one, next) -> new Copy(
                        next.taskId(), next.day(), next.person(), next.name(), one.unsent() && next.unsent())));
        return new LastNotice(
                copies.get(0).day(), last.values().stream().map(Copy::name).toList(), (int)
                        last.values().stream().filter(Copy::unsent).count());
    }
}
