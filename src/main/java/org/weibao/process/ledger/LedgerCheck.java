package org.weibao.process.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.weibao.calendar.WorkingCalendar;

/**
 * The ledger check (对账): every acknowledged act is recorded exactly once, every running work point has exactly one
 * process and every ended one none, and nothing is left over in the engine. It only reads.
 *
 * <p>It is a part of {@code process} because it needs the models' names. It reads the tables by SQL and not through the
 * engine, because it searches for what the engine would not notice.
 *
 * <p>Acts of more than three years ago are not compared with the engine's history, which is removed at that age.
 *
 * <p>Not checked, since no second place records them: the edits of a proofreading, and how the due dates of tasks other
 * than a part's report were counted, which depends on the stages and the calendar of that day.
 */
public final class LedgerCheck {

    /**
     * The result of one check.
     *
     * @param title what was checked, in Chinese
     * @param examined how many rows were read
     * @param findings one Chinese sentence for each damage
     * @param notes Chinese sentences on what is no damage, such as incidents
     */
    public record Result(String title, long examined, List<String> findings, List<String> notes) {}

    private static final List<Check> CHECKS = Stream.of(
                    ProcessChecks.ALL,
                    DeadlineChecks.ALL,
                    RecordChecks.ALL,
                    NoticeChecks.ALL,
                    List.of(new ActCheck(), new EvidenceCheck(), new LetterCheck()))
            .flatMap(List::stream)
            .toList();

    /** As {@code historyTimeToLive} in the models: at this age of its process the engine's history is removed. */
    private static final Period HISTORY = Period.ofDays(1095);

    private final DataSource database;
    private final Clock clock;

    public LedgerCheck(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Reads everything as of one moment, also while people work.
     *
     * @throws org.springframework.dao.DataAccessException if the database cannot be read
     */
    public List<Result> run() {
        var moment = new DefaultTransactionDefinition();
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        moment.setReadOnly(true);
        var client = JdbcClient.create(database);
        // What has been done later belongs to processes that are running or have ended later.
        var forgotten = WorkingCalendar.dayOf(clock.instant())
                .minus(HISTORY)
                .plusDays(1)
                .atStartOfDay(WorkingCalendar.ZONE)
                .toInstant();
        var results = new TransactionTemplate(new DataSourceTransactionManager(database), moment)
                .execute(status -> CHECKS.stream()
                        .map(check -> result(check, client, forgotten))
                        .toList());
        return results == null ? List.of() : results;
    }

    private static Result result(Check check, JdbcClient client, Instant forgotten) {
        var seen = check.look(client, forgotten);
        return new Result(check.title(), seen.examined(), seen.findings(), seen.notes());
    }
}
