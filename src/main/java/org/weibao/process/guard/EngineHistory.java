package org.weibao.process.guard;

import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.jspecify.annotations.Nullable;

/**
 * The engine's history, a part of its level "full" and under that name. Left out is what no screen and no check reads,
 * because our own records hold it: each value that a variable had, jobs that were not run, and links of tasks to people.
 */
final class EngineHistory extends HistoryLevelFull {

    @Override
    public boolean isHistoryEventProduced(HistoryEventType event, @Nullable Object entity) {
        if (!(event instanceof HistoryEventTypes type)) {
            return true;
        }
        return switch (type) {
            case VARIABLE_INSTANCE_UPDATE_DETAIL, FORM_PROPERTY_UPDATE, JOB_CREATE, JOB_DELETE -> false;
            case IDENTITY_LINK_ADD, IDENTITY_LINK_DELETE ->
                !(entity instanceof IdentityLinkEntity link) || IdentityLinkType.CANDIDATE.equals(link.getType());
            default -> true;
        };
    }
}
