package org.weibao.process.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Deploys the models, the decision tables and their forms as one deployment, again only when one of them has changed: a
 * form belongs to the version of the model that it came with.
 */
@Component
class Models {

    private static final String DEPLOYMENT = "weibao";

    private final RepositoryService repository;
    private final ModelFiles files;

    Models(RepositoryService repository, ModelFiles files) {
        this.repository = repository;
        this.files = files;
    }

    void deploy() {
        DeploymentBuilder deployment = repository
                .createDeployment()
                .name(DEPLOYMENT)
                .source(DEPLOYMENT)
                .enableDuplicateFiltering(false);
        try {
            for (Map.Entry<String, Resource> model : files.all().entrySet()) {
                deployment.addInputStream(model.getKey(), model.getValue().getInputStream());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        deployment.deploy();
    }
}
