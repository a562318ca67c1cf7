package org.weibao.process.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Deploys the models, the decision tables and their forms as one deployment, again only when one of them has changed: a
 * form belongs to the version of the model that it came with.
 */
@Component
class Models {

    private static final String DEPLOYMENT = "weibao";
    private static final String FOLDER = "/bpmn/";
    private static final Set<String> KINDS = Set.of("bpmn", "dmn", "html");

    private final RepositoryService repository;

    Models(RepositoryService repository) {
        this.repository = repository;
    }

    void deploy() {
        DeploymentBuilder deployment = repository
                .createDeployment()
                .name(DEPLOYMENT)
                .source(DEPLOYMENT)
                .enableDuplicateFiltering(false);
        try {
            for (Map.Entry<String, Resource> model : find().entrySet()) {
                deployment.addInputStream(model.getKey(), model.getValue().getInputStream());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        deployment.deploy();
    }

    /** By names relative to the folder, so that they are the same from a jar and from classes. */
    private static Map<String, Resource> find() throws IOException {
        Map<String, Resource> models = new TreeMap<>();
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/**")) {
            String url = resource.getURL().toString();
            if (KINDS.contains(String.valueOf(StringUtils.getFilenameExtension(url)))) {
                models.put(url.substring(url.lastIndexOf(FOLDER) + FOLDER.length()), resource);
            }
        }
        return models;
    }
}
