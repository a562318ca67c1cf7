package org.weibao.process.escalation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The working days of a row of {@code escalation.dmn}, as its cell has them: {@code < -3}, {@code [-3..-1]}, {@code 0},
 * {@code >= 10} or {@code -}.
 *
 * @param first {@link Integer#MIN_VALUE} without a beginning
 * @param last {@link Integer#MAX_VALUE} without an end
 */
record DayInterval(int first, int last) {

    static final DayInterval ALL = new DayInterval(Integer.MIN_VALUE, Integer.MAX_VALUE);

    private static final String NUMBER = "\\s*(-?\\d{1,4})\\s*";
    private static final Pattern COMPARED = Pattern.compile("(<=|>=|<|>|)" + NUMBER);
    private static final Pattern SPAN = Pattern.compile("([\\[(])" + NUMBER + "\\.\\." + NUMBER + "([\\])])");

    /** Empty if the cell cannot be read. */
    static Optional<DayInterval> read(String cell) {
        String text = cell.strip();
        if (text.isEmpty() || text.equals("-")) {
            return Optional.of(ALL);
        }
        Matcher compared = COMPARED.matcher(text);
        if (compared.matches()) {
            return Optional.of(compared(compared.group(1), Integer.parseInt(compared.group(2))));
        }
        Matcher span = SPAN.matcher(text);
        if (span.matches()) {
            int first = Integer.parseInt(span.group(2));
            int last = Integer.parseInt(span.group(3));
            return Optional.of(new DayInterval(
                    span.group(1).equals("[") ? first : first + 1, span.group(4).equals("]") ? last : last - 1));
        }
        return Optional.empty();
    }

    private static DayInterval compared(String how, int number) {
        return switch (how) {
            case "<" -> new DayInterval(Integer.MIN_VALUE, number - 1);
            case "<=" -> new DayInterval(Integer.MIN_VALUE, number);
            case ">" -> new DayInterval(number + 1, Integer.MAX_VALUE);
            case ">=" -> new DayInterval(number, Integer.MAX_VALUE);
            default -> new DayInterval(number, number);
        };
    }

    boolean isEmpty() {
        return first > last;
    }

    boolean hasBeginning() {
        return first != Integer.MIN_VALUE;
    }

    boolean hasEnd() {
        return last != Integer.MAX_VALUE;
    }
}
