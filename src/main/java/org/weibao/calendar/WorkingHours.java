package org.weibao.calendar;

import java.time.LocalTime;

/** When the office works on a working day, in Asia/Shanghai. A due day ends with them. */
record WorkingHours(LocalTime from, LocalTime until) {

    static final WorkingHours USUAL = new WorkingHours(LocalTime.of(8, 30), LocalTime.of(18, 0));
}
