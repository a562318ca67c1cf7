package org.weibao.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.DeadlineService;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.EscalationLevel;
import org.weibao.escalation.LetterKind;
import org.weibao.escalation.LevelReached;
import org.weibao.escalation.Light;

/** Lets tasks reach an escalation level with a letter, whatever the table has for them. */
@Component
public class LevelsReached {

    public static final String AUTHORITY = "《领导小组工作规则》第九条";

    /** A letter that the escalation wants: its id, and what its process is called by. */
    public record Wanted(long id, String key) {}

    private final DeadlineService deadlines;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;
    private final JdbcTemplate database;
    private final Clock clock;

    LevelsReached(
            DeadlineService deadlines,
            ApplicationEventPublisher events,
            TransactionOperations transaction,
            JdbcTemplate database,
            Clock clock) {
        this.deadlines = deadlines;
        this.events = events;
        this.transaction = transaction;
        this.database = database;
        this.clock = clock;
    }

    /** What the office's form sends that releases a letter as it is drafted; what it says may be replaced. */
    public static Map<String, Object> released(JsonNode draft) {
        var command = new HashMap<String, Object>();
        command.put("answer", "RELEASED");
        for (var field : List.of("title", "opening", "closing")) {
            command.put(field, draft.path(field).asText());
        }
        command.put("matters", ids(draft));
        return command;
    }

    /** The ids of a draft's matters, as its form shows them. */
    public static List<Long> ids(JsonNode draft) {
        return StreamSupport.stream(draft.path("matters").spliterator(), false)
                .map(matter -> matter.path("id").asLong())
                .toList();
    }

    /** As {@link #released(JsonNode)}, where no form was opened. */
    public Map<String, Object> released(Wanted letter) {
        return new HashMap<>(Map.of(
                "answer", "RELEASED",
                "title", "请签收",
                "opening", "下列任务尚未办结：",
                "closing", "请尽快办理。",
                "matters", matters(letter)));
    }

    public Map<String, Object> notReleased(Wanted letter, String reason) {
        return Map.of("answer", "NOT_RELEASED", "reason", reason, "matters", matters(letter));
    }

    /** The ids of what stands in the letter. */
    public List<Long> matters(Wanted letter) {
        return database.queryForList(
                "select id from letter_matter where letter_id = ? and left_at is null order by id",
                Long.class,
                letter.id());
    }

    /** The letters that there are afterwards about the task, in the order of their ids. */
    public List<Wanted> reach(TaskSubject subject, String step, String assigneeBody, String level, LetterKind kind) {
        transaction.executeWithoutResult(status -> {
            var today = WorkingCalendar.dayOf(clock.instant());
            var deadline = deadlines
                    .find(subject, step)
                    .orElseGet(() -> deadlines.open(
                            subject,
                            step,
                            "none",
                            new Deadline.Opening(assigneeBody, today.minusDays(7), null, null, clock.instant())));
            database.update("update deadline set level_id = ? where id = ?", level, deadline.id());
            events.publishEvent(new LevelReached(
                    deadline,
                    new EscalationLevel(
                            level,
                            7,
                            "黄",
                            Light.YELLOW,
                            Set.of(EscalationLevel.RecipientRole.HEAD),
                            true,
                            kind,
                            AUTHORITY)));
        });
        return database.query(
                """
                select distinct l.id, concat(l.unit_code, '/letter-', l.id) from letter l
                join letter_matter m on m.letter_id = l.id join deadline t on t.id = m.deadline_id
                where coalesce(t.part_id, t.point_id) = ? and t.step = ? order by l.id""",
                (row, number) -> new Wanted(row.getLong(1), row.getString(2)),
                subject.id(),
                step);
    }
}
