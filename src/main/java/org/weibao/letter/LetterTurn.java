package org.weibao.letter;

import org.springframework.stereotype.Component;
import org.weibao.shared.NamedLocks;

/**
 * One at a time, on all nodes: matters join and leave drafts, drafts are decided on and numbered. Otherwise two tasks done at
 * once would each leave the other's matter, two timers would each begin a letter, and a matter would join one that goes out.
 */
@Component
class LetterTurn {

    private final NamedLocks locks;

    LetterTurn(NamedLocks locks) {
        this.locks = locks;
    }

    /** Waits for the lock and keeps it until the transaction ends. Call it before anything of a letter is read. */
    void take() {
        locks.take(NamedLocks.Name.LETTERS);
    }
}
