package org.weibao.escalation;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The letters that have gone out about tasks. */
public interface LettersAboutTasks {

    /**
     * By the deadline's id, of its current round: kind, number and date of each letter, the latest last.
     *
     * @param termIds the deadlines' ids; one statement for all of them
     */
    Map<Long, List<String>> about(Collection<Long> deadlineIds);
}
