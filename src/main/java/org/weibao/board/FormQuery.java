package org.weibao.board;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.board.FormView.AssignmentForm;
import org.weibao.board.FormView.CompileForm;
import org.weibao.board.FormView.DecideForm;
import org.weibao.board.FormView.ExtensionForm;
import org.weibao.board.FormView.LetterForm;
import org.weibao.board.FormView.PartForm;
import org.weibao.board.FormView.PlanForm;
import org.weibao.board.FormView.PointForm;
import org.weibao.board.FormView.ReassignForm;
import org.weibao.deadline.TaskLookup;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.LightQuery;
import org.weibao.escalation.SupervisedTask;
import org.weibao.escalation.WaitingStep;
import org.weibao.evidence.Purpose;
import org.weibao.letter.LetterQuery;
import org.weibao.letter.LetterQuery.LetterView;
import org.weibao.notification.Delivery;
import org.weibao.organization.NameHistory;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.shared.NotYours;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.Schedule;
import org.weibao.workpoint.Visibility;

/**
 * Reads what each kind of form shows. The engine has confirmed that the user sees the task. This class and its
 * statements decide which records they see with it.
 */
@Service
@Transactional(readOnly = true)
public class FormQuery {

    private final JdbcClient database;
    private final RecordQuery records;
    private final RecordViews views;
    private final WorkPointQuery points;
    private final PlanFormQuery plans;
    private final ExtensionQuery extensions;
    private final LetterQuery letters;
    private final LightQuery lights;
    private final TaskLookup lookup;
    private final Visibility visibility;
    private final Organization organization;
    private final Schedule schedule;

    FormQuery(
            JdbcClient database,
            RecordQuery records,
            RecordViews views,
            WorkPointQuery points,
            PlanFormQuery plans,
            ExtensionQuery extensions,
            LetterQuery letters,
            LightQuery lights,
            TaskLookup lookup,
            Visibility visibility,
            Organization organization,
            Schedule schedule) {
        this.database = database;
        this.records = records;
        this.views = views;
        this.points = points;
        this.plans = plans;
        this.extensions = extensions;
        this.letters = letters;
        this.lights = lights;
        this.lookup = lookup;
        this.visibility = visibility;
        this.organization = organization;
        this.schedule = schedule;
    }

    public PlanForm plan(OpenedTask task) {
        var head = head(task);
        return new PlanForm(
                view(task, head.task(), points.people(me(task))),
                plans.plan(head.subject().id()),
                memberUnits(),
                counties());
    }

    public AssignmentForm assignment(OpenedTask task) {
        var whole = new WholePoint(task, null);
        return new AssignmentForm(whole.task(), whole.point(), whole.decisions(), whole.timeline(), whole.letters());
    }

    public ReassignForm reassign(OpenedTask task) {
        var whole = new WholePoint(task, null);
        return new ReassignForm(
                whole.task(),
                whole.point(),
                whole.decisions(),
                whole.timeline(),
                whole.letters(),
                memberUnits(),
                counties());
    }

    public PointForm point(OpenedTask task) {
        var whole = new WholePoint(task, null);
        return new PointForm(
                whole.task(),
                whole.point(),
                whole.parts(),
                whole.compiled(),
                whole.decisions(),
                whole.timeline(),
                whole.letters());
    }

    public CompileForm compile(OpenedTask task) {
        var whole = new WholePoint(task, Purpose.COMPILATION);
        return new CompileForm(
                whole.task(),
                whole.point(),
                whole.parts(),
                whole.compiled(),
                whole.decisions(),
                whole.timeline(),
                whole.letters(),
                whole.compilation(),
                whole.files());
    }

    public DecideForm decide(OpenedTask task) {
        var whole = new WholePoint(task, Purpose.DECISION);
        return new DecideForm(
                whole.task(),
                whole.point(),
                whole.parts(),
                whole.compiled(),
                whole.decisions(),
                whole.timeline(),
                whole.letters(),
                whole.files(),
                whole.alike());
    }

    /** A step of a part without uploads. */
    public PartForm part(OpenedTask task) {
        return part(task, null);
    }

    /** The step in which the part reports. */
    public PartForm report(OpenedTask task) {
        return part(task, Purpose.PROGRESS);
    }

    private PartForm part(OpenedTask task, @Nullable Purpose purpose) {
        var head = head(task);
        var partId = head.subject().id();
        var part = WorkPointQuery.one(records.part(partId));
        var reports = records.reportsOfPart(partId);
        var details = records.details(
                List.of(part.pointId()), partId, WorkPointQuery.PARTS, drafts(purpose, part.unit(), task));
        var entries = records.timelineOfPart(partId, visibility.seesEverything(task.user()));
        var sent = points.deliveries(entries);
        var people = points.people(Stream.of(
                        me(task),
                        details.people(),
                        reports.stream().flatMap(ReportRow::people),
                        WorkPointQuery.people(entries, sent))
                .flatMap(Function.identity()));
        return new PartForm(
                view(task, head.task(), people),
                views.pointOf(List.of(part), head.ofPoint(), details),
                views.part(part, reports, details, people),
                views.reports(reports, details, people),
                views.timeline(entries, List.of(part), sent, people),
                letters.ofPart(partId, task.user()),
                views.files(details.of(Detail.Kind.DRAFT_FILE, part.pointId()).stream(), people));
    }

    /** A point with all its records, read once for the forms of its steps. */
    private final class WholePoint {

        private final OpenedTask opened;
        private final PointRow row;
        private final List<PartRow> parts;

        /** The other points that the user could decide too. */
        private final List<PointRow> alike;

        private final Map<Long, List<String>> unfinishedOfOthers;
        private final List<ReportRow> reports;
        private final Details details;
        private final List<TimelineRow> entries;
        private final Map<Long, List<Delivery>> sent;
        private final Map<String, NameHistory> people;

        /** The lights of the task itself and of the open tasks of the parts. */
        private final List<WaitingStep> steps;

        private WholePoint(OpenedTask opened, @Nullable Purpose purpose) {
            this.opened = opened;
            var heads = heads(opened);
            var head = own(opened, heads);
            row = head.ofPoint();
            alike = opened.alike().stream()
                    .map(heads::get)
                    .filter(Objects::nonNull)
                    .map(TaskHead::ofPoint)
                    .toList();
            var all = records.partsOf(row.id(), alike.stream().map(PointRow::id).toList());
            parts = all.stream().filter(part -> part.pointId() == row.id()).toList();
            unfinishedOfOthers = all.stream()
                    .filter(part -> part.pointId() != row.id())
                    .collect(Collectors.groupingBy(
                            PartRow::pointId, Collectors.mapping(PartRow::unit, Collectors.toList())));
            reports = records.reports(row.id());
            details = records.details(
                    List.of(row.id()), WorkPointQuery.ALL, drafts(purpose, Objects.requireNonNull(row.lead()), opened));
            entries = records.timeline(row.id(), visibility.seesEverything(opened.user()));
            sent = points.deliveries(entries);
            people = points.people(Stream.of(
                            me(opened),
                            details.people(),
                            reports.stream().flatMap(ReportRow::people),
                            WorkPointQuery.people(entries, sent))
                    .flatMap(Function.identity()));
            steps = lights.steps(
                    Stream.concat(Stream.of(head.task()), parts.stream().flatMap(part -> part.waiting().stream()))
                            .toList());
        }

        private TaskView task() {
            return view(opened, steps.get(0), people);
        }

        private PointView point() {
            return views.point(row, details, RecordViews.unfinishedOf(parts));
        }

        /** Every part with its open tasks. */
        private List<PartLine> parts() {
            var shown = points.parts(parts, reports, details, people);
            var lines = new ArrayList<PartLine>();
            var next = 1;
            for (var i = 0; i < parts.size(); i++) {
                var end = next + parts.get(i).waiting().size();
                lines.add(new PartLine(
                        shown.get(i),
                        steps.subList(next, end).stream().map(StepView::of).toList()));
                next = end;
            }
            return lines;
        }

        private List<ReportView> compiled() {
            return points.compiled(reports, details, people);
        }

        private CompilationView compilation() {
            return points.compilation(row.id(), parts, reports, details, entries, people);
        }

        private List<DecisionView> decisions() {
            return views.decisions(row.id(), parts, details, people);
        }

        private List<EventView> timeline() {
            return views.timeline(entries, parts, sent, people);
        }

        private List<LetterView> letters() {
            return letters.ofPoint(row.id(), opened.user());
        }

        private List<FileView> files() {
            return views.files(details.of(Detail.Kind.DRAFT_FILE, row.id()).stream(), people);
        }

        private List<AwaitingPointView> alike() {
            return alike.stream()
                    .map(point -> new AwaitingPointView(
                            point.id(),
                            point.place(),
                            point.title(),
                            views.unit(Objects.requireNonNull(point.lead())),
                            unfinishedOfOthers.containsKey(point.id())
                                    ? views.unfinished(unfinishedOfOthers.get(point.id()))
                                    : null))
                    .toList();
        }
    }

    public ExtensionForm extension(OpenedTask task) {
        var head = head(task);
        var all = extensions.rows(head.subject().id());
        var request = ExtensionQuery.own(all, head.subject().id());
        var subject = request.subject();
        var isPart = subject.kind() == TaskSubject.Kind.PART;
        var point = request.point();
        var whole = visibility.seesEverything(task.user());
        var parts = isPart ? records.part(subject.id()) : records.partsOf(point.id());
        var details = isPart
                ? records.details(List.of(point.id()), subject.id(), WorkPointQuery.PARTS, null)
                : records.details(List.of(point.id()), WorkPointQuery.POINT, null);
        var reports = isPart ? records.reportsOfPart(subject.id()) : List.<ReportRow>of();
        var entries = isPart ? records.timelineOfPart(subject.id(), whole) : records.timeline(point.id(), whole);
        var sent = points.deliveries(entries);
        var people = points.people(Stream.of(
                        me(task),
                        request.people(),
                        details.people(),
                        reports.stream().flatMap(ReportRow::people),
                        WorkPointQuery.people(entries, sent))
                .flatMap(Function.identity()));
        var part = isPart ? WorkPointQuery.one(parts) : null;
        return new ExtensionForm(
                view(task, withPriority(head.task(), point.priority()), people),
                part == null
                        ? views.point(point, details, RecordViews.unfinishedOf(parts))
                        : views.pointOf(parts, point, details),
                part == null ? null : views.part(part, reports, details, people),
                views.timeline(entries, parts, sent, people),
                extensions.view(request, all, part, people));
    }

    public LetterForm letter(OpenedTask task) {
        var heads = heads(task);
        var head = own(task, heads);
        var letterId = head.subject().id();
        var priority = lookup.of(head.subject()).priority();
        return new LetterForm(
                view(task, withPriority(head.task(), priority), points.people(me(task))),
                letters.draft(
                        letterId,
                        task.alike().stream()
                                .map(heads::get)
                                .filter(Objects::nonNull)
                                .map(other -> other.subject().id())
                                .toList()));
    }

    private TaskHead head(OpenedTask task) {
        return own(task, heads(task));
    }

    private static TaskHead own(OpenedTask task, Map<String, TaskHead> heads) {
        var head = heads.get(task.id());
        if (head == null) {
            throw new NotYours();
        }
        return head;
    }

    /** For the task and for the similar ones, by the engine's ids. */
    private Map<String, TaskHead> heads(OpenedTask task) {
        var ids = new HashSet<>(task.alike());
        ids.add(task.id());
        return database.sql(TaskHead.SELECT).param("tasks", ids).query(TaskHead::of).list().stream()
                .collect(Collectors.toMap(TaskHead::taskId, head -> head, (earlier, later) -> later));
    }

    /** Only those who fill the form in see files that are not yet submitted. */
    private @Nullable Purpose drafts(@Nullable Purpose purpose, String writer, OpenedTask task) {
        return purpose != null && visibility.seesDrafts(task.user(), purpose, writer) ? purpose : null;
    }

    private static Stream<String> me(OpenedTask task) {
        return Stream.of(task.user().userId());
    }

    private TaskView view(OpenedTask task, SupervisedTask supervised, Map<String, NameHistory> people) {
        return view(task, lights.steps(List.of(supervised)).get(0), people);
    }

    private static TaskView view(OpenedTask task, WaitingStep step, Map<String, NameHistory> people) {
        var light = step.light();
        var user = task.user().userId();
        return new TaskView(
                task.id(),
                task.step(),
                task.name(),
                task.due(),
                light == null ? null : LightView.of(light, light.sentence()),
                step.unlit(),
                user,
                Objects.requireNonNull(people.get(user)).latest().name(),
                task.candidate());
    }

    private static SupervisedTask withPriority(SupervisedTask task, Priority priority) {
        return new SupervisedTask(
                task.subject(),
                task.step(),
                task.assigneeBody(),
                task.due(),
                task.originalDue(),
                task.counted(),
                task.since(),
                priority,
                task.escalates());
    }

    private List<UnitView> memberUnits() {
        var units = new ArrayList<Unit>();
        units.add(organization.office());
        units.addAll(organization.memberUnits(schedule.today()));
        return units(units);
    }

    private List<UnitView> counties() {
        return units(organization.counties(schedule.today()));
    }

    private List<UnitView> units(Collection<Unit> units) {
        return views.units(units.stream().map(Unit::code).toList());
    }
}
