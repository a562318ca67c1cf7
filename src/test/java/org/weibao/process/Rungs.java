package org.weibao.process;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.supervision.LetterKind;
import org.weibao.supervision.Light;
import org.weibao.supervision.Rung;
import org.weibao.supervision.RungReached;
import org.weibao.supervision.Subject;
import org.weibao.supervision.Term;
import org.weibao.supervision.Terms;

/** Lets tasks reach a rung of the ladder that wants a letter, whatever the table says of them. */
@Component
public class Rungs {

    public static final String AUTHORITY = "《领导小组工作规则》第九条";

    /** A letter that the ladder wants: its id, and what its process is called by. */
    public record Wanted(long id, String key) {}

    private final Terms terms;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;
    private final JdbcTemplate database;
    private final Clock clock;

    Rungs(
            Terms terms,
            ApplicationEventPublisher events,
            TransactionOperations transaction,
            JdbcTemplate database,
            Clock clock) {
        this.terms = terms;
        this.events = events;
        this.transaction = transaction;
        this.database = database;
        this.clock = clock;
    }

    /** The letters that there are afterwards about the task, in the order of their ids. */
    public List<Wanted> reach(Subject subject, String step, String asked, String rung, LetterKind kind) {
        transaction.executeWithoutResult(status -> {
            var today = WorkingCalendar.dayOf(clock.instant());
            var term = terms.find(subject, step)
                    .orElseGet(() -> terms.open(
                            subject, step, new Term.Opening(asked, today.minusDays(7), null, null, clock.instant())));
            events.publishEvent(new RungReached(
                    term, new Rung(rung, 7, "黄", Light.YELLOW, Set.of(Rung.Hearer.HEAD), true, kind, AUTHORITY)));
        });
        return database.query(
                """
                select l.id, concat(w.code, '/', l.unit_code, '/letter-', l.id) from letter l
                join work_point w on w.id = l.point_id join term t on t.id = l.term_id
                where t.subject = ? and t.step = ? order by l.id""",
                (row, number) -> new Wanted(row.getLong(1), row.getString(2)),
                subject.key(),
                step);
    }
}
