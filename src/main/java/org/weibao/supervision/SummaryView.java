package org.weibao.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weibao.escalation.LetterKind;
import org.weibao.workpoint.Phase;

/**
 * The year in figures.
 *
 * @param points how many, by phase and worst light
 * @param parts the same for the parts, by the phase of their points
 * @param overdue open tasks after their due day, of parts and of points as a whole
 * @param since the first day of the changes
 * @param changes each with its latest events
 */
public record SummaryView(
        Instant asOf,
        @Nullable Integer year,
        List<Integer> years,
        List<Count> points,
        List<Count> parts,
        int overdue,
        LocalDate since,
        List<Change> changes,
        List<LetterCount> letters,
        int incidents,
        List<Incident> latestIncidents) {

    public SummaryView {
        years = List.copyOf(years);
        points = List.copyOf(points);
        parts = List.copyOf(parts);
        changes = List.copyOf(changes);
        letters = List.copyOf(letters);
        latestIncidents = List.copyOf(latestIncidents);
    }

    /** One line of a table: a phase and how many have which mark. */
    public record Count(Phase phase, String phaseLabel, int total, Map<Mark, Integer> marks) {}

    /** What changed. */
    public enum Kind {
        NEWLY_LATE("新增逾期"),
        RETURNED("退回重报"),
        VERIFIED("核验通过"),
        CLOSED("办结销号"),
        CARRIED_OVER("结转下年度");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /**
     * The events of a kind.
     *
     * @param count all of them
     * @param latest the latest few
     */
    public record Change(Kind kind, String label, int count, List<Event> latest) {

        public Change {
            latest = List.copyOf(latest);
        }
    }

    /** @param body the part's body; null for the point as a whole */
    public record Event(LocalDate day, String place, String title, @Nullable String body) {}

    /**
     * The letters of a kind about the year's points.
     *
     * @param released how many are out
     * @param drafted how many wait for the office
     */
    public record LetterCount(LetterKind kind, String kindLabel, int released, int drafted) {}

    /** What does not go on by itself, in our own words, and the model that it happened in. */
    public record Incident(Instant at, String model, String text) {}
}
