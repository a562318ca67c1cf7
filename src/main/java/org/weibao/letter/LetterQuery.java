package org.weibao.letter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.shared.NotYours;
import org.weibao.workpoint.PartRepository;
import org.weibao.workpoint.Visibility;
import org.weibao.workpoint.WorkPointRepository;

/**
 * Who reads which letter. A released one is read by whoever sees everything, by the addressed unit or county, by those who
 * got a copy, and by who leads all its points. Who leads some of them reads that it went out and what it says of these. A
 * draft is read by those who see the office's task.
 */
@Service
@Transactional(readOnly = true)
public class LetterQuery {

    /** As many as the page of received letters lists. */
    public static final int MOST_RECEIVED = 200;

    private final LetterRepository rows;
    private final LetterMatterRepository matters;
    private final LetterContents contents;
    private final LetterNumbers numbers;
    private final LetterTemplates templates;
    private final LetterSettings settings;
    private final LetterCopies copies;
    private final MatterLines lines;
    private final WorkPointRepository points;
    private final PartRepository parts;
    private final Organization organization;
    private final Visibility visibility;
    private final WorkingCalendar calendar;
    private final Clock clock;

    LetterQuery(
            LetterRepository rows,
            LetterMatterRepository matters,
            LetterContents contents,
            LetterNumbers numbers,
            LetterTemplates templates,
            LetterSettings settings,
            LetterCopies copies,
            MatterLines lines,
            WorkPointRepository points,
            PartRepository parts,
            Organization organization,
            Visibility visibility,
            WorkingCalendar calendar,
            Clock clock) {
        this.rows = rows;
        this.matters = matters;
        this.contents = contents;
        this.numbers = numbers;
        this.templates = templates;
        this.settings = settings;
        this.copies = copies;
        this.lines = lines;
        this.points = points;
        this.parts = parts;
        this.organization = organization;
        this.visibility = visibility;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * A matter of a draft.
     *
     * @param provisional its last day, if that was counted and may still change
     */
    public record MatterView(
            long id, String point, String part, String step, LocalDate due, Set<LocalDate> provisional) {}

    /** Somebody who may get a copy. */
    public record CopyView(String code, String name) {}

    /**
     * A draft as the office's form opens with it.
     *
     * @param title a line of the letter a line
     * @param lines what it says of its matters if it goes out now
     * @param copies the codes of those who get one if the office does not choose
     * @param signature the body valid today, and the date of today
     * @param note whom its readers may ask; empty if nobody is named
     * @param released how many letters the year has by now
     * @param number what the letter would be numbered now
     * @param others the other drafts that the reader may decide on with the same form
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
            List<OtherView> others) {}

    /** Another draft, in short. */
    public record OtherView(long id, String kindLabel, String unit, String title, List<MatterView> matters) {}

    /**
     * A released letter in a line.
     *
     * @param title null for who reads only what it says of some points, as is the file's name
     * @param lines what it says of its matters, as far as the reader may see them
     * @param copied whether the reader got a copy and is not addressed
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

    /**
     * Who may ask is decided by the caller.
     *
     * @param others the ids of the other drafts that they may decide on
     */
    public DraftView draft(long letterId, Collection<Long> others) {
        var letter = rows.get(letterId);
        var unit = organization.unit(letter.unitCode());
        var today = today();
        var own = matters.findByLetterIdAndLeftAtIsNullOrderById(letterId);
        var text = text(letter);
        return new DraftView(
                letter.kind().label(),
                unit.name(),
                unit.addressee().orElse(unit.name()),
                text.title(),
                text.opening(),
                lines.of(letter.kind(), unit, own, today),
                text.closing(),
                views(own),
                LetterService.authority(own),
                copies.usual(letter, own),
                copies.choices(letter).stream()
                        .map(each -> new CopyView(each.code(), each.name()))
                        .toList(),
                organization.body(today).officeName(),
                today,
                settings.note(),
                numbers.released(today.getYear()),
                numbers.next(today.getYear()).text(),
                others.stream().map(this::other).toList());
    }

    private OtherView other(long letterId) {
        var letter = rows.get(letterId);
        return new OtherView(
                letterId,
                letter.kind().label(),
                organization.unit(letter.unitCode()).name(),
                text(letter).titleInALine(),
                views(matters.findByLetterIdAndLeftAtIsNullOrderById(letterId)));
    }

    private LetterText text(Letter letter) {
        return letter.text().orElseGet(() -> templates.of(letter.kind()).usual());
    }

    private List<MatterView> views(List<LetterMatter> own) {
        return own.stream()
                .map(matter -> new MatterView(
                        matter.id(),
                        lines.pointOf(matter),
                        lines.partOf(matter),
                        lines.stepOf(matter),
                        matter.due(),
                        lines.mayChange(matter) ? Set.of(matter.due()) : Set.of()))
                .toList();
    }

    /** What the office's task about a letter is called by. */
    public String label(long letterId) {
        var letter = rows.get(letterId);
        return letter.kind().label() + "｜"
                + organization.unit(letter.unitCode()).name();
    }

    /** The point with which a letter began; what the office does with the letter is recorded there. */
    public long pointOf(long letterId) {
        return matters.findByLetterIdOrderById(letterId).get(0).pointId();
    }

    /** The released letters about tasks of a part, the latest first, as far as the reader may see them. */
    public List<LetterView> ofPart(long partId, CurrentUser reader) {
        var part = parts.get(partId);
        var isLeads = visibility.seesWhole(reader, part.point());
        return rows.releasedAboutPart(partId).stream()
                .filter(letter -> isLeads || readsAll(reader, letter))
                .map(letter -> view(letter, reader))
                .toList();
    }

    /** As {@link #ofPart}, about every task of the point and of its parts. */
    public List<LetterView> ofPoint(long pointId, CurrentUser reader) {
        var isLeads = visibility.seesWhole(reader, points.get(pointId));
        return rows.releasedAboutPoint(pointId).stream()
                .filter(letter -> isLeads || readsAll(reader, letter))
                .map(letter -> view(letter, reader))
                .toList();
    }

    /** The letters that the reader's own unit or county was sent, or got a copy of, the latest first. */
    public List<LetterView> received(CurrentUser reader) {
        var units = organization.units().stream()
                .map(Unit::code)
                .filter(code -> visibility.belongsTo(reader, code))
                .toList();
        return units.isEmpty()
                ? List.of()
                : rows.releasedTo(units, Limit.of(MOST_RECEIVED)).stream()
                        .map(letter -> view(letter, reader))
                        .toList();
    }

    private LetterView view(Letter letter, CurrentUser reader) {
        var all = matters.findByLetterIdAndLeftAtIsNullOrderById(letter.id());
        var readsAll = readsAll(reader, letter, all);
        return new LetterView(
                letter.id(),
                letter.kind().label(),
                letter.number().text(),
                readsAll ? letter.title() : null,
                letter.addressee(),
                letter.date(),
                readsAll ? fileName(letter) : null,
                all.stream()
                        .filter(matter -> readsAll || visibility.seesWhole(reader, points.get(matter.pointId())))
                        .map(LetterMatter::line)
                        .flatMap(Stream::ofNullable)
                        .toList(),
                !visibility.belongsTo(reader, letter.unitCode())
                        && letter.copies().stream().anyMatch(code -> visibility.belongsTo(reader, code)));
    }

    /**
     * Opens a released letter.
     *
     * @throws NotYours if there is none, or the reader may not see it: the same answer for both
     */
    public OpenedLetter open(long letterId, CurrentUser reader) {
        var letter = rows.get(letterId);
        if (letter.state() != LetterState.RELEASED || !readsAll(reader, letter)) {
            throw new NotYours();
        }
        return new OpenedLetter(fileName(letter), contents.of(letter));
    }

    private boolean readsAll(CurrentUser reader, Letter letter) {
        return readsAll(reader, letter, matters.findByLetterIdAndLeftAtIsNullOrderById(letter.id()));
    }

    private boolean readsAll(CurrentUser reader, Letter letter, List<LetterMatter> all) {
        return visibility.seesEverything(reader)
                || visibility.belongsTo(reader, letter.unitCode())
                || letter.copies().stream().anyMatch(code -> visibility.belongsTo(reader, code))
                || pointsOf(all).stream().allMatch(point -> visibility.seesWhole(reader, points.get(point)));
    }

    /** The ids of the points that the matters are of, in their order. */
    static Set<Long> pointsOf(List<LetterMatter> matters) {
        var points = new LinkedHashSet<Long>();
        matters.forEach(matter -> points.add(matter.pointId()));
        return points;
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }

    private static String fileName(Letter letter) {
        return letter.kind().label() + " " + letter.number().text() + ".docx";
    }
}
