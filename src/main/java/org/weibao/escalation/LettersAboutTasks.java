package org.weibao.escalation;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The letters that have gone out about tasks. */
public interface LettersAboutTasks {

    /**
     * By the deadline's id, of its current round: kind, number and date of each letter, the latest last.
     *
     * @param termIds none, one or many: the database is asked once
     */
    Map<Long, List<String>> about(Collection<Long> deadlineIds);
}
