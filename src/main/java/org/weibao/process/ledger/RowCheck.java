package org.weibao.process.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.weibao.calendar.WorkingCalendar;

/**
 * A check that needs only SQL.
 *
 * @param examined counts the rows to check
 * @param questions each finds one kind of damage
 * @param notes each finds something that is no damage but worth knowing
 */
record RowCheck(
        String title, String examined, Map<String, Object> names, List<Question> questions, List<Question> notes)
        implements Check {

    private static final Pattern SELECT = Pattern.compile("^SELECT ");
    /** For MySQL: what is asked about each row is found once and by a key, not again for each row. A comment for H2. */
    private static final String APART = "SELECT /*+ SET_VAR(optimizer_switch='derived_merge=off') */ ";

    /**
     * One query.
     *
     * @param sql returns a row for each finding
     * @param sentence a Chinese sentence with a place for each column of the row
     */
    record Question(String sql, String sentence) {

        private List<String> ask(JdbcClient database, Map<String, Object> names) {
            return database.sql(SELECT.matcher(sql).replaceFirst(APART))
                    .params(names)
                    .query((row, number) -> {
                        var values = new ArrayList<Object>();
                        for (var i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            values.add(String.valueOf(row.getString(i)));
                        }
                        return sentence.formatted(values.toArray());
                    })
                    .list();
        }
    }

    @Override
    public Outcome look(JdbcClient database, Instant forgotten) {
        long count = database.sql(examined).params(names).query(Long.class).single();
        var given = new HashMap<>(names);
        given.put("forgotten", LocalDateTime.ofInstant(forgotten, WorkingCalendar.ZONE));
        // The engine's dates are in the zone of the JVM.
        given.put("forgottenByEngine", Timestamp.from(forgotten));
        return new Outcome(count, ask(questions, database, given), ask(notes, database, given));
    }

    private static List<String> ask(List<Question> questions, JdbcClient database, Map<String, Object> given) {
        return questions.stream()
                .flatMap(each -> each.ask(database, given).stream())
                .toList();
    }
}
