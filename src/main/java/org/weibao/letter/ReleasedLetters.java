package org.weibao.letter;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.weibao.escalation.LetterKind;
import org.weibao.escalation.LettersAboutTasks;

/** What the weekly list shows of letters. */
@Component
class ReleasedLetters implements LettersAboutTasks {

    private record Line(long deadlineId, String text) {}

    private final JdbcClient jdbc;

    ReleasedLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Long, List<String>> about(Collection<Long> deadlineIds) {
        if (deadlineIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(
                        """
                        SELECT m.deadline_id, l.kind, l.number_prefix, l.letter_year, l.letter_number, l.letter_date FROM letter l
                        JOIN letter_matter m ON m.letter_id = l.id AND m.left_at IS NULL
                        JOIN deadline t ON t.id = m.deadline_id AND t.round = m.deadline_round
                        WHERE l.state = 'RELEASED' AND m.deadline_id IN (:terms)
                        ORDER BY l.id
                        """)
                .param("terms", deadlineIds)
                .query((row, number) -> line(row))
                .list()
                .stream()
                .collect(groupingBy(Line::deadlineId, mapping(Line::text, toList())));
    }

    private static Line line(ResultSet row) throws SQLException {
        var number = new LetterNumber(
                row.getString("number_prefix"), row.getInt("letter_year"), row.getInt("letter_number"));
        return new Line(
                row.getLong("deadline_id"),
                LetterKind.valueOf(row.getString("kind")).label() + number.text() + "（"
                        + row.getObject("letter_date", LocalDate.class) + "）");
    }
}
