package org.weibao.letter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.organization.Organization;
import org.weibao.organization.Reader;
import org.weibao.shared.NotYours;
import org.weibao.supervision.Terms;
import org.weibao.workpoint.Visibility;
import org.weibao.workpoint.WorkPoints;

/**
 * Who reads which letter. A released one is read by whoever sees everything, by the addressed unit or county, and by the
 * point's lead; a draft by those who see the office's task.
 */
@Service
@Transactional(readOnly = true)
public class LetterReader {

    private final LetterRows rows;
    private final LetterContents contents;
    private final LetterNumbers numbers;
    private final Terms terms;
    private final WorkPoints points;
    private final Organization organization;
    private final Visibility visibility;
    private final WorkingCalendar calendar;
    private final Clock clock;

    LetterReader(
            LetterRows rows,
            LetterContents contents,
            LetterNumbers numbers,
            Terms terms,
            WorkPoints points,
            Organization organization,
            Visibility visibility,
            WorkingCalendar calendar,
            Clock clock) {
        this.rows = rows;
        this.contents = contents;
        this.numbers = numbers;
        this.terms = terms;
        this.points = points;
        this.organization = organization;
        this.visibility = visibility;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * A draft as the office's form opens with it.
     *
     * @param names those by which the addressed body may be called
     * @param signature the body valid today, and the date of today
     * @param released how many letters the year has by now
     * @param number what the letter would be numbered now
     * @param note what has changed since the draft; null if nothing
     */
    public record DraftView(
            String kindLabel,
            String unit,
            String addressee,
            List<String> names,
            String title,
            String body,
            String authority,
            String signature,
            LocalDate date,
            int released,
            String number,
            @Nullable String note) {}

    /** A released letter in a line. */
    public record LetterView(
            long id,
            String kindLabel,
            String number,
            String title,
            String addressee,
            LocalDate date,
            String fileName) {}

    /** A released letter's file. */
    public record OpenedLetter(String fileName, byte[] content) {}

    /** Who may ask is decided by the caller. */
    public DraftView draft(long letterId) {
        var letter = rows.get(letterId);
        var unit = organization.unit(letter.unitCode());
        var today = WorkingCalendar.dayOf(clock.instant());
        var term = terms.find(letter.termId()).orElseThrow();
        return new DraftView(
                letter.kind().label(),
                unit.name(),
                letter.addressee(),
                Addressees.namesOf(unit),
                letter.title(),
                letter.body(),
                letter.authority(),
                organization.body(today).officeName(),
                today,
                numbers.released(today.getYear()),
                numbers.next(today.getYear()).text(),
                term.round() == letter.termRound() || term.due() == null
                        ? null
                        : "拟稿以后，这项任务的期限已经改为" + calendar.shown(term.due(), term.isCounted()) + "，请考虑是否仍要发函。");
    }

    /** The released letters about tasks of a part, the latest first, as far as the reader may see them. */
    public List<LetterView> ofPart(long partId, Reader reader) {
        return views(rows.findByPartIdAndStateOrderByIdDesc(partId, LetterState.RELEASED), reader);
    }

    /** As {@link #ofPart}, about every task of the point and of its parts. */
    public List<LetterView> ofPoint(long pointId, Reader reader) {
        return views(rows.findByPointIdAndStateOrderByIdDesc(pointId, LetterState.RELEASED), reader);
    }

    private List<LetterView> views(List<Letter> letters, Reader reader) {
        return letters.stream()
                .filter(letter -> sees(reader, letter))
                .map(letter -> new LetterView(
                        letter.id(),
                        letter.kind().label(),
                        letter.number().text(),
                        letter.title(),
                        letter.addressee(),
                        letter.date(),
                        fileName(letter)))
                .toList();
    }

    /**
     * Opens a released letter.
     *
     * @throws NotYours if there is none, or the reader may not see it: the same answer for both
     */
    public OpenedLetter open(long letterId, Reader reader) {
        var letter = rows.get(letterId);
        if (letter.state() != LetterState.RELEASED || !sees(reader, letter)) {
            throw new NotYours();
        }
        return new OpenedLetter(fileName(letter), contents.of(letter));
    }

    private boolean sees(Reader reader, Letter letter) {
        return visibility.belongsTo(reader, letter.unitCode())
                || visibility.seesWhole(reader, points.get(letter.pointId()));
    }

    private static String fileName(Letter letter) {
        return letter.kind().label() + " " + letter.number().text() + ".docx";
    }
}
