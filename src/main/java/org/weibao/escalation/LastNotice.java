package org.weibao.escalation;

import java.time.LocalDate;
import java.util.List;

/**
 * The last notices about a late task: all those of one day.
 *
 * @param people the recipients' names of that time, each once
 * @param unsent how many of them got no mail, which will not be sent without help
 */
public record LastNotice(LocalDate day, List<String> people, int unsent) {

    public LastNotice {
        people = List.copyOf(people);
    }
}
