package org.weibao.letter;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.escalation.LetterKind;
import org.weibao.escalation.Light;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Organization;
import org.weibao.shared.NotYours;
import org.weibao.workpoint.Visibility;
import org.weibao.workpoint.WorkPointRepository;

/**
 * Reads letters. A released letter may be read by people who see everything, the addressed unit or county, those who
 * got a copy, and the lead of all its points. The lead of some of its points sees that it was sent, and its lines about
 * these points. A draft may be read by those who see the office's task.
 */
@Service
@Transactional(readOnly = true)
public class LetterQuery {

    /** The most letters on the page of received letters. */
    public static final int MOST_RECEIVED = 200;

    private static final String SELECT =
            """
            SELECT l.id, l.kind, l.number_prefix, l.letter_year, l.letter_number, l.title, l.addressee, l.letter_date, l.unit_code,
              (SELECT COUNT(*) FROM letter_copy k WHERE k.letter_id = l.id AND k.unit_code IN (:units)) AS copies,
              m.line, w.lead_unit, w.phase
            FROM letter l JOIN letter_matter m ON m.letter_id = l.id AND m.left_at IS NULL
              JOIN work_point w ON w.id = m.point_id
            """;

    private final JdbcClient database;
    private final LetterRepository rows;
    private final LetterMatterRepository matters;
    private final LetterMatterQuery matterRows;
    private final LetterContents contents;
    private final LetterNumbers numbers;
    private final LetterTemplates templates;
    private final LetterSettings settings;
    private final LetterCopies copies;
    private final MatterLines lines;
    private final WorkPointRepository points;
    private final Organization organization;
    private final Visibility visibility;
    private final Clock clock;

    LetterQuery(
            JdbcClient database,
            LetterRepository rows,
            LetterMatterRepository matters,
            LetterMatterQuery matterRows,
            LetterContents contents,
            LetterNumbers numbers,
            LetterTemplates templates,
            LetterSettings settings,
            LetterCopies copies,
            MatterLines lines,
            WorkPointRepository points,
            Organization organization,
            Visibility visibility,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.matters = matters;
        this.matterRows = matterRows;
        this.contents = contents;
        this.numbers = numbers;
        this.templates = templates;
        this.settings = settings;
        this.copies = copies;
        this.lines = lines;
        this.points = points;
        this.organization = organization;
        this.visibility = visibility;
        this.clock = clock;
    }

    /**
     * A matter of a draft.
     *
     * @param provisional its due day, if that was counted and may still change
     */
    public record MatterView(
            long id, String point, String part, String step, LocalDate due, Set<LocalDate> provisional) {}

    /** A unit or county that may get a copy. */
    public record CopyView(String code, String name) {}

    /**
     * A draft as the office's form opens with it.
     *
     * @param title one line of text for each line of the letter
     * @param lines the lines about its matters if it is released now
     * @param copies the codes of those who get a copy if the office does not choose
     * @param signature the body valid today, and today's date
     * @param note the contact for questions; empty without one
     * @param released how many letters the year has so far
     * @param number the letter's number if it is released now
     * @param others the other drafts that the same form may decide
     * @param mostOthers the most of them that one form lists
     */
    public record DraftView(
            String kindLabel,
            String unit,
            String addressee,
            String title,
            String opening,
            List<String> lines,
            String closing,
            List<MatterView> matters,
            String authority,
            List<String> copies,
            List<CopyView> mayCopy,
            String signature,
            LocalDate date,
            String note,
            int released,
            String number,
            List<OtherView> others,
            int mostOthers) {}

    /**
     * Another draft, in short.
     *
     * @param light the worst light of its matters
     */
    public record OtherView(
            long id,
            String kindLabel,
            String unit,
            String title,
            List<MatterView> matters,
            Light light,
            String lightLabel) {}

    /**
     * A released letter in a list.
     *
     * @param title null if the reader sees only the lines about some points; the file's name is then null too
     * @param lines the lines about its matters that the reader may see
     * @param copied whether the reader got a copy and is not the addressee
     */
    public record LetterView(
            long id,
            String kindLabel,
            String number,
            @Nullable String title,
            String addressee,
            LocalDate date,
            @Nullable String fileName,
            List<String> lines,
            boolean copied) {}

    /** A released letter's file. */
    public record OpenedLetter(String fileName, byte[] content) {}

    private record DraftRow(long id, LetterKind kind, String unit, @Nullable LetterText text) {}

    /**
     * The draft for the form. The caller checks the right to read it.
     *
     * @param others the ids of the other drafts that they may decide on
     */
    public DraftView draft(long letterId, List<Long> others) {
        var ids = new ArrayList<>(others);
        ids.add(letterId);
        var drafts = drafts(ids);
        var inLetters = matterRows.ofLetters(ids).stream().collect(Collectors.groupingBy(LetterMatterRow::letterId));
        var draft = Optional.ofNullable(drafts.get(letterId)).orElseThrow(NotYours::new);
        var own = inLetters.getOrDefault(letterId, List.of());
        var unit = organization.unit(draft.unit());
        var today = today();
        var text = text(draft);
        var released = numbers.released(today.getYear());
        return new DraftView(
                draft.kind().label(),
                unit.name(),
                unit.addressee().orElse(unit.name()),
                text.title(),
                text.opening(),
                lines.of(draft.kind(), unit, own, today),
                text.closing(),
                views(own),
                own.stream().map(LetterMatterRow::authority).distinct().collect(Collectors.joining("；")),
                copies.usual(unit.code(), own),
                copies.choices(unit.code()).stream()
                        .map(each -> new CopyView(each.code(), each.name()))
                        .toList(),
                organization.body(today).officeName(),
                today,
                settings.note(),
                released,
                numbers.after(released, today.getYear()).text(),
                others.stream()
                        .map(drafts::get)
                        .filter(Objects::nonNull)
                        .map(other -> other(other, inLetters.getOrDefault(other.id(), List.of())))
                        .toList(),
                LetterService.MOST_OTHERS);
    }

    private Map<Long, DraftRow> drafts(List<Long> ids) {
        return database
                .sql("SELECT id, kind, unit_code, title, opening, closing FROM letter WHERE id IN (:ids)")
                .param("ids", ids)
                .query((row, number) -> new DraftRow(
                        row.getLong("id"),
                        LetterKind.valueOf(row.getString("kind")),
                        row.getString("unit_code"),
                        LetterText.of(row.getString("title"), row.getString("opening"), row.getString("closing"))
                                .orElse(null)))
                .list()
                .stream()
                .collect(Collectors.toMap(DraftRow::id, draft -> draft));
    }

    private OtherView other(DraftRow draft, List<LetterMatterRow> own) {
        var worst = own.stream()
                .map(matter -> Light.at(matter.lights(), clock.instant()))
                .max(Comparator.naturalOrder())
                .orElse(Light.GREEN);
        return new OtherView(
                draft.id(),
                draft.kind().label(),
                organization.unit(draft.unit()).name(),
                text(draft).titleInALine(),
                views(own),
                worst,
                worst.label());
    }

    private LetterText text(DraftRow draft) {
        return draft.text() == null ? templates.of(draft.kind()).usual() : draft.text();
    }

    private List<MatterView> views(List<LetterMatterRow> own) {
        return own.stream()
                .map(matter -> new MatterView(
                        matter.id(),
                        matter.point(),
                        lines.partOf(matter),
                        lines.stepOf(matter),
                        matter.due(),
                        lines.mayChange(matter) ? Set.of(matter.due()) : Set.of()))
                .toList();
    }

    /** The label of the office's task about a letter. */
    public String label(long letterId) {
        var letter = rows.get(letterId);
        return letter.kind().label() + "｜"
                + organization.unit(letter.unitCode()).name();
    }

    /** The released letters about tasks of a part that the reader may see, the latest first. */
    public List<LetterView> ofPart(long partId, CurrentUser currentUser) {
        return released(
                "JOIN part q ON q.id = :about JOIN work_point v ON v.id = q.point_id",
                "a.part_id = :about",
                partId,
                currentUser);
    }

    /** Like {@link #ofPart}, about every task of the point and of its parts. */
    public List<LetterView> ofPoint(long pointId, CurrentUser currentUser) {
        return released("JOIN work_point v ON v.id = :about", "a.point_id = :about", pointId, currentUser);
    }

    /** The lead of the point sees each letter about it; others see those that they may read as a whole. */
    private List<LetterView> released(String joinThePoint, String about, long id, CurrentUser currentUser) {
        return views(
                SELECT + joinThePoint + "\n"
                        + """
                         WHERE l.state = 'RELEASED' AND l.id IN (
                          SELECT a.letter_id FROM letter_matter a WHERE a.left_at IS NULL AND """
                        + " " + about
                        + """
                        ) AND (:all = TRUE OR v.lead_unit IN (:units) AND v.phase IN (:sent) OR l.unit_code IN (:units)
                          OR EXISTS (SELECT c.unit_code FROM letter_copy c WHERE c.letter_id = l.id AND c.unit_code IN (:units))
                          OR NOT EXISTS (SELECT o.id FROM letter_matter o JOIN work_point x ON x.id = o.point_id
                            WHERE o.letter_id = l.id AND o.left_at IS NULL
                              AND NOT (COALESCE(x.lead_unit, '') IN (:units) AND x.phase IN (:sent))))
                        ORDER BY l.id DESC, m.id""",
                id,
                currentUser);
    }

    /** The letters that the reader's own unit or county received, also as a copy, the latest first. */
    public List<LetterView> received(CurrentUser currentUser) {
        return views(
                SELECT
                        + """
                        JOIN (SELECT r.id FROM letter r WHERE r.state = 'RELEASED' AND (r.unit_code IN (:units)
                            OR EXISTS (SELECT c.unit_code FROM letter_copy c WHERE c.letter_id = r.id AND c.unit_code IN (:units)))
                          ORDER BY r.id DESC LIMIT :about) latest ON latest.id = l.id
                        ORDER BY l.id DESC, m.id""",
                MOST_RECEIVED,
                currentUser);
    }

    private List<LetterView> views(String select, long about, CurrentUser currentUser) {
        var units = visibility.unitsOf(currentUser);
        Map<Long, List<LetterRow>> found = new LinkedHashMap<>();
        database.sql(select)
                .param("about", about)
                .param("all", visibility.seesEverything(currentUser))
                .param("units", units.isEmpty() ? List.of("") : units)
                .param("sent", Visibility.sentPhases())
                .query((ResultSet row) -> {
                    found.computeIfAbsent(row.getLong("id"), unused -> new ArrayList<>())
                            .add(LetterRow.of(row));
                });
        return found.values().stream().map(rows -> view(rows, currentUser)).toList();
    }

    /** @param matters of one letter */
    private LetterView view(List<LetterRow> matters, CurrentUser currentUser) {
        var letter = matters.get(0);
        var isAddressed = visibility.belongsTo(currentUser, letter.unit());
        var readsAll = isAddressed
                || letter.copied()
                || matters.stream()
                        .allMatch(matter -> visibility.seesWhole(currentUser, matter.lead(), matter.phase()));
        return new LetterView(
                letter.id(),
                letter.kind().label(),
                letter.number().text(),
                readsAll ? LetterText.inALine(letter.title()) : null,
                letter.addressee(),
                letter.date(),
                readsAll ? fileName(letter.kind(), letter.number()) : null,
                matters.stream()
                        .filter(matter -> readsAll || visibility.seesWhole(currentUser, matter.lead(), matter.phase()))
                        .map(LetterRow::line)
                        .flatMap(Stream::ofNullable)
                        .toList(),
                !isAddressed && letter.copied());
    }

    /**
     * Opens a released letter.
     *
     * @throws NotYours if there is none or the reader may not see it: both get the same answer
     */
    public OpenedLetter open(long letterId, CurrentUser currentUser) {
        var letter = rows.get(letterId);
        if (letter.state() != LetterState.RELEASED || !readsAll(currentUser, letter)) {
            throw new NotYours();
        }
        return new OpenedLetter(fileName(letter.kind(), letter.number()), contents.of(letter));
    }

    private boolean readsAll(CurrentUser currentUser, Letter letter) {
        return readsAll(currentUser, letter, matters.findByLetterIdAndLeftAtIsNullOrderById(letter.id()));
    }

    private boolean readsAll(CurrentUser currentUser, Letter letter, List<LetterMatter> all) {
        return visibility.seesEverything(currentUser)
                || visibility.belongsTo(currentUser, letter.unitCode())
                || letter.copies().stream().anyMatch(code -> visibility.belongsTo(currentUser, code))
                || pointsOf(all).stream().allMatch(point -> visibility.seesWhole(currentUser, points.get(point)));
    }

    /** The ids of the matters' points, in their order. */
    static Set<Long> pointsOf(List<LetterMatter> matters) {
        var points = new LinkedHashSet<Long>();
        matters.forEach(matter -> points.add(matter.pointId()));
        return points;
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }

    private static String fileName(LetterKind kind, LetterNumber number) {
        return kind.label() + " " + number.text() + ".docx";
    }
}
