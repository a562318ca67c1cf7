package org.weibao.calendar;

import java.time.LocalDate;

/** A day counted in working days, and how it was counted. */
public record CountedDay(LocalDate day, Counted how) {}
