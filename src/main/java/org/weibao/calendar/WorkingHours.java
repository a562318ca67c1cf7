package org.weibao.calendar;

import java.time.LocalTime;

/** The office's hours on a working day, in Asia/Shanghai. A due day ends when they end. */
record WorkingHours(LocalTime from, LocalTime until) {

    static final WorkingHours USUAL = new WorkingHours(LocalTime.of(8, 30), LocalTime.of(18, 0));
}
