package org.weibao.process.ledger;

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

    Outcome look(JdbcClient database);
}
