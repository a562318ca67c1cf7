package org.weibao.process.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.configuration.ConfigurationMistake;
import org.weibao.process.escalation.EscalationCheck;
import org.weibao.process.escalation.EscalationColumns;
import org.weibao.startup.StartRefused;

/**
 * Deploys the models and their forms as one deployment, and only when one of them has changed, because a form belongs
 * to its version of the model. The table of escalation rules is a deployment of its own: a city that changes it changes
 * no model.
 *
 * <p>A node does the jobs of the deployments that it finds when it starts, and of its own. So a node of an old version
 * leaves those of the new models, whose beans it may not have, to the new nodes.
 */
@Component
class Models {

    private static final String DEPLOYMENT = "weibao";
    private static final String TABLE = EscalationColumns.DECISION + ".dmn";

    private final RepositoryService repository;
    private final ManagementService management;
    private final NewestVersion version;
    private final TransactionOperations transaction;
    private final ModelFiles files;
    private final ConfigurationFolder folder;

    Models(
            RepositoryService repository,
            ManagementService management,
            NewestVersion version,
            TransactionOperations transaction,
            ModelFiles files,
            ConfigurationFolder folder) {
        this.repository = repository;
        this.management = management;
        this.version = version;
        this.transaction = transaction;
        this.files = files;
        this.folder = folder;
    }

    /**
     * Does nothing if it throws.
     *
     * @throws ConfigurationMistake if the city's own table has mistakes
     * @throws StartRefused if a newer version has deployed its models
     */
    void deploy() {
        var table = table();
        var models = new TreeMap<>(files.all());
        models.remove(TABLE);
        transaction.executeWithoutResult(status -> {
            version.claim();
            deploy(DEPLOYMENT, models);
            deploy(EscalationColumns.DECISION, Map.of(TABLE, table));
        });
        repository.createDeploymentQuery().list().stream()
                .map(Deployment::getId)
                .forEach(management::registerDeploymentForJobExecutor);
    }

    /** The city's own table if there is one without mistakes, otherwise the built-in one. */
    private Resource table() {
        return folder.own(TABLE)
                .map(FileSystemResource::new)
                .<Resource>map(this::checked)
                .orElseGet(() -> Objects.requireNonNull(files.all().get(TABLE)));
    }

    private FileSystemResource checked(FileSystemResource table) {
        try (InputStream content = table.getInputStream()) {
            var mistakes = EscalationCheck.mistakes(table.getPath(), content, files.names());
            if (!mistakes.isEmpty()) {
                throw new ConfigurationMistake(mistakes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private void deploy(String name, Map<String, Resource> resources) {
        DeploymentBuilder deployment =
                repository.createDeployment().name(name).source(DEPLOYMENT).enableDuplicateFiltering(false);
        try {
            for (Map.Entry<String, Resource> resource : resources.entrySet()) {
                deployment.addInputStream(resource.getKey(), resource.getValue().getInputStream());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        deployment.deploy();
    }
}
