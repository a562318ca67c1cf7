package org.weibao.board;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.letter.LetterQuery.DraftView;
import org.weibao.letter.LetterQuery.LetterView;

/** What a task's form shows: each kind has the data that it needs, and only what the people of the task may see. */
public sealed interface FormView {

    TaskView task();

    /**
     * Proofreading and approval of a plan.
     *
     * @param units the units that can be chosen
     * @param counties the counties that can be chosen
     */
    record PlanForm(TaskView task, PlanView plan, List<UnitView> units, List<UnitView> counties) implements FormView {}

    /** The lead accepts or declines a point. */
    record AssignmentForm(
            TaskView task,
            PointView point,
            List<DecisionView> decisions,
            List<EventView> timeline,
            List<LetterView> letters)
            implements FormView {}

    /**
     * The office sends a declined point again.
     *
     * @param units the units that can be chosen
     * @param counties the counties that can be chosen
     */
    record ReassignForm(
            TaskView task,
            PointView point,
            List<DecisionView> decisions,
            List<EventView> timeline,
            List<LetterView> letters,
            List<UnitView> units,
            List<UnitView> counties)
            implements FormView {}

    /**
     * A step of a part. The people of one part see nothing of the other parts.
     *
     * @param reports the part's, the latest first
     * @param files uploaded in the form and not yet submitted
     */
    record PartForm(
            TaskView task,
            PointView point,
            PartView part,
            List<ReportView> reports,
            List<EventView> timeline,
            List<LetterView> letters,
            List<FileView> files)
            implements FormView {}

    /**
     * A step of the point as a whole, with all its parts.
     *
     * @param compiled the compiled reports, the latest first
     */
    record PointForm(
            TaskView task,
            PointView point,
            List<PartLine> parts,
            List<ReportView> compiled,
            List<DecisionView> decisions,
            List<EventView> timeline,
            List<LetterView> letters)
            implements FormView {}

    /**
     * The lead compiles its report.
     *
     * @param compilation what the report opens with
     * @param files uploaded in the form and not yet submitted
     */
    record CompileForm(
            TaskView task,
            PointView point,
            List<PartLine> parts,
            List<ReportView> compiled,
            List<DecisionView> decisions,
            List<EventView> timeline,
            List<LetterView> letters,
            CompilationView compilation,
            List<FileView> files)
            implements FormView {}

    /**
     * The leading group decides.
     *
     * @param files uploaded in the form and not yet submitted
     * @param awaiting the other points that can be decided too
     */
    record DecideForm(
            TaskView task,
            PointView point,
            List<PartLine> parts,
            List<ReportView> compiled,
            List<DecisionView> decisions,
            List<EventView> timeline,
            List<LetterView> letters,
            List<FileView> files,
            List<AwaitingPointView> awaiting)
            implements FormView {}

    /**
     * A request for more time is signed or decided. The head sees as much of the timeline as the unit's officers.
     *
     * @param part the part that has the task; null for a task of the point as a whole
     */
    record ExtensionForm(
            TaskView task, PointView point, @Nullable PartView part, List<EventView> timeline, ExtensionView extension)
            implements FormView {}

    /** A letter is released. It may be about several points, so it shows its matters and no point's timeline. */
    record LetterForm(TaskView task, DraftView letter) implements FormView {}
}
