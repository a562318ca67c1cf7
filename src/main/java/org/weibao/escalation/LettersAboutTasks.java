package org.weibao.escalation;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds the released letters about tasks. */
public interface LettersAboutTasks {

    /**
     * By the deadline's id, for its current round: kind, number and date of each letter, the latest last.
     *
     * @param deadlineIds one statement reads all of them
     */
    Map<Long, List<String>> about(Collection<Long> deadlineIds);
}
