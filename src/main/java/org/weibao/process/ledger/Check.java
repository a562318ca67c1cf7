package org.weibao.process.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One thing that must hold in the database. */
interface Check {

    /**
     * What a check saw.
     *
     * @param examined how many rows it looked at
     * @param findings one sentence for each damage; empty if all is well
     * @param notes what an operator should know and what is no damage
     */
    record Outcome(long examined, List<String> findings, List<String> notes) {}

    /** What holds, in Chinese. */
    String title();

    Outcome look(JdbcClient database);
}
