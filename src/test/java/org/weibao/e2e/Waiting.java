package org.weibao.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;

/** What waits in the engine, read without rights checks: where the job executor works, a test must wait for it. */
@TestComponent
class Waiting {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final TaskService tasks;
    private final ManagementService management;

    Waiting(TaskService tasks, ManagementService management) {
        this.tasks = tasks;
        this.management = management;
    }

    /** The one task of that name, or of one of them, as soon as the job executor has come to it. */
    Task task(String... names) {
        return await(names[0])
                .atMost(LONG)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> {
                            assertThat(management
                                            .createJobQuery()
                                            .withException()
                                            .count())
                                    .as("jobs that failed")
                                    .isZero();
                            return Stream.of(names)
                                    .flatMap(name -> tasks.createTaskQuery().taskName(name).list().stream())
                                    .toList();
                        },
                        found -> found.size() == 1)
                .get(0);
    }

    /** The name of a task that somebody has returned. */
    static String returned(String name) {
        return name.replaceFirst("｜", "（退回）｜");
    }

    boolean isThere(String name) {
        return tasks.createTaskQuery().taskName(name).count() > 0;
    }

    void untilNone(String name) {
        await(name).atMost(LONG).pollInterval(Duration.ofMillis(50)).until(() -> !isThere(name));
    }
}
