package org.weibao.process.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.weibao.support.AnyDatabase;
import org.weibao.support.FillableDisk;
import org.weibao.support.FreshInstallation;
import org.weibao.support.Starts;
import org.weibao.support.WebSession;
import org.weibao.support.WebSession.Answer;

@AnyDatabase
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("Trial F18: the disk of the embedded database is full for a while")
class F18DiskFullTest {

    @TempDir
    private Path folder;

    @AfterEach
    void room() {
        FillableDisk.setFull(false);
    }

    @Test
    @DisplayName("People read why, the console names the remedy once, and work goes on by itself when there is room")
    void goesOnByItself(CapturedOutput console) {
        try (ConfigurableApplicationContext application = new Starts(folder)
                .start(
                        "--spring.datasource.url=" + FillableDisk.url(folder.resolve("weibao")),
                        "--weibao.initial-password=" + FreshInstallation.PASSWORD)) {
            int port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            WebSession office = WebSession.tasklist(port, "office-1");
            // So that every connection of the pool has seen the file.
            IntStream.range(0, 40).parallel().forEach(each -> office.getEngine("/task/count"));

            FillableDisk.setFull(true);
            // H2 may find it first, and close the database to the next caller without giving the reason.
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertSaysSo(takeYear(office)));
            for (int time = 0; time < 3; time++) {
                assertSaysSo(takeYear(office));
                assertSaysSo(WebSession.anonymous(port).signIn("jia-officer", FreshInstallation.PASSWORD, "tasklist"));
                assertSaysSo(WebSession.anonymous(port).signIn("jia-officer", "wrong", "tasklist"));
            }
            assertThat(Pattern.compile("磁盘空间不足，内置数据库").matcher(console).results())
                    .hasSize(1);
            assertThat(console)
                    .contains(folder.toAbsolutePath().resolve("weibao.mv.db").toString())
                    .contains("腾出后系统自动恢复，不需要重新启动");

            FillableDisk.setFull(false);
            assertThat(takeYear(office).status()).isEqualTo(200);
            assertThat(takeYear(office).status()).as("taken once").isEqualTo(422);
            WebSession.tasklist(port, "jia-officer");
            for (int time = 0; time < 40; time++) {
                assertThat(office.getEngine("/task/count").json().path("count").asInt())
                        .isEqualTo(1);
            }
        }
    }

    private static Answer takeYear(WebSession office) {
        Answer models = office.getEngine("/process-definition?key=annual-plan&latestVersion=true");
        if (models.status() != 200) {
            return models;
        }
        String model = Objects.requireNonNull(models.json().get(0).path("id").asText());
        return office.postEngine(
                "/process-definition/" + model + "/submit-form",
                Map.of("variables", Map.of("submission", Map.of("value", "{\"year\":2023}", "type", "String"))));
    }

    private static void assertSaysSo(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).contains("problem+json");
        assertThat(answer.json().path("message").asText()).isEqualTo("服务器的磁盘空间不足，您的操作没有保存。请通知系统管理员腾出磁盘空间，然后刷新页面重新提交。");
    }
}
