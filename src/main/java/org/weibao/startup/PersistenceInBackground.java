package org.weibao.startup;

import org.springframework.boot.autoconfigure.orm.jpa.EntityManagerFactoryBuilderCustomizer;
import org.springframework.boot.orm.jpa.EntityManagerFactoryBuilder;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Lets Hibernate read the entities while the engine reads its statements: both take seconds of a start. The first
 * transaction waits for Hibernate, so that a wrong entity or table stops the start as before.
 */
@Component
class PersistenceInBackground implements EntityManagerFactoryBuilderCustomizer {

    @Override
    public void customize(EntityManagerFactoryBuilder builder) {
        builder.setBootstrapExecutor(new SimpleAsyncTaskExecutor("hibernate-"));
    }
}
