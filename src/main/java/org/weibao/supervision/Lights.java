package org.weibao.supervision;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.organization.Groups;
import org.weibao.organization.Organization;
import org.weibao.organization.UnitKind;
import org.weibao.workpoint.Parts;

/** The light of a task, a part, a point, and why it is that one; nobody else computes a light. */
@Service
@Transactional(readOnly = true)
public class Lights {

    private static final BinaryOperator<Signal> WORSE = BinaryOperator.maxBy(Signal.BY_URGENCY);

    private final Terms terms;
    private final Cases cases;
    private final Parts parts;
    private final Ladder ladder;
    private final StepNames steps;
    private final WorkingCalendar calendar;
    private final Organization organization;
    private final Clock clock;

    Lights(
            Terms terms,
            Cases cases,
            Parts parts,
            Ladder ladder,
            StepNames steps,
            WorkingCalendar calendar,
            Organization organization,
            Clock clock) {
        this.terms = terms;
        this.cases = cases;
        this.parts = parts;
        this.ladder = ladder;
        this.steps = steps;
        this.calendar = calendar;
        this.organization = organization;
        this.clock = clock;
    }

    /** Of an open task; none if there is no such one. */
    public Optional<Signal> ofTask(Subject subject, String step) {
        return terms.find(subject, step).filter(Term::isOpen).map(term -> of(List.of(term))
                .get(0));
    }

    /** Of a part: the worst of its open tasks; none if it has none. */
    public Optional<Signal> ofPart(long partId) {
        return of(terms.open(Subject.part(partId))).stream().reduce(WORSE);
    }

    /** Of a point: the worst of its own and its parts' open tasks; none if it has none. */
    public Optional<Signal> ofPoint(long pointId) {
        var subjects = Stream.concat(
                        Stream.of(Subject.point(pointId)),
                        parts.findByPointIdOrderById(pointId).stream().map(part -> Subject.part(part.id())))
                .toList();
        return of(terms.open(subjects)).stream().reduce(WORSE);
    }

    /** Of everything that has an open task: its parts and points as {@link #ofPart} and {@link #ofPoint} say. */
    public Map<Subject, Signal> all() {
        var open = terms.open();
        var about = cases.of(open.stream().map(Term::subject).collect(toSet()));
        Map<Subject, Signal> worst = new HashMap<>();
        for (var signal : of(open, about)) {
            worst.merge(signal.subject(), signal, WORSE);
            var pointId = Objects.requireNonNull(about.get(signal.subject())).pointId();
            if (signal.subject().kind() == Subject.Kind.PART && pointId != null) {
                worst.merge(Subject.point(pointId), signal, WORSE);
            }
        }
        return worst;
    }

    /** Of each of these tasks, in their order, without asking the database for each. */
    public List<Signal> of(Collection<Term> open) {
        return of(open, cases.of(open.stream().map(Term::subject).collect(toSet())));
    }

    private List<Signal> of(Collection<Term> open, Map<Subject, Case> about) {
        var now = clock.instant();
        var staircases = ladder.latest();
        return open.stream()
                .map(term -> {
                    var watched = cases.watched(term, Objects.requireNonNull(about.get(term.subject())));
                    return signal(term, watched, staircases.rungAt(watched, now), now);
                })
                .toList();
    }

    private Signal signal(Term term, Watched watched, Optional<Rung> rung, Instant now) {
        var due = watched.due();
        var today = WorkingCalendar.dayOf(now);
        List<Integer> announced = new ArrayList<>();
        List<Integer> provisional = new ArrayList<>();
        if (due != null) {
            years(due, today)
                    .forEach(year ->
                            (calendar.isProvisional(LocalDate.of(year, 1, 1)) ? provisional : announced).add(year));
        }
        return new Signal(
                rung.map(Rung::light).orElse(Light.GREEN),
                term.subject(),
                term.step(),
                term.asked().equals(Groups.LEADING_GROUP)
                        ? UnitKind.LEADING_GROUP.label()
                        : organization.unit(term.asked()).name(),
                rung.orElse(null),
                due,
                due == null ? null : term.originalDue(),
                due == null ? null : calendar.between(due, today),
                announced,
                provisional,
                due == null
                        ? (term.due() == null ? "没有期限。" : "属配合事项，不督办。")
                        : reason(term, due, now) + basis(rung, announced, provisional));
    }

    private static IntStream years(LocalDate due, LocalDate today) {
        var later = due.isAfter(today) ? due : today;
        var earlier = due.isAfter(today) ? today : due;
        return IntStream.rangeClosed(earlier.getYear(), later.getYear());
    }

    private String reason(Term term, LocalDate due, Instant now) {
        var original = term.originalDue();
        return "应于" + calendar.shown(due, term.isCounted()) + "前" + steps.nameOf(term.step())
                + (original == null || original.equals(due) ? "" : "（原定" + WorkingCalendar.named(original) + "）")
                + "，" + standing(due, now);
    }

    private String standing(LocalDate due, Instant now) {
        var today = WorkingCalendar.dayOf(now);
        var days = calendar.between(due, today);
        if (due.equals(today)) {
            return now.isBefore(calendar.endOf(due)) ? "今天到期" : "今天已到期";
        }
        if (due.isAfter(today)) {
            return days == 0 ? "到期前没有工作日了" : "还有" + -days + "个工作日";
        }
        return days == 0 ? "已逾期，尚不满1个工作日" : "已逾期" + days + "个工作日";
    }

    private static String basis(Optional<Rung> rung, List<Integer> announced, List<Integer> provisional) {
        return Stream.of(
                        rung.map(row -> "督办规则第" + row.row() + "行"),
                        years(announced).map(years -> "按国务院办公厅" + years + "放假安排计算"),
                        years(provisional).map(WorkingCalendar::countedWithoutNotice))
                .flatMap(Optional::stream)
                .collect(joining("；", "（", "）。"));
    }

    private static Optional<String> years(List<Integer> years) {
        return years.isEmpty()
                ? Optional.empty()
                : Optional.of(years.stream().map(year -> year + "年").collect(joining("、")));
    }
}
