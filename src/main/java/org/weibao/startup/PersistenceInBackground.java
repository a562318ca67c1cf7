package org.weibao.startup;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskExecutor;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Component;

/**
 * What of the start need not be waited for. By {@code bootstrap-mode: lazy} Hibernate reads the entities while the
 * engine reads its statements; the first transaction waits for it, so that a wrong entity or table stops the start. The
 * statements of repositories, which tests have read, are read here once people can sign in, or when one is needed
 * before.
 */
@Component
class PersistenceInBackground {

    private final ListableBeanFactory beans;
    private final TaskExecutor background;

    PersistenceInBackground(
            ListableBeanFactory beans,
            @Qualifier(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME) TaskExecutor background) {
        this.beans = beans;
        this.background = background;
    }

    @EventListener(ApplicationReadyEvent.class)
    void readStatements() {
        background.execute(() -> beans.getBeansOfType(Repository.class));
    }
}
