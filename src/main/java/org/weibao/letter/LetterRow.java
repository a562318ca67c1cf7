package org.weibao.letter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.weibao.escalation.LetterKind;
import org.weibao.workpoint.Phase;

/**
 * A released letter with one of its matters.
 *
 * @param copied whether the reader got a copy
 * @param line the letter's line about the matter
 * @param lead the code of the point's lead unit
 * @param phase of the matter's point
 */
record LetterRow(
        long id,
        LetterKind kind,
        LetterNumber number,
        String title,
        String addressee,
        LocalDate date,
        String unit,
        boolean copied,
        @Nullable String line,
        @Nullable String lead,
        Phase phase) {

    static LetterRow of(ResultSet row) throws SQLException {
        return new LetterRow(
                row.getLong("id"),
                LetterKind.valueOf(row.getString("kind")),
                new LetterNumber(
                        row.getString("number_prefix"), row.getInt("letter_year"), row.getInt("letter_number")),
                row.getString("title"),
                row.getString("addressee"),
                row.getObject("letter_date", LocalDate.class),
                row.getString("unit_code"),
                row.getInt("copies") > 0,
                row.getString("line"),
                row.getString("lead_unit"),
                Phase.valueOf(row.getString("phase")));
    }
}
