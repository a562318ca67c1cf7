package org.weibao.letter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.escalation.LetterKind;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Organization;
import org.weibao.shared.NotYours;
import org.weibao.shared.Refusal;
import org.weibao.workpoint.Visibility;

/** Lists the letters of a year, by three statements. */
@Service
@Transactional(readOnly = true)
public class YearLetterQuery {

    public static final int PAGE = 25;

    private static final String CHOSEN =
            """
            FROM letter k WHERE k.state IN ('REQUESTED', 'DRAFTED', 'RELEASED') AND (:kind = '' OR k.kind = :kind)
              AND (:state = '' OR (k.state = 'RELEASED') = (:state = 'RELEASED'))
              AND EXISTS (SELECT 1 FROM letter_matter m JOIN work_point w ON w.id = m.point_id JOIN plan l ON l.id = w.plan_id
                WHERE m.letter_id = k.id AND m.left_at IS NULL AND l.running_year = :year)""";

    private static final String ROWS =
            """
            SELECT k.id, k.kind, k.state, k.number_prefix, k.letter_year, k.letter_number, k.title AS letter_title, k.addressee,
              k.letter_date, k.unit_code, w.code, w.place, w.title, p.unit_code AS part_unit
            FROM (SELECT k.id %s ORDER BY k.id DESC LIMIT :most OFFSET :before) c JOIN letter k ON k.id = c.id
              JOIN letter_matter m ON m.letter_id = k.id AND m.left_at IS NULL JOIN work_point w ON w.id = m.point_id
              LEFT JOIN part p ON p.id = m.part_id
            ORDER BY k.id DESC, w.position, m.id"""
                    .formatted(CHOSEN);

    private final JdbcClient database;
    private final Visibility visibility;
    private final Organization organization;

    YearLetterQuery(JdbcClient database, Visibility visibility, Organization organization) {
        this.database = database;
        this.visibility = visibility;
        this.organization = organization;
    }

    /**
     * One page.
     *
     * @param year null for the latest
     * @param kind the name of a {@link LetterKind}; null for all
     * @param released whether only those that are out, or only those that wait; null for both
     * @param page from 1; outside the range it means the nearest page
     * @throws NotYours for anybody who does not see everything
     * @throws Refusal if there is no such kind
     */
    public YearLetters page(
            @Nullable Integer year,
            @Nullable String kind,
            @Nullable Boolean released,
            int page,
            CurrentUser currentUser) {
        if (!visibility.seesEverything(currentUser)) {
            throw new NotYours();
        }
        if (kind != null
                && Stream.of(LetterKind.values()).noneMatch(each -> each.name().equals(kind))) {
            throw new Refusal("kind", "“文种”没有这个选项，请重新选择。");
        }
        var chosen = year != null
                ? year
                : database.sql("SELECT MAX(running_year) FROM plan")
                        .query((row, number) -> row.getObject(1, Integer.class))
                        .list()
                        .get(0);
        var values = Map.of(
                "year",
                Objects.requireNonNullElse(chosen, 0),
                "kind",
                Objects.requireNonNullElse(kind, ""),
                "state",
                released == null ? "" : released ? "RELEASED" : "OPEN");
        int total = database.sql("SELECT COUNT(*) " + CHOSEN)
                .params(values)
                .query(Integer.class)
                .single();
        var pages = Math.max(1, (total + PAGE - 1) / PAGE);
        var shown = Math.max(1, Math.min(page, pages));
        var rows = new LinkedHashMap<Long, YearLetters.Row>();
        database.sql(ROWS)
                .params(values)
                .param("most", PAGE)
                .param("before", (shown - 1) * PAGE)
                .query((ResultSet row) -> {
                    rows.merge(row.getLong("id"), letter(row), YearLetterQuery::both);
                });
        return new YearLetters(chosen, total, shown, pages, new ArrayList<>(rows.values()));
    }

    private YearLetters.Row letter(ResultSet row) throws SQLException {
        var released = row.getString("state").equals(LetterState.RELEASED.name());
        var number = released
                ? new LetterNumber(
                                row.getString("number_prefix"), row.getInt("letter_year"), row.getInt("letter_number"))
                        .text()
                : null;
        @Nullable String title = row.getString("letter_title");
        @Nullable String addressee = row.getString("addressee");
        @Nullable String part = row.getString("part_unit");
        return new YearLetters.Row(
                row.getLong("id"),
                LetterKind.valueOf(row.getString("kind")).label(),
                released,
                number,
                title == null ? null : LetterText.inALine(title),
                addressee == null ? organization.nameOf(row.getString("unit_code")) : addressee,
                row.getObject("letter_date", LocalDate.class),
                List.of(new YearLetters.Matter(
                        row.getString("code"),
                        row.getString("place"),
                        row.getString("title"),
                        part == null ? null : organization.nameOf(part))));
    }

    private static YearLetters.Row both(YearLetters.Row one, YearLetters.Row other) {
        return new YearLetters.Row(
                one.id(),
                one.kindLabel(),
                one.released(),
                one.number(),
                one.title(),
                one.addressee(),
                one.date(),
                Stream.concat(one.matters().stream(), other.matters().stream())
                        .distinct()
                        .toList());
    }
}
