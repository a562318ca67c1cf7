package org.weibao.letter;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers letters year by year, without gaps: a rollback frees the number. */
@Component
class LetterNumbers {

    private final JdbcClient database;
    private final LetterSettings settings;

    LetterNumbers(JdbcClient database, LetterSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** The number of a letter that is released now. It is reliable only while {@link LetterTurn} is held. */
    LetterNumber next(int year) {
        return after(released(year), year);
    }

    /** The number after {@code released} letters of the year. */
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
