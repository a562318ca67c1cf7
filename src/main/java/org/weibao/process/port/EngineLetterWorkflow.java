package org.weibao.process.port;

import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.letter.Letter;
import org.weibao.letter.LetterService;
import org.weibao.letter.LetterWorkflow;
import org.weibao.organization.Organization;
import org.weibao.process.Elements;
import org.weibao.process.Variables;
import org.weibao.process.task.Submissions;
import org.weibao.shared.Conflict;

/** Runs letters on the engine. */
@Component
class EngineLetterWorkflow implements LetterWorkflow {

    private static final String SETTLED = "settled";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final IdentityService identity;
    private final Submissions submissions;
    private final Organization organization;

    EngineLetterWorkflow(
            RuntimeService runtime,
            TaskService tasks,
            IdentityService identity,
            Submissions submissions,
            Organization organization) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.identity = identity;
        this.submissions = submissions;
        this.organization = organization;
    }

    @Override
    public void start(Letter letter) {
        runtime.startProcessInstanceByKey(
                Elements.LETTER,
                letter.unitCode() + "/letter-" + letter.id(),
                Map.of(Variables.LETTER_ID.name(), letter.id()));
    }

    @Override
    public void noLongerNeeded(Letter letter) {
        runtime.createMessageCorrelation(SETTLED)
                .processInstanceVariableEquals(Variables.LETTER_ID.name(), letter.id())
                .correlate();
    }

    @Override
    public void decide(Letter letter, LetterService.Release decision) {
        var me = identity.getCurrentAuthentication().getUserId();
        var task = tasks.createTaskQuery()
                .taskDefinitionKey(Elements.RELEASE_LETTER)
                .processVariableValueEquals(Variables.LETTER_ID.name(), letter.id())
                .singleResult();
        @Nullable String assignee = task == null ? null : task.getAssignee();
        if (task == null || (assignee != null && !assignee.equals(me))) {
            throw new Conflict("致" + organization.nameOf(letter.unitCode()) + "的"
                    + letter.kind().label() + "已不在待签发之列，或者正由他人办理。没有办理任何函件，请取消选择后再提交。");
        }
        if (assignee == null) {
            // As in EngineWorkPointWorkflow: without the claim the engine's history would not name the person.
            tasks.claim(task.getId(), me);
        }
        tasks.complete(task.getId(), Map.of(Submissions.VARIABLE, submissions.write(decision)));
    }
}
