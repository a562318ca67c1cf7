package org.weibao.letter;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The letters about the points of a year, the latest first: those that are out and those that wait for the office.
 *
 * @param year null without any
 * @param total how many there are on all pages
 */
public record YearLetters(@Nullable Integer year, int total, int page, int pages, List<Row> rows) {

    public YearLetters {
        rows = List.copyOf(rows);
    }

    /**
     * A letter.
     *
     * @param released whether it is out; its number, its date and its file come with that
     * @param title null before somebody has written one
     */
    public record Row(
            long id,
            String kindLabel,
            boolean released,
            @Nullable String number,
            @Nullable String title,
            String addressee,
            @Nullable LocalDate date,
            List<Matter> matters) {

        public Row {
            matters = List.copyOf(matters);
        }
    }

    /** What a letter is about: a point, and the body whose part is late. */
    public record Matter(String code, String place, String title, @Nullable String body) {}
}
