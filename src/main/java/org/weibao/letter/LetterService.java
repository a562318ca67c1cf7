package org.weibao.letter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.TaskSubject;
import org.weibao.notification.Notice;
import org.weibao.notification.NoticeSentences;
import org.weibao.notification.NoticeSentences.Sentences;
import org.weibao.notification.Notices;
import org.weibao.organization.Organization;
import org.weibao.shared.Answers;
import org.weibao.shared.Conflict;
import org.weibao.shared.ForbiddenWord;
import org.weibao.shared.Labelled;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.Timeline;

/** The office's part in a letter: it gets a draft and decides whether to release it. */
@Service
@Transactional
public class LetterService {

    /** The most characters of a title, and of one of its lines. */
    public static final int LONGEST_TITLE = 200;

    public static final int LONGEST_TITLE_LINE = TitleLines.WIDTH;

    /** A letter is no report. A longer text belongs in an annex, and slows the typesetting. */
    public static final int LONGEST_TEXT = 3_000;

    /** The most other letters that one form decides. */
    public static final int MOST_OTHERS = 50;

    private static final int MOST_PARAGRAPHS = 30;

    private final LetterTurn turn;
    private final LetterRepository rows;
    private final LetterMatterRepository matters;
    private final LetterWorkflow workflow;
    private final LetterTemplates templates;
    private final LetterNumbers numbers;
    private final LetterContents contents;
    private final LetterSettings settings;
    private final LetterTimeline letterTimeline;
    private final LetterMatterQuery matterRows;
    private final MatterLines lines;
    private final LetterCopies copies;
    private final Organization organization;
    private final Timeline timeline;
    private final Notices notices;

    LetterService(
            LetterTurn turn,
            LetterRepository rows,
            LetterMatterRepository matters,
            LetterWorkflow workflow,
            LetterTemplates templates,
            LetterNumbers numbers,
            LetterContents contents,
            LetterSettings settings,
            LetterTimeline letterTimeline,
            LetterMatterQuery matterRows,
            MatterLines lines,
            LetterCopies copies,
            Organization organization,
            Timeline timeline,
            Notices notices) {
        this.turn = turn;
        this.rows = rows;
        this.matters = matters;
        this.workflow = workflow;
        this.templates = templates;
        this.numbers = numbers;
        this.contents = contents;
        this.settings = settings;
        this.letterTimeline = letterTimeline;
        this.matterRows = matterRows;
        this.lines = lines;
        this.copies = copies;
        this.organization = organization;
        this.timeline = timeline;
        this.notices = notices;
    }

    /** The office's decision on a draft. */
    public enum Answer implements Labelled {
        RELEASED("签发"),
        NOT_RELEASED("不发");

        private final String label;

        Answer(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /**
     * The office's decision on a draft; the same form may decide others.
     *
     * @param title one line of text for each line of the letter
     * @param opening one line of text for each paragraph, like the closing
     * @param copies the codes of the units that get a copy
     * @param matters the ids of the matters in the form: nobody decides on what they have not seen
     * @param reason why the letter is not released; not needed for a release
     * @param others drafts that are released, or not, without edits
     */
    public record Release(
            @Nullable Answer answer,
            @Nullable String title,
            @Nullable String opening,
            @Nullable String closing,
            @Nullable List<String> copies,
            @Nullable List<Long> matters,
            @Nullable String reason,
            @Nullable List<Other> others) {}

    /** Another draft of the same form. */
    public record Other(
            @Nullable Long letterId, @Nullable Answer answer, @Nullable List<Long> matters, @Nullable String reason) {}

    /** Writes the draft from the template. */
    public void draft(long letterId) {
        turn.take();
        var letter = rows.get(letterId);
        letter.draft(
                organization.unit(letter.unitCode()).addressee().orElse(""),
                templates.of(letter.kind()).usual());
    }

    /**
     * Carries out the office's decision: the letter is numbered and sent with its present text, or not sent for a
     * reason. Then the other letters of the form follow, each recorded separately.
     *
     * @throws Refusal if the answer lacks something, or the text or an addressee is not allowed
     * @throws Conflict if it or another was decided meanwhile; the sentence names the others
     */
    public Answer release(long letterId, Release command, String user) {
        turn.take();
        var letter = rows.get(letterId);
        var answer = Answers.required(command.answer(), "answer", "请选择签发意见。");
        var others = others(letterId, command);
        letter.requireDraft();
        var own = matters.findByLetterIdAndLeftAtIsNullOrderById(letterId);
        requireSeen("matters", own, command.matters());
        switch (answer) {
            case RELEASED -> goOut(letter, own, command, user);
            case NOT_RELEASED -> {
                var reason = Texts.required("reason", "不发的理由", command.reason());
                letter.hold(reason, user, timeline.now());
                letterTimeline.record(
                        letter,
                        own,
                        user,
                        EntryKind.LETTER_DROPPED,
                        of -> letter.kind().label() + "决定不发：" + reason);
            }
        }
        rows.flush();
        others.forEach(other -> workflow.decide(other.letter(), other.decision()));
        return answer;
    }

    private record Decided(Letter letter, Release decision) {}

    private List<Decided> others(long letterId, Release command) {
        var decided = new ArrayList<Decided>();
        var seen = new HashSet<>(Set.of(letterId));
        var typed = command.others() == null ? List.<Other>of() : command.others();
        if (typed.size() > MOST_OTHERS) {
            throw new Refusal("others", "选择了" + typed.size() + "件其他函件，一次最多" + MOST_OTHERS + "件，请分次办理。");
        }
        var ended = new ArrayList<String>();
        for (var i = 0; i < typed.size(); i++) {
            var other = typed.get(i);
            var field = "others[" + i + "]";
            var letter = rows.findById(other.letterId() == null ? -1 : other.letterId())
                    .orElseThrow(() -> new Refusal(field, "其他函件里有一份已不在待签发之列，请刷新后再提交。"));
            if (!seen.add(letter.id())) {
                throw new Refusal(field, "同一份函件填了两次。");
            }
            var unit = organization.unit(letter.unitCode());
            var name = "致" + unit.name() + "的" + letter.kind().label();
            var answer = Answers.required(other.answer(), field + ".answer", "请选择" + name + "的签发意见。");
            if (letter.state() != LetterState.DRAFTED) {
                ended.add(name);
                continue;
            }
            var own = matters.findByLetterIdAndLeftAtIsNullOrderById(letter.id());
            requireSeen(field, own, other.matters());
            if (answer == Answer.NOT_RELEASED) {
                Texts.required(field + ".reason", name + "不发的理由", other.reason());
            } else {
                try {
                    Addressees.checked(unit, letter.kind(), today());
                } catch (Refusal refused) {
                    throw new Refusal(field, refused.sentence());
                }
            }
            var text = text(letter);
            decided.add(new Decided(
                    letter,
                    new Release(
                            answer,
                            text.title(),
                            text.opening(),
                            text.closing(),
                            copies.usual(letter.unitCode(), matterRows.of(own)),
                            other.matters(),
                            other.reason(),
                            null)));
        }
        if (!ended.isEmpty()) {
            throw new Conflict(String.join("、", ended) + "已经办理，或者不再需要。没有办理任何函件，请取消选择后再提交。");
        }
        return decided;
    }

    private static void requireSeen(String field, List<LetterMatter> own, @Nullable List<Long> seen) {
        var known = seen == null ? Set.<Long>of() : Set.copyOf(seen);
        var fresh = own.stream().filter(matter -> !known.contains(matter.id())).count();
        if (fresh > 0) {
            throw new Refusal(field, "表单打开以后又有" + fresh + "个事项列入函件，请重新打开这项任务，核对后再提交。");
        }
    }

    private void goOut(Letter letter, List<LetterMatter> own, Release command, String user) {
        var date = today();
        var sheet = sheet(letter, own, command);
        var says = String.join("\n", sheet.lines());
        ForbiddenWord.check("matters", "事项", says);
        ForbiddenWord.check("authority", "依据", sheet.authority());
        var number = numbers.next(date.getYear());
        var content = write(letter, sheet, number.text(), date);
        var body = sheet.text().opening() + "\n" + says + "\n" + sheet.text().closing();
        letter.release(
                new Letter.Release(
                        number,
                        sheet.addressee(),
                        sheet.text(),
                        body,
                        sheet.authority(),
                        signature(date),
                        date,
                        sheet.copies()),
                LetterContents.hash(content),
                user,
                timeline.now());
        for (var i = 0; i < own.size(); i++) {
            own.get(i).said(sheet.lines().get(i));
        }
        contents.keep(letter, content);
        var events = letterTimeline.record(
                letter, own, user, EntryKind.LETTER_RELEASED, of -> releasedText(letter, own, of, sheet, date));
        tell(letter, own, events.get(0));
    }

    /** The text for the timeline. Others read it too, so it names only the matters of this timeline's point. */
    private String releasedText(
            Letter letter, List<LetterMatter> all, List<LetterMatter> of, Sheet sheet, LocalDate date) {
        var number = letter.kind().label() + letter.number().text();
        if (LetterQuery.pointsOf(all).size() == 1) {
            return number + "\n" + sheet.text().titleInALine() + "\n" + sheet.addressee() + "：\n"
                    + sheet.text().opening() + "\n" + lines(of) + "\n"
                    + sheet.text().closing() + "\n依据："
                    + sheet.authority() + "\n" + signature(date) + "\n" + WorkingCalendar.official(date);
        }
        return number + "，" + WorkingCalendar.official(date) + "，主送" + sheet.addressee() + "，其中：\n" + lines(of);
    }

    private static String lines(List<LetterMatter> matters) {
        return matters.stream().map(LetterMatter::line).collect(Collectors.joining("\n"));
    }

    /** Notifies the addressee of the letter and the others of their copy. */
    private void tell(Letter letter, List<LetterMatter> own, long event) {
        var number = letter.number().text();
        var key = TaskSubject.letter(letter.id()).key();
        var received = NoticeSentences.letterReceived(letter.kind().label(), number, letter.title());
        var copied = NoticeSentences.letterCopied(number, letter.addressee());
        notices.tell(List.of(
                        notice(key, letter, own, received, Set.of(letter.unitCode())),
                        notice(key + "/copies", letter, own, copied, letter.copies())))
                // If the letter is about several points, the first one's timeline shows the delivery.
                .ifPresent(written -> notices.bind(written, event));
    }

    private Notice notice(String key, Letter letter, List<LetterMatter> own, Sentences says, Set<String> units) {
        var ofPoints = LetterQuery.pointsOf(own);
        return new Notice(
                key,
                Notice.Kind.LETTER,
                true,
                TaskSubject.letter(letter.id())
                        .about(ofPoints.size() == 1 ? ofPoints.iterator().next() : null),
                null,
                says.title(),
                says.text(),
                units.stream()
                        .map(organization::unit)
                        .flatMap(unit -> Stream.of(unit.group(), unit.headGroup()))
                        .collect(Collectors.toSet()),
                Set.of(),
                null,
                says.head());
    }

    /** A preview of the letter, without its number. The words are not checked. */
    @Transactional(readOnly = true)
    public byte[] preview(long letterId, Release command) {
        var letter = rows.get(letterId);
        var date = today();
        var own = matters.findByLetterIdAndLeftAtIsNullOrderById(letterId);
        var unit = organization.unit(letter.unitCode());
        var sheet = new Sheet(
                unit.addressee().orElse(unit.name()),
                text(command),
                lines.of(letter.kind(), unit, matterRows.of(own), date),
                authority(own),
                copies.checked(letter, command.copies()));
        return write(letter, sheet, numbers.blank(date.getYear()), date);
    }

    /**
     * The content of a letter beside its number and date.
     *
     * @param copies codes of units
     */
    private record Sheet(
            String addressee, LetterText text, List<String> lines, String authority, List<String> copies) {}

    private Sheet sheet(Letter letter, List<LetterMatter> own, Release command) {
        var unit = organization.unit(letter.unitCode());
        var addressee = Addressees.checked(unit, letter.kind(), today());
        var text = text(command);
        ForbiddenWord.check("title", "标题", text.titleInALine());
        ForbiddenWord.check("opening", "正文开头", text.opening());
        ForbiddenWord.check("closing", "正文结尾", text.closing());
        return new Sheet(
                addressee,
                text,
                lines.of(letter.kind(), unit, matterRows.of(own), today()),
                authority(own),
                copies.checked(letter, command.copies()));
    }

    /** The draft's text. A letter drafted before matters had lines gets the template's text. */
    private LetterText text(Letter letter) {
        return letter.text().orElseGet(() -> templates.of(letter.kind()).usual());
    }

    static String authority(List<LetterMatter> own) {
        return own.stream().map(LetterMatter::authority).distinct().collect(Collectors.joining("；"));
    }

    private static LetterText text(Release command) {
        var title = Texts.optional("title", "标题", command.title(), LONGEST_TITLE);
        if (title == null) {
            throw new Refusal("title", "请填写标题。");
        }
        return new LetterText(
                TitleLines.checked(title),
                paragraphs("opening", "正文开头", command.opening()),
                paragraphs("closing", "正文结尾", command.closing()));
    }

    private static String paragraphs(String field, String label, @Nullable String typed) {
        var text = Texts.optional(field, label, typed, LONGEST_TEXT);
        if (text == null) {
            throw new Refusal(field, "请填写" + label + "。");
        }
        var paragraphs =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (paragraphs.size() > MOST_PARAGRAPHS) {
            throw new Refusal(
                    field, label + "有" + paragraphs.size() + "段，最多" + MOST_PARAGRAPHS + "段：一行是一段，请合并，或者另附材料。");
        }
        return String.join("\n", paragraphs);
    }

    private byte[] write(Letter letter, Sheet sheet, String number, LocalDate date) {
        return templates
                .of(letter.kind())
                .write(
                        sheet.text(),
                        sheet.lines(),
                        Map.of(
                                Placeholder.NUMBER, number,
                                Placeholder.ADDRESSEE, sheet.addressee(),
                                Placeholder.AUTHORITY, sheet.authority(),
                                Placeholder.SIGNATURE, signature(date),
                                Placeholder.DATE, WorkingCalendar.official(date),
                                Placeholder.NOTE, settings.note(),
                                Placeholder.COPIES, copies.names(sheet.copies())));
    }

    /** The office's name within the leading group that is valid on the day. */
    private String signature(LocalDate date) {
        return organization.body(date).officeName();
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(timeline.now());
    }
}
