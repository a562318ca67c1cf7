package org.weibao.letter;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Dates as official documents write them (GB/T 9704-2012, 7.3.5.3): Arabic digits, no zeros in front. */
final class LetterDates {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);
    private static final DateTimeFormatter OF_THIS_YEAR = DateTimeFormatter.ofPattern("M月d日", Locale.ROOT);

    private LetterDates() {}

    static String full(LocalDate day) {
        return DATE.format(day);
    }

    /** Several days in a row of words, the year where it is not today's. */
    static String list(List<LocalDate> days, LocalDate today) {
        return days.stream()
                .map(day -> (day.getYear() == today.getYear() ? OF_THIS_YEAR : DATE).format(day))
                .collect(Collectors.joining("、"));
    }
}
