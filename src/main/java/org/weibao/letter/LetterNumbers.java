package org.weibao.letter;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers letters year by year, without gaps: what is rolled back gives its number back. */
@Component
class LetterNumbers {

    private final JdbcClient database;
    private final LetterSettings settings;

    LetterNumbers(JdbcClient database, LetterSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** The number that a letter gets if it is released now; only who has the {@link LetterTurn} may rely on it. */
    LetterNumber next(int year) {
        return after(released(year), year);
    }

    /** The number after those that were released in the year. */
    LetterNumber after(int released, int year) {
        return new LetterNumber(settings.prefix(), year, released + 1);
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
