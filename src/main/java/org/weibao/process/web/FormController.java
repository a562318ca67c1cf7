package org.weibao.process.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.DeadlineService;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.LightQuery;
import org.weibao.escalation.WaitingStep;
import org.weibao.extension.ExtensionCorrectionService;
import org.weibao.extension.ExtensionService;
import org.weibao.letter.LetterQuery;
import org.weibao.organization.Directory;
import org.weibao.organization.Groups;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.plan.PlanQuery;
import org.weibao.plan.PlanQuery.PlanView;
import org.weibao.plan.PlanService;
import org.weibao.plan.PointEdit;
import org.weibao.process.Elements;
import org.weibao.process.Variables;
import org.weibao.process.task.Submissions;
import org.weibao.process.web.FormView.LightView;
import org.weibao.process.web.FormView.PartRow;
import org.weibao.process.web.FormView.TaskView;
import org.weibao.shared.NotYours;
import org.weibao.urging.UrgingService;
import org.weibao.workpoint.Role;
import org.weibao.workpoint.Views.EventView;
import org.weibao.workpoint.Views.PartView;
import org.weibao.workpoint.Views.PointView;
import org.weibao.workpoint.Views.UnitView;
import org.weibao.workpoint.Visibility;
import org.weibao.workpoint.WorkPointQuery;

/** What the embedded forms fetch and save. Everything is asked for by a task, and only who may see the task gets it. */
@RestController
@RequestMapping("/camunda/api/weibao")
class FormController {

    /** A document that a year can be started with. */
    record PlanFileView(int year, String title, String source, int points) {}

    private final TaskService tasks;
    private final IdentityService identity;
    private final VisibleTasks open;
    private final EvidenceForms evidence;
    private final PlanService planning;
    private final PlanQuery plans;
    private final WorkPointQuery points;
    private final LetterQuery letters;
    private final Visibility visibility;
    private final ExtensionService extensions;
    private final ExtensionCorrectionService corrections;
    private final DeadlineService deadlines;
    private final UrgingService urgings;
    private final Organization organization;
    private final Directory directory;
    private final Submissions submissions;
    private final LightQuery lights;
    private final Clock clock;

    FormController(
            TaskService tasks,
            IdentityService identity,
            VisibleTasks open,
            EvidenceForms evidence,
            PlanService planning,
            PlanQuery plans,
            WorkPointQuery points,
            LetterQuery letters,
            Visibility visibility,
            ExtensionService extensions,
            ExtensionCorrectionService corrections,
            DeadlineService deadlines,
            UrgingService urgings,
            Organization organization,
            Directory directory,
            Submissions submissions,
            LightQuery lights,
            Clock clock) {
        this.tasks = tasks;
        this.identity = identity;
        this.open = open;
        this.evidence = evidence;
        this.planning = planning;
        this.plans = plans;
        this.points = points;
        this.letters = letters;
        this.visibility = visibility;
        this.extensions = extensions;
        this.corrections = corrections;
        this.deadlines = deadlines;
        this.urgings = urgings;
        this.organization = organization;
        this.directory = directory;
        this.submissions = submissions;
        this.lights = lights;
        this.clock = clock;
    }

    @GetMapping("/plan-files")
    List<PlanFileView> planFiles() {
        if (!identity.getCurrentAuthentication().getGroupIds().contains(Groups.OFFICE)) {
            throw new NotYours();
        }
        return planning.available().stream()
                .map(file -> new PlanFileView(
                        file.year(), file.title(), file.source(), file.points().size()))
                .toList();
    }

    /** What the signed-in officer may ask more time for. */
    @GetMapping("/extensions/choices")
    List<ExtensionService.Choice> extensionChoices() {
        return extensions.choices(open.reader());
    }

    /** The extensions that the office may correct. */
    @GetMapping("/extension-corrections/choices")
    List<ExtensionCorrectionService.Choice> correctionChoices() {
        return corrections.choices(open.reader());
    }

    /** The ids of those tasks of the signed-in user's lists whose due day was counted in a year without a notice. */
    @GetMapping("/provisional-tasks")
    List<String> provisionalTasks() {
        var ids = deadlines.provisional();
        return ids.isEmpty()
                ? List.of()
                : tasks.createTaskQuery().taskIdIn(ids.toArray(String[]::new)).list().stream()
                        .map(Task::getId)
                        .toList();
    }

    /** What the office may urge; the text is what to look for. */
    @GetMapping("/urgings/choices")
    UrgingService.Choices urgingChoices(@RequestParam(required = false) @Nullable String text) {
        return urgings.choices(text, open.reader());
    }

    @GetMapping("/tasks/{taskId}")
    FormView form(@PathVariable String taskId) {
        var task = open.visible(taskId);
        return switch (task.getTaskDefinitionKey()) {
            case Elements.PROOFREAD, Elements.APPROVE ->
                FormView.ofPlan(
                        view(task), plans.plan(open.variable(task, Variables.PLAN_ID)), memberUnits(), counties());
            case Elements.ACCEPT_PART, Elements.REPORT, Elements.SIGN_PART -> ofPart(task, false);
            case Elements.DECIDE_OBJECTION, Elements.CONFIRM_NOT_APPLICABLE, Elements.VERIFY -> ofPart(task, true);
            case Elements.SIGN_EXTENSION, Elements.DECIDE_EXTENSION -> ofExtension(task);
            case Elements.RELEASE_LETTER -> ofLetter(task);
            default -> ofPoint(task);
        };
    }

    /** Whoever carries the part out sees nothing of the others, unless it is the lead; who judges it sees them all. */
    private FormView ofPart(Task task, boolean judges) {
        var partId = open.variable(task, Variables.PART_ID);
        var point = points.pointOf(partId);
        var part = points.part(partId);
        return new FormView(
                view(task),
                null,
                point,
                part,
                judges || part.role() == Role.LEAD ? rows(point.id()) : List.of(),
                null,
                List.of(),
                points.reports(partId),
                List.of(),
                told(points.storyOfPart(partId)),
                List.of(),
                List.of(),
                List.of(),
                evidence.drafts(task),
                letters.ofPart(partId, open.reader()),
                null,
                null);
    }

    /** With the story of the part or point whose task it is; the head of its unit sees no more of it than its officers do. */
    private FormView ofExtension(Task task) {
        var extensionId = open.variable(task, Variables.EXTENSION_ID);
        var subject = extensions.subjectOf(extensionId);
        var isPart = subject.kind() == TaskSubject.Kind.PART;
        return new FormView(
                view(task),
                null,
                isPart ? points.pointOf(subject.id()) : points.point(subject.id()),
                isPart ? points.part(subject.id()) : null,
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                told(isPart ? points.storyOfPart(subject.id()) : points.story(subject.id())),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                extensions.view(extensionId));
    }

    private FormView ofPoint(Task task) {
        var pointId = open.variable(task, Variables.POINT_ID);
        var step = task.getTaskDefinitionKey();
        var reassigns = step.equals(Elements.REASSIGN);
        return new FormView(
                view(task),
                null,
                points.point(pointId),
                null,
                rows(pointId),
                step.equals(Elements.COMPILE) ? points.compilation(pointId) : null,
                points.compiled(pointId),
                List.of(),
                points.decisions(pointId),
                told(points.story(pointId)),
                step.equals(Elements.DECIDE) ? awaiting(task) : List.of(),
                reassigns ? memberUnits() : List.of(),
                reassigns ? counties() : List.of(),
                evidence.drafts(task),
                letters.ofPoint(pointId, open.reader()),
                null,
                null);
    }

    /** Every part with what waits in it. */
    private List<PartRow> rows(long pointId) {
        var parts = points.parts(pointId);
        var waiting = lights.ofParts(parts.stream().map(PartView::id).toList());
        return parts.stream()
                .map(part -> PartRow.of(part, waiting.getOrDefault(part.id(), List.of())))
                .toList();
    }

    /** A letter may be about several points: the form shows its matters and no point's story. */
    private FormView ofLetter(Task task) {
        return FormView.ofLetter(
                view(task),
                letters.draft(
                        open.variable(task, Variables.LETTER_ID),
                        alsoDecidable(task)
                                .map(other -> open.variable(other, Variables.LETTER_ID))
                                .toList()));
    }

    /** The story as far as it is the reader's. */
    private List<EventView> told(List<EventView> story) {
        return visibility.seesEverything(open.reader())
                ? story
                : story.stream().filter(event -> !event.kind().isOfTheOffice()).toList();
    }

    /** The other points that the signed-in user could decide on as well. */
    private List<PointView> awaiting(Task own) {
        return points.points(alsoDecidable(own)
                .map(task -> open.variable(task, Variables.POINT_ID))
                .toList());
    }

    /** The other open tasks of the step that the signed-in user could do, the oldest first. */
    private Stream<Task> alsoDecidable(Task own) {
        return tasks
                .createTaskQuery()
                .taskDefinitionKey(own.getTaskDefinitionKey())
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .filter(task -> !task.getId().equals(own.getId()))
                .filter(task -> task.getAssignee() == null || task.getAssignee().equals(userId()));
    }

    @PutMapping("/tasks/{taskId}/points/{pointId}")
    PointView saveDraft(
            @PathVariable String taskId,
            @PathVariable long pointId,
            @RequestBody(required = false) @Nullable String edit) {
        var planId = proofread(taskId);
        planning.edit(planId, pointId, submissions.read(edit == null ? "" : edit, PointEdit.class), userId());
        return points.point(pointId);
    }

    @PostMapping("/tasks/{taskId}/carried-over/{pointId}")
    PlanView takeUp(@PathVariable String taskId, @PathVariable long pointId) {
        var planId = proofread(taskId);
        planning.takeUp(planId, pointId, userId());
        return plans.plan(planId);
    }

    /** The plan of a proofreading task that the signed-in user works on. */
    private long proofread(String taskId) {
        var task = open.visible(taskId);
        if (!task.getTaskDefinitionKey().equals(Elements.PROOFREAD) || !userId().equals(task.getAssignee())) {
            throw new NotYours();
        }
        return open.variable(task, Variables.PLAN_ID);
    }

    private TaskView view(Task task) {
        var due = task.getDueDate();
        var step = lights.task(open.subject(task), task.getTaskDefinitionKey());
        return new TaskView(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getName(),
                due == null ? null : due.toInstant(),
                step.map(WaitingStep::light)
                        .map(light -> LightView.of(light, light.sentence()))
                        .orElse(null),
                step.map(WaitingStep::unlit).orElse(null),
                userId(),
                directory.nameOf(userId()),
                open.isAsked(task.getId()));
    }

    private String userId() {
        return identity.getCurrentAuthentication().getUserId();
    }

    private List<UnitView> memberUnits() {
        var today = WorkingCalendar.dayOf(clock.instant());
        var units = new ArrayList<Unit>();
        units.add(organization.office());
        units.addAll(organization.memberUnits(today));
        return views(units);
    }

    private List<UnitView> counties() {
        return views(organization.counties(WorkingCalendar.dayOf(clock.instant())));
    }

    private static List<UnitView> views(List<Unit> units) {
        return units.stream()
                .map(unit -> new UnitView(unit.code(), unit.name()))
                .toList();
    }
}
