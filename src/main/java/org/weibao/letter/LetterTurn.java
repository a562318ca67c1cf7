package org.weibao.letter;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One at a time, on all nodes: matters join and leave drafts, drafts are decided on and numbered. Otherwise two tasks done at
 * once would each leave the other's matter, two timers would each begin a letter, and a matter would join one that goes out.
 */
@Component
class LetterTurn {

    private final JdbcClient database;

    LetterTurn(JdbcClient database) {
        this.database = database;
    }

    /** Waits for whoever has the turn; it ends with the transaction. Ask before anything of a letter is read. */
    void take() {
        database.sql("SELECT taken FROM letter_turn WHERE id = 1 FOR UPDATE")
                .query(Long.class)
                .single();
    }
}
