package org.weibao.process.ledger;

import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ledger check (对账): every acknowledged act is recorded exactly once, every running work point has exactly one
 * process and every ended one none, and nothing is left over in the engine. It only reads.
 *
 * <p>It is a part of {@code process} because it needs the models' names. It reads the tables by SQL and not through the
 * engine, because it searches for what the engine would not notice.
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

    private final DataSource database;

    public LedgerCheck(DataSource database) {
        this.database = database;
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
        var results = new TransactionTemplate(new DataSourceTransactionManager(database), moment)
                .execute(status ->
                        CHECKS.stream().map(check -> result(check, client)).toList());
        return results == null ? List.of() : results;
    }

    private static Result result(Check check, JdbcClient client) {
        var seen = check.look(client);
        return new Result(check.title(), seen.examined(), seen.findings(), seen.notes());
    }
}
