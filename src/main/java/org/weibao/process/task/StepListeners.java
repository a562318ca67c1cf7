package org.weibao.process.task;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;
import org.weibao.organization.CurrentUser;
import org.weibao.process.Outcome;
import org.weibao.process.ProcessVariable;
import org.weibao.process.Variables;
import org.weibao.shared.Refusal;

/** Completes user tasks: reads the command, runs one use case as the current user, passes its outcome on. */
@Component
public class StepListeners {

    /** One use case: the id of its plan, point, part or letter, the command, and the user. */
    public interface UseCase<C> {
        Enum<?> perform(long id, C command, String user);
    }

    /** A use case without an outcome for the model. */
    public interface PlainUseCase<C> {
        void perform(long id, C command, String user);
    }

    private final Submissions submissions;

    StepListeners(Submissions submissions) {
        this.submissions = submissions;
    }

    public <C> TaskListener onPlan(Class<C> command, UseCase<C> useCase) {
        return on(Variables.PLAN_ID, command, useCase);
    }

    public <C> TaskListener onPoint(Class<C> command, UseCase<C> useCase) {
        return on(Variables.POINT_ID, command, useCase);
    }

    public <C> TaskListener onPart(Class<C> command, UseCase<C> useCase) {
        return on(Variables.PART_ID, command, useCase);
    }

    public <C> TaskListener onLetter(Class<C> command, UseCase<C> useCase) {
        return on(Variables.LETTER_ID, command, useCase);
    }

    public <C> TaskListener onExtension(Class<C> command, UseCase<C> useCase) {
        return on(Variables.EXTENSION_ID, command, useCase);
    }

    public <C> TaskListener plainlyOnPoint(Class<C> command, PlainUseCase<C> useCase) {
        return task -> useCase.perform(Variables.POINT_ID.get(task), submissions.read(task, command), user());
    }

    private <C> TaskListener on(ProcessVariable<Long> id, Class<C> command, UseCase<C> useCase) {
        return task -> {
            var outcome = useCase.perform(id.get(task), submissions.read(task, command), user());
            leave(task, outcome);
        };
    }

    private static void leave(DelegateTask task, Enum<?> outcome) {
        var literal = Outcome.of(outcome).literal();
        Variables.OUTCOME.setForNow(task, literal);
        // Keeps the outcome in the engine's history, in the place of the model's text, which a done task does not need.
        task.setDescription(literal);
    }

    /** @throws Refusal if nobody is signed in: no step completes by itself */
    public static String user() {
        var user = Context.getCommandContext().getAuthenticatedUserId();
        if (user == null) {
            throw new Refusal("user", "请先登录再办理。");
        }
        return user;
    }

    /** @throws Refusal as {@link #user} */
    public static CurrentUser currentUser() {
        return CurrentUser.of(user(), Context.getCommandContext().getAuthenticatedGroupIds());
    }
}
