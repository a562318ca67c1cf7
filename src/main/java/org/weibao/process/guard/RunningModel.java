package org.weibao.process.guard;

import java.util.Date;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.history.DefaultHistoryRemovalTimeProvider;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The model of a running process, as this node has it deployed: no command reads its row again. What an administrator
 * may change in that row matters at a start, which reads it, and at the end of a process: then it is read here.
 */
final class RunningModel extends DefaultHistoryRemovalTimeProvider {

    /** Answers this command's questions for the row of that model. No process starts another one of its own model. */
    static void know(DbEntityManager entities, String id) {
        @Nullable
        ProcessDefinitionEntity deployed =
                Context.getProcessEngineConfiguration().getDeploymentCache().findProcessDefinitionFromCache(id);
        if (deployed != null && entities.getCachedEntity(ProcessDefinitionEntity.class, id) == null) {
            entities.getDbEntityCache().putPersistent(deployed);
        }
    }

    /** How long a process is kept may have been changed, also on another node. */
    @Override
    public @Nullable Date calculateRemovalTime(HistoricProcessInstanceEventEntity process, ProcessDefinition model) {
        DbEntityManager entities = Context.getCommandContext().getDbEntityManager();
        entities.getDbEntityCache().remove((ProcessDefinitionEntity) model);
        return super.calculateRemovalTime(process, entities.selectById(ProcessDefinitionEntity.class, model.getId()));
    }
}
