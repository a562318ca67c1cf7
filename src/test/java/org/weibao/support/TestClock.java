package org.weibao.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.weibao.calendar.WorkingCalendar;

/** A clock that a test sets, also for the engine. It starts on Monday, 6 March 2023, at nine in Shanghai. */
public final class TestClock extends Clock implements StartsAgain {

    private Instant now = Instant.EPOCH;

    public TestClock() {
        startAgain();
    }

    @Override
    public void startAgain() {
        set(LocalDate.of(2023, 3, 6).atTime(9, 0).atZone(WorkingCalendar.ZONE).toInstant());
    }

    /** Nine in the morning of that day in Shanghai. */
    public void setTo(LocalDate day) {
        set(day.atTime(9, 0).atZone(WorkingCalendar.ZONE).toInstant());
    }

    public void advance(Duration duration) {
        set(now.plus(duration));
    }

    private void set(Instant moment) {
        now = moment;
        ClockUtil.setCurrentTime(Date.from(moment));
    }

    @Override
    public ZoneId getZone() {
        return WorkingCalendar.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The office has one zone");
    }

    @Override
    public Instant instant() {
        return now;
    }
}
