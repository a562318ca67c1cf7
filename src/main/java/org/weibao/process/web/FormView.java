package org.weibao.process.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.weibao.escalation.Light;
import org.weibao.escalation.TaskLight;
import org.weibao.escalation.WaitingStep;
import org.weibao.extension.ExtensionService.ExtensionView;
import org.weibao.letter.LetterQuery.DraftView;
import org.weibao.letter.LetterQuery.LetterView;
import org.weibao.plan.PlanQuery.PlanView;
import org.weibao.workpoint.Views.CompilationView;
import org.weibao.workpoint.Views.DecisionView;
import org.weibao.workpoint.Views.EventView;
import org.weibao.workpoint.Views.FileView;
import org.weibao.workpoint.Views.PartView;
import org.weibao.workpoint.Views.PointView;
import org.weibao.workpoint.Views.ReportView;
import org.weibao.workpoint.Views.UnitView;

/**
 * What a task's form shows. A step sees only what its form needs and its group may see; the rest is absent.
 *
 * @param compilation what the compiled report opens with
 * @param compiled the compiled reports, the latest first
 * @param reports the part's reports, the latest first
 * @param awaiting other points that await a decision of the leading group
 * @param units the choices where units are chosen
 * @param counties the choices where counties are chosen
 * @param files what has been uploaded in the form and not yet submitted
 * @param letters the released letters about it that the reader may see, the latest first
 * @param letter the draft that the office decides on; null in every other form
 * @param extension the request for an extension that the task is about
 */
record FormView(
        TaskView task,
        @Nullable PlanView plan,
        @Nullable PointView point,
        @Nullable PartView part,
        List<PartRow> parts,
        @Nullable CompilationView compilation,
        List<ReportView> compiled,
        List<ReportView> reports,
        List<DecisionView> decisions,
        List<EventView> story,
        List<PointView> awaiting,
        List<UnitView> units,
        List<UnitView> counties,
        List<FileView> files,
        List<LetterView> letters,
        @Nullable DraftView letter,
        @Nullable ExtensionView extension) {

    /**
     * The task, and who looks at it.
     *
     * @param light null where nothing is due, or it is not supervised
     * @param unlit why it has no light; null if it has one, and for a task from before there were lights
     * @param asked whether he belongs to those who are asked to do it; a head sees what others of his unit have to do
     */
    record TaskView(
            String id,
            String step,
            String name,
            @Nullable Instant due,
            @Nullable LightView light,
            @Nullable String unlit,
            String userId,
            String userName,
            boolean asked) {}

    /**
     * How late a task is, and why that is so.
     *
     * @param label the light's name
     * @param standing how many days are left, or how late it is
     */
    record LightView(Light light, String label, String standing, String sentence) {

        static LightView of(TaskLight signal, String sentence) {
            return new LightView(signal.light(), signal.light().label(), signal.standing(), sentence);
        }
    }

    /** A part, and what waits in it, for those who see every part of the point. */
    record PartRow(@JsonUnwrapped PartView part, List<StepView> steps) {

        static PartRow of(PartView part, List<WaitingStep> open) {
            return new PartRow(part, open.stream().map(StepView::of).toList());
        }
    }

    /**
     * What waits for somebody.
     *
     * @param name the step as people call it
     * @param asked whose task it is
     * @param provisional the due day, if it was counted in a year without a notice, and may change
     * @param light null where nothing is due, or it is not supervised
     * @param unlit why it has no light; null if it has one
     */
    record StepView(
            String name,
            String asked,
            @Nullable LocalDate due,
            Set<LocalDate> provisional,
            @Nullable LightView light,
            @Nullable String unlit) {

        private static StepView of(WaitingStep step) {
            var due = step.due();
            var light = step.light();
            return new StepView(
                    step.name(),
                    step.asked(),
                    due,
                    due != null && step.provisional() ? Set.of(due) : Set.of(),
                    light == null ? null : LightView.of(light, light.sentenceForOthers()),
                    step.unlit());
        }
    }

    static FormView ofLetter(TaskView task, DraftView letter) {
        return new FormView(
                task, null, null, null, List.of(), null, List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of(), List.of(), letter, null);
    }

    static FormView ofPlan(TaskView task, PlanView plan, List<UnitView> units, List<UnitView> counties) {
        return new FormView(
                task, plan, null, null, List.of(), null, List.of(), List.of(), List.of(), List.of(), List.of(), units,
                counties, List.of(), List.of(), null, null);
    }
}
