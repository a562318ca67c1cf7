package org.weibao.letter;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.notification.Notice;
import org.weibao.notification.Notices;
import org.weibao.organization.Organization;
import org.weibao.shared.Answers;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;
import org.weibao.supervision.LetterKind;
import org.weibao.supervision.RungReached;
import org.weibao.supervision.StepNames;
import org.weibao.supervision.Subject;
import org.weibao.supervision.Term;
import org.weibao.supervision.TermSettled;
import org.weibao.supervision.Terms;
import org.weibao.workpoint.EventKind;
import org.weibao.workpoint.Journal;
import org.weibao.workpoint.Parts;
import org.weibao.workpoint.Routing;
import org.weibao.workpoint.WorkPoint;
import org.weibao.workpoint.WorkPoints;

/** The life of a letter: wanted by the ladder, drafted, then released by the office, or not, or overtaken by events. */
@Service
@Transactional
public class Letters {

    private static final Logger LOG = LoggerFactory.getLogger(Letters.class);

    private static final String SYSTEM = "system";
    private static final int LONGEST_TITLE = 200;

    private final LetterRows rows;
    private final LetterWorkflow workflow;
    private final LetterTemplates templates;
    private final LetterNumbers numbers;
    private final LetterContents contents;
    private final Terms terms;
    private final StepNames steps;
    private final WorkPoints points;
    private final Parts parts;
    private final Routing routing;
    private final Organization organization;
    private final WorkingCalendar calendar;
    private final Journal journal;
    private final Notices notices;

    Letters(
            LetterRows rows,
            LetterWorkflow workflow,
            LetterTemplates templates,
            LetterNumbers numbers,
            LetterContents contents,
            Terms terms,
            StepNames steps,
            WorkPoints points,
            Parts parts,
            Routing routing,
            Organization organization,
            WorkingCalendar calendar,
            Journal journal,
            Notices notices) {
        this.rows = rows;
        this.workflow = workflow;
        this.templates = templates;
        this.numbers = numbers;
        this.contents = contents;
        this.terms = terms;
        this.steps = steps;
        this.points = points;
        this.parts = parts;
        this.routing = routing;
        this.organization = organization;
        this.calendar = calendar;
        this.journal = journal;
        this.notices = notices;
    }

    /** What the office decides on a draft. */
    public enum Answer {
        RELEASED,
        NOT_RELEASED
    }

    /**
     * The office's decision on a draft.
     *
     * @param addressee one of the names by which the addressed body is registered
     * @param body a paragraph a line
     * @param reason why the letter does not go out; of a released one nothing is needed
     */
    public record Release(
            @Nullable Answer answer,
            @Nullable String addressee,
            @Nullable String title,
            @Nullable String body,
            @Nullable String reason) {}

    /** A rung of the ladder that wants a letter: its process begins, with the draft as a job of its own. */
    @EventListener
    public void onRung(RungReached reached) {
        var wanted = reached.rung().letter();
        if (wanted != null) {
            request(reached.term(), wanted, reached);
        }
    }

    private void request(Term term, LetterKind wanted, RungReached reached) {
        var rung = reached.rung().id();
        var unit = organization.find(term.asked()).orElse(null);
        var pointId = pointOf(term.subject());
        if (unit == null || pointId == null || Addressees.namesOf(unit).isEmpty()) {
            // The ladder's notices must go out all the same.
            LOG.warn("Rung {} of {} wants a letter, and {} is nobody who gets any", rung, term.key(), term.asked());
            return;
        }
        if (rows.existsByTermIdAndTermRoundAndRung(term.id(), term.round(), rung)) {
            return;
        }
        var authority = Objects.requireNonNullElse(reached.rung().authority(), "");
        var letter = rows.save(
                new Letter(Addressees.kindFor(unit.kind(), wanted), pointId, term, rung, authority, journal.now()));
        workflow.start(letter, points.get(pointId));
    }

    private @Nullable Long pointOf(Subject subject) {
        return switch (subject.kind()) {
            case PART -> parts.get(subject.id()).point().id();
            case POINT -> subject.id();
            default -> null;
        };
    }

    /** A task is settled: what would be said about it and has not been said is not needed any more. */
    @EventListener
    public void onSettled(TermSettled settled) {
        for (var letter : rows.findByTermIdOrderById(settled.term().id())) {
            if (letter.state().isOpen()) {
                letter.settle();
                workflow.noLongerNeeded(letter);
                record(letter, SYSTEM, EventKind.LETTER_DROPPED, letter.kind().label() + "不再需要：任务已经办结，没有发出。");
            }
        }
    }

    /** Writes the draft from the template and the facts of the case. */
    public void draft(long letterId) {
        var letter = rows.get(letterId);
        var text = templates.of(letter.kind()).draft(facts(letter));
        letter.draft(Addressees.namesOf(organization.unit(letter.unitCode())).get(0), text);
        record(letter, SYSTEM, EventKind.LETTER_DRAFTED, letter.kind().label() + "已经拟稿，等待办公室签发：" + text.title());
    }

    private Map<Placeholder, String> facts(Letter letter) {
        var term = term(letter);
        var due = Objects.requireNonNull(term.due());
        var today = today();
        var provisional = calendar.isProvisional(due) || calendar.isProvisional(today);
        return Map.of(
                Placeholder.POINT,
                routing.label(letter.pointId()),
                Placeholder.STEP,
                steps.nameOf(letter.step()),
                Placeholder.DUE,
                WorkingCalendar.official(due) + (calendar.mayChange(due, term.isCounted()) ? "（暂定）" : ""),
                Placeholder.TODAY,
                WorkingCalendar.official(today),
                Placeholder.LATE,
                Math.max(0, calendar.between(due, today)) + "个工作日"
                        + (provisional ? "（节假日安排尚未公布，暂按周一至周五、扣除法定节假日推算）" : ""));
    }

    private Term term(Letter letter) {
        return terms.find(letter.termId()).orElseThrow();
    }

    /**
     * The office's decision: the letter goes out with what it says now, numbered; or it does not, for a reason.
     *
     * @throws Refusal if the answer lacks something, or the letter says or goes what it may not
     * @throws org.weibao.shared.Conflict if it was decided on meanwhile
     */
    public Answer release(long letterId, Release command, String user) {
        var letter = rows.get(letterId);
        var answer = Answers.required(command.answer(), "answer", "请选择签发意见。");
        switch (answer) {
            case RELEASED -> goOut(letter, command, user);
            case NOT_RELEASED -> {
                var reason = Texts.required("reason", "不发的理由", command.reason());
                letter.hold(reason, user, journal.now());
                record(letter, user, EventKind.LETTER_DROPPED, letter.kind().label() + "决定不发：" + reason);
            }
        }
        return answer;
    }

    private void goOut(Letter letter, Release command, String user) {
        var date = today();
        var checked = checked(letter, command);
        var signature = signature(date);
        var release =
                new Letter.Release(numbers.take(date.getYear()), checked.addressee(), checked.text(), signature, date);
        var number = release.number().text();
        var content = write(letter, checked, number, date);
        letter.release(release, LetterContents.hash(content), user, journal.now());
        contents.keep(letter, content);
        record(
                letter,
                user,
                EventKind.LETTER_RELEASED,
                letter.kind().label() + number + "\n" + checked.text().title() + "\n" + checked.addressee() + "：\n"
                        + checked.text().body() + "\n依据：" + letter.authority() + "\n" + signature + "\n"
                        + WorkingCalendar.official(date));
        tell(letter, number);
    }

    private void tell(Letter letter, String number) {
        var unit = organization.unit(letter.unitCode());
        notices.tell(new Notice(
                "letter-" + letter.id(),
                Notice.Kind.LETTER,
                true,
                term(letter).subject().key(),
                letter.pointId(),
                null,
                letter.kind().label() + " " + number + "：" + letter.title(),
                "收到" + letter.kind().label() + "（" + number + "）：" + letter.title() + "。请登录系统，在“"
                        + routing.label(letter.pointId()) + "”的任务表单中查阅和下载。",
                Set.of(unit.group(), unit.headGroup()),
                Set.of()));
    }

    /** What a letter would look like, without its number; the wording is not judged. */
    @Transactional(readOnly = true)
    public byte[] preview(long letterId, Release command) {
        var letter = rows.get(letterId);
        var date = today();
        var checked = new Checked(
                Texts.required("addressee", "主送单位", command.addressee()),
                new LetterText(title(command), Texts.required("body", "正文", command.body())));
        return write(letter, checked, numbers.blank(date.getYear()), date);
    }

    private record Checked(String addressee, LetterText text) {}

    private Checked checked(Letter letter, Release command) {
        var unit = organization.unit(letter.unitCode());
        var addressee = Addressees.checked(unit, letter.kind(), command.addressee());
        var title = title(command);
        var body = Texts.required("body", "正文", command.body());
        Wording.check("title", "标题", title);
        Wording.check("body", "正文", body);
        Wording.check("authority", "依据", letter.authority());
        return new Checked(addressee, new LetterText(title, body));
    }

    private static String title(Release command) {
        var title = Texts.optional("title", "标题", command.title(), LONGEST_TITLE);
        if (title == null) {
            throw new Refusal("title", "请填写标题。");
        }
        return title.replaceAll("\\s*\\R\\s*", "");
    }

    private byte[] write(Letter letter, Checked checked, String number, LocalDate date) {
        return templates
                .of(letter.kind())
                .write(
                        checked.text(),
                        Map.of(
                                Placeholder.NUMBER, number,
                                Placeholder.ADDRESSEE, checked.addressee(),
                                Placeholder.AUTHORITY, letter.authority(),
                                Placeholder.SIGNATURE, signature(date),
                                Placeholder.DATE, WorkingCalendar.official(date)));
    }

    /** The office as the leading group that is valid on the day calls it. */
    private String signature(LocalDate date) {
        return organization.body(date).officeName();
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(journal.now());
    }

    private void record(Letter letter, String actor, EventKind kind, String text) {
        var part = letter.partId();
        // Who verifies a part is written to about it, and its unit does not read what another is told.
        if (part == null || !parts.get(part).unitCode().equals(letter.unitCode())) {
            WorkPoint point = points.get(letter.pointId());
            journal.onPoint(point, actor, kind, text);
        } else {
            journal.onPart(parts.get(part), actor, kind, text);
        }
    }
}
