package org.weibao.process.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.startup.StartRefused;
import org.weibao.support.BothDatabases;
import org.weibao.support.Starts;

/** An old node is started again after an update: a service does it, or somebody who forgets. */
@BothDatabases
@ExtendWith(OutputCaptureExtension.class)
class NewestVersionTest {

    @TempDir
    private Path folder;

    @Test
    void anOlderVersionDoesNotPutItsModelsOnTop(CapturedOutput console) throws IOException {
        var starts = Starts.onWantedDatabase(folder);
        starts.start("--spring.info.build.location=" + folder.resolve("none").toUri())
                .close();
        var old = version("1.9.0");
        starts.start(old).close();
        try (var next = starts.start(version("1.10.0"))) {
            deployChanged(next, "work-point.bpmn");
            var deployed = deployments(next);

            var refused = catchThrowableOfType(StartRefused.class, () -> starts.start(old));

            assertThat(refused.getExitCode()).isEqualTo(78);
            assertThat(console)
                    .contains("这个数据库已由较新的 1.10.0 版启用，本程序是较旧的 1.9.0 版")
                    .contains("请改用 1.10.0 版或更新的版本启动");
            assertThat(deployments(next)).isEqualTo(deployed);
        }
        try (var sameVersion = starts.start(version("1.10.0"))) {
            assertThat(sameVersion
                            .getBean(RepositoryService.class)
                            .createProcessDefinitionQuery()
                            .processDefinitionKey("work-point")
                            .latestVersion()
                            .singleResult()
                            .getVersion())
                    .as("a developer's other models of the same version are deployed")
                    .isEqualTo(3);
        }
    }

    @Test
    void aSnapshotComesBeforeItsRelease() {
        try (var node = Starts.onWantedDatabase(folder).start(version("1.1.0-SNAPSHOT"))) {
            claim(node, "1.1.0-SNAPSHOT");
            claim(node, "1.1.0");
            assertRefused(node, "1.1.0-SNAPSHOT");
            assertRefused(node, "1.0.9");
            claim(node, "1.2.0-SNAPSHOT");
            assertRefused(node, "1.1.0");
        }
    }

    @Test
    void ofTwoThatStartAtOnceOneWaitsForTheOther() throws Exception {
        var thread = new AtomicReference<Thread>();
        var pool = Executors.newSingleThreadExecutor(task -> {
            thread.set(new Thread(task));
            return thread.get();
        });
        try (var node = Starts.onWantedDatabase(folder).start(version("1.1.0"))) {
            var older = node.getBean(TransactionOperations.class).execute(status -> {
                claim(node, "1.3.0");
                var claiming = CompletableFuture.runAsync(() -> claim(node, "1.2.0"), pool);
                await("the older one waits or has ended")
                        .until(() -> claiming.isDone()
                                || Arrays.stream(thread.get().getStackTrace()).anyMatch(frame -> frame.getClassName()
                                        .startsWith("org.springframework.jdbc.")));
                return claiming;
            });

            assertThatThrownBy(older::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(StartRefused.class);
        } finally {
            pool.shutdownNow();
        }
    }

    /** As if this version had another model than the one before it. */
    private static void deployChanged(ConfigurableApplicationContext node, String model) throws IOException {
        var text = Objects.requireNonNull(node.getBean(ModelFiles.class).all().get(model))
                .getContentAsString(StandardCharsets.UTF_8);
        node.getBean(RepositoryService.class)
                .createDeployment()
                .name("weibao")
                .source("weibao")
                .addString(model, text + "<!-- changed -->")
                .deploy();
    }

    private static void assertRefused(ConfigurableApplicationContext node, String version) {
        assertThatThrownBy(() -> claim(node, version)).isInstanceOf(StartRefused.class);
    }

    private static void claim(ConfigurableApplicationContext node, String version) {
        var properties = new Properties();
        properties.setProperty("version", version);
        var newest = new NewestVersion(
                node.getBean(ManagementService.class),
                node.getBean(JdbcClient.class),
                Optional.of(new BuildProperties(properties)));
        node.getBean(TransactionOperations.class).executeWithoutResult(status -> newest.claim());
    }

    private String version(String version) {
        var file = folder.resolve(version + ".properties");
        try {
            Files.writeString(file, "build.version=" + version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "--spring.info.build.location=" + file.toUri();
    }

    private static List<String> deployments(ConfigurableApplicationContext node) {
        return node.getBean(RepositoryService.class).createDeploymentQuery().list().stream()
                .map(Deployment::getId)
                .sorted()
                .toList();
    }
}
