package org.weibao.letter;

import org.springframework.stereotype.Component;
import org.weibao.shared.NamedLocks;

/**
 * The lock on letters, for all nodes. Under it matters join and leave drafts, and drafts are decided and numbered.
 * Without it two tasks done at once would each keep the other's matter in the draft, two timers would each begin a
 * letter, and a matter could join a letter that is being released.
 */
@Component
class LetterTurn {

    private final NamedLocks locks;

    LetterTurn(NamedLocks locks) {
        this.locks = locks;
    }

    /** Waits for the lock and keeps it until the transaction ends. Call it before reading anything of a letter. */
    void take() {
        locks.take(NamedLocks.Name.LETTERS);
    }
}
