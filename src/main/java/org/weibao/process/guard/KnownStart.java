package org.weibao.process.guard;

import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/** Writes the history of a task without reading first when it began, as the engine does: the task itself knows it. */
final class KnownStart extends DbHistoryEventHandler {

    @Override
    protected void insertOrUpdate(HistoryEvent event) {
        if (event instanceof HistoricTaskInstanceEventEntity later
                && !isInitialEvent(event)
                && getDbEntityManager().getCachedEntity(later.getClass(), later.getId()) == null) {
            @Nullable TaskEntity task = getDbEntityManager().getCachedEntity(TaskEntity.class, later.getTaskId());
            if (task != null) {
                later.setStartTime(task.getCreateTime());
                getDbEntityManager().merge(later);
                return;
            }
        }
        super.insertOrUpdate(event);
    }
}
