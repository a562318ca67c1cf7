package org.weibao.process.guard;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of our timers. The engine searches all libraries for a parser of durations each time it reads a cycle;
 * ours have none to parse.
 */
public final class OneMoment extends CycleBusinessCalendar {

    private static final String ONCE = "R1/%s/PT0S";
    private static final String BEFORE = "R1/";
    private static final String AFTER = "Z/PT0S";

    /** A cycle that the engine runs once. */
    public static String at(Instant moment) {
        return ONCE.formatted(moment);
    }

    @Override
    public @Nullable Date resolveDuedate(String cycle, @Nullable Date from, long offset) {
        if (!cycle.startsWith(BEFORE) || !cycle.endsWith(AFTER)) {
            return super.resolveDuedate(cycle, from, offset);
        }
        var moment = Date.from(Instant.parse(cycle.substring(BEFORE.length(), cycle.lastIndexOf('/'))));
        var start = from == null ? ClockUtil.getCurrentTime() : from;
        return moment.getTime() < start.getTime() - offset ? null : new Date(moment.getTime() + offset);
    }
}
