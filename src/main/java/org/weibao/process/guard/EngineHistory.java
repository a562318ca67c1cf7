package org.weibao.process.guard;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.jspecify.annotations.Nullable;
import org.weibao.process.ProcessVariable;
import org.weibao.process.Variables;

/**
 * The engine's history, a part of its level "full" and under that name. Left out is what no screen and no check reads,
 * because our own records or the engine's list of tasks hold it: each value that a variable had, the names of groups and
 * the counters of loops, jobs that were not run, links of tasks to people, and how a process went from one task to the
 * next.
 */
final class EngineHistory extends HistoryLevelFull {

    /** What a process was about. */
    private static final Set<String> SUBJECTS = Stream.of(
                    Variables.PLAN_ID,
                    Variables.POINT_ID,
                    Variables.PART_ID,
                    Variables.LETTER_ID,
                    Variables.MESSAGE_ID,
                    Variables.EXTENSION_ID)
            .map(ProcessVariable::name)
            .collect(Collectors.toUnmodifiableSet());

    /** What leads from one process to another, or into a part of it. User tasks have a list of their own. */
    private static final Set<String> WHOLES =
            Set.of(ActivityTypes.CALL_ACTIVITY, ActivityTypes.SUB_PROCESS, ActivityTypes.MULTI_INSTANCE_BODY);

    @Override
    public boolean isHistoryEventProduced(HistoryEventType event, @Nullable Object entity) {
        if (!(event instanceof HistoryEventTypes type)) {
            return true;
        }
        return switch (type) {
            case VARIABLE_INSTANCE_UPDATE_DETAIL, FORM_PROPERTY_UPDATE, JOB_CREATE, JOB_DELETE -> false;
            case VARIABLE_INSTANCE_CREATE, VARIABLE_INSTANCE_UPDATE, VARIABLE_INSTANCE_DELETE ->
                !(entity instanceof VariableInstanceEntity variable) || isSubject(variable);
            case ACTIVITY_INSTANCE_START, ACTIVITY_INSTANCE_UPDATE, ACTIVITY_INSTANCE_END ->
                !(entity instanceof ExecutionEntity execution) || isWhole(execution.getActivity());
            case IDENTITY_LINK_ADD, IDENTITY_LINK_DELETE ->
                !(entity instanceof IdentityLinkEntity link) || IdentityLinkType.CANDIDATE.equals(link.getType());
            default -> true;
        };
    }

    /** The parts that a point's process runs through are no subject of that process. */
    private static boolean isSubject(VariableInstanceEntity variable) {
        return SUBJECTS.contains(variable.getName())
                && Objects.equals(variable.getExecutionId(), variable.getProcessInstanceId());
    }

    private static boolean isWhole(@Nullable ActivityImpl activity) {
        return activity != null && WHOLES.contains(String.valueOf(activity.getProperty("type")));
    }
}
