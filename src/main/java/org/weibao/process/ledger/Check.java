package org.weibao.process.ledger;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One rule that the database must fulfil. */
interface Check {

    /**
     * The result of a check.
     *
     * @param examined how many rows it read
     * @param findings one sentence for each damage; empty if there is none
     * @param notes what an operator should know though it is no damage
     */
    record Outcome(long examined, List<String> findings, List<String> notes) {}

    /** The rule, in Chinese. */
    String title();

    /** @param forgotten acts before this moment are not compared with the engine's history, which may be removed */
    Outcome look(JdbcClient database, Instant forgotten);
}
