package org.weibao.letter;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers letters year by year, without gaps: whoever rolls back gives his number back. */
@Component
class LetterNumbers {

    private final JdbcClient database;
    private final LetterSettings settings;

    LetterNumbers(JdbcClient database, LetterSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** The next number of the year, for the caller alone until his transaction ends. */
    LetterNumber take(int year) {
        database.sql("UPDATE letter_turn SET taken = taken + 1 WHERE id = 1").update();
        return next(year);
    }

    /** The number that a letter would have if it were released now. */
    LetterNumber next(int year) {
        return new LetterNumber(settings.prefix(), year, released(year) + 1);
    }

    /** How many letters were released in the year. */
    int released(int year) {
        return database.sql("SELECT COALESCE(MAX(letter_number), 0) FROM letter WHERE letter_year = ?")
                .param(year)
                .query(Integer.class)
                .single();
    }

    String blank(int year) {
        return LetterNumber.blank(settings.prefix(), year);
    }
}
