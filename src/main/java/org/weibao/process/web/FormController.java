package org.weibao.process.web;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.weibao.board.ChoiceQuery;
import org.weibao.board.CorrectionChoice;
import org.weibao.board.ExtensionChoice;
import org.weibao.board.FormQuery;
import org.weibao.board.FormView;
import org.weibao.board.PlanFormQuery;
import org.weibao.board.PlanView;
import org.weibao.board.PointView;
import org.weibao.board.UrgingChoiceQuery;
import org.weibao.board.UrgingChoices;
import org.weibao.board.WorkPointQuery;
import org.weibao.organization.Groups;
import org.weibao.plan.PlanEditing;
import org.weibao.plan.PlanService;
import org.weibao.plan.PointEdit;
import org.weibao.process.Elements;
import org.weibao.process.Variables;
import org.weibao.process.task.Submissions;
import org.weibao.shared.NotYours;

/** What the embedded forms load and save. A form is requested by its task, and only who may see that gets it. */
@RestController
@RequestMapping("/camunda/api/weibao")
class FormController {

    /** A document with which a year can be started. */
    record PlanFileView(int year, String title, String source, int points) {}

    private final IdentityService identity;
    private final VisibleTasks open;
    private final TaskHolds holds;
    private final FormQuery forms;
    private final ChoiceQuery choices;
    private final UrgingChoiceQuery urgings;
    private final PlanService planning;
    private final PlanEditing editing;
    private final PlanFormQuery plans;
    private final WorkPointQuery points;
    private final Submissions submissions;

    FormController(
            IdentityService identity,
            VisibleTasks open,
            TaskHolds holds,
            FormQuery forms,
            ChoiceQuery choices,
            UrgingChoiceQuery urgings,
            PlanService planning,
            PlanEditing editing,
            PlanFormQuery plans,
            WorkPointQuery points,
            Submissions submissions) {
        this.identity = identity;
        this.open = open;
        this.holds = holds;
        this.forms = forms;
        this.choices = choices;
        this.urgings = urgings;
        this.planning = planning;
        this.editing = editing;
        this.plans = plans;
        this.points = points;
        this.submissions = submissions;
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

    /** The tasks for which the current officer may request more time. */
    @GetMapping("/extensions/choices")
    List<ExtensionChoice> extensionChoices() {
        return choices.extensions(open.currentUser());
    }

    /** The extensions that the office may correct. */
    @GetMapping("/extension-corrections/choices")
    List<CorrectionChoice> correctionChoices() {
        return choices.corrections(open.currentUser());
    }

    /** The tasks that the office may urge, found by the text. */
    @GetMapping("/urgings/choices")
    UrgingChoices urgingChoices(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = "") List<Long> keep,
            @RequestParam(required = false) @Nullable String task) {
        return urgings.of(text, keep, task, open.currentUser());
    }

    @GetMapping("/tasks/{taskId}")
    FormView form(@PathVariable String taskId) {
        var task = open.opened(taskId);
        return switch (task.step()) {
            case Elements.PROOFREAD, Elements.APPROVE -> forms.plan(task);
            case Elements.ACCEPT_ASSIGNMENT -> forms.assignment(task);
            case Elements.REASSIGN -> forms.reassign(task);
            case Elements.ACCEPT_PART,
                    Elements.SIGN_PART,
                    Elements.DECIDE_OBJECTION,
                    Elements.CONFIRM_NOT_APPLICABLE,
                    Elements.VERIFY -> forms.part(task);
            case Elements.REPORT -> forms.report(task);
            case Elements.COMPILE -> forms.compile(task);
            case Elements.DECIDE -> forms.decide(task);
            case Elements.SIGN_EXTENSION, Elements.DECIDE_EXTENSION -> forms.extension(task);
            case Elements.RELEASE_LETTER -> forms.letter(task);
            default -> forms.point(task);
        };
    }

    @PutMapping("/tasks/{taskId}/points/{pointId}")
    PointView saveDraft(
            @PathVariable String taskId,
            @PathVariable long pointId,
            @RequestBody(required = false) @Nullable String edit) {
        var planId = proofread(taskId);
        planning.edit(planId, pointId, read(edit, PointEdit.class), userId());
        return points.point(pointId);
    }

    @PostMapping("/tasks/{taskId}/carried-over/{pointId}")
    PlanView takeUp(@PathVariable String taskId, @PathVariable long pointId) {
        var planId = proofread(taskId);
        planning.takeUp(planId, pointId, userId());
        return plans.plan(planId);
    }

    @PostMapping("/tasks/{taskId}/points")
    PlanView addPoint(@PathVariable String taskId, @RequestBody(required = false) @Nullable String command) {
        var planId = proofread(taskId);
        editing.add(planId, read(command, PlanEditing.NewPoint.class), userId());
        return plans.plan(planId);
    }

    @PostMapping("/tasks/{taskId}/points/{pointId}/split")
    PlanView splitPoint(
            @PathVariable String taskId,
            @PathVariable long pointId,
            @RequestBody(required = false) @Nullable String command) {
        var planId = proofread(taskId);
        editing.split(planId, pointId, read(command, PlanEditing.Split.class), userId());
        return plans.plan(planId);
    }

    @PostMapping("/tasks/{taskId}/points/{pointId}/merge")
    PlanView mergePoint(
            @PathVariable String taskId,
            @PathVariable long pointId,
            @RequestBody(required = false) @Nullable String command) {
        var planId = proofread(taskId);
        editing.merge(planId, pointId, read(command, PlanEditing.Merge.class), userId());
        return plans.plan(planId);
    }

    @PostMapping("/tasks/{taskId}/points/{pointId}/move")
    PlanView movePoint(
            @PathVariable String taskId,
            @PathVariable long pointId,
            @RequestBody(required = false) @Nullable String command) {
        var planId = proofread(taskId);
        editing.move(planId, pointId, read(command, PlanEditing.Move.class));
        return plans.plan(planId);
    }

    /** The office confirms several proposed leads at once. */
    @PostMapping("/tasks/{taskId}/leads")
    PlanView confirmLeads(@PathVariable String taskId, @RequestBody(required = false) @Nullable String command) {
        var planId = proofread(taskId);
        editing.confirmLeads(planId, read(command, PlanEditing.ConfirmLeads.class), userId());
        return plans.plan(planId);
    }

    /** The office decides on a doubt or on an unknown name. */
    @PostMapping("/tasks/{taskId}/marks/{markId}")
    PlanView settleMark(
            @PathVariable String taskId,
            @PathVariable long markId,
            @RequestBody(required = false) @Nullable String command) {
        var planId = proofread(taskId);
        editing.settle(planId, markId, read(command, PlanEditing.Settle.class), userId());
        return plans.plan(planId);
    }

    private <C> C read(@Nullable String sent, Class<C> command) {
        return submissions.read(sent == null ? "" : sent, command);
    }

    /** The plan of a proofreading task, which the current user takes by this call. */
    private long proofread(String taskId) {
        var task = open.visible(taskId);
        if (!task.getTaskDefinitionKey().equals(Elements.PROOFREAD)) {
            throw new NotYours();
        }
        holds.take(taskId);
        return open.variable(task, Variables.PLAN_ID);
    }

    private String userId() {
        return identity.getCurrentAuthentication().getUserId();
    }
}
