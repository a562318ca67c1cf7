package org.weibao.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.support.BothDatabases;
import org.weibao.support.FreshInstallation;
import org.weibao.support.Starts;
import org.weibao.support.TestClock;
import org.weibao.support.TestTime;
import org.weibao.support.WebSession;

@BothDatabases
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("The port for those who watch over the application")
class OperationPortTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    @DisplayName("Health, figures, nothing else, nothing of them where people come in, and no secret")
    void watched() throws Exception {
        try (var application = Starts.onWantedDatabase(folder)
                .startWith(
                        List.of(TestTime.class),
                        "--management.server.port=0",
                        "--weibao.initial-password=" + FreshInstallation.PASSWORD,
                        "--weibao.notices.allowed=smtp.example.cn:465@10.1.2.3",
                        "--weibao.notices.mail.host=smtp.example.cn",
                        "--weibao.notices.mail.from=weibao@example.cn",
                        "--camunda.bpm.job-execution.enabled=true")) {
            var port = port(application, "local.management.port");
            var front = port(application, "local.server.port");
            assertThat(port).isNotEqualTo(front);
            health(port);
            figures(application, port, front);
            nothingElse(port, front);
            onThisMachineOnly(port);
            withoutDatabase(application, port);
        }
    }

    private static void health(int port) throws Exception {
        var health = get(port, "/actuator/health");
        assertThat(health.statusCode()).as(health.body()).isEqualTo(200);
        assertThat(json(health).path("components").properties())
                .extracting(component -> component.getKey() + " "
                        + component.getValue().path("status").asText())
                .contains("db UP", "diskSpace UP", "jobExecutor UP", "processEngine UP", "readinessState UP");
        assertThat(health.body()).doesNotContain(FreshInstallation.PASSWORD, "jdbc:", "example.cn");
        assertThat(get(port, "/actuator/health/liveness").body()).startsWith("{\"status\":\"UP\"");
        assertThat(get(port, "/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    private static void figures(ConfigurableApplicationContext application, int port, int front) throws Exception {
        var clock = application.getBean(TestClock.class);
        WebSession.signedIn(front, "office-1", "tasklist").getEngine("/task/count");
        assertThat(WebSession.anonymous(front)
                        .signIn("office-1", "wrong", "tasklist")
                        .status())
                .isEqualTo(401);
        var database = application.getBean(JdbcClient.class);
        application.getBean(TransactionOperations.class).executeWithoutResult(status -> database.sql(
                        """
                        INSERT INTO message (channel, recipient, stable_id, subject, body, state, written_at, next_attempt_at, attempts)
                        VALUES ('mail', 'office-1', 'a', 'b', 'c', 'WAITING', TIMESTAMP '2023-03-06 08:00:00', TIMESTAMP '2023-03-06 08:00:00', 0)""")
                .update());
        clock.advance(Duration.ofMinutes(10));

        var figures = get(port, "/actuator/prometheus").body();
        assertThat(figures)
                .contains(
                        "\nweibao_jobs ",
                        "\nweibao_jobs_failed 0.0\n",
                        "\nweibao_jobs_due ",
                        "\nweibao_jobs_due_oldest_seconds ",
                        "\nweibao_incidents 0.0\n",
                        "\nweibao_deliveries_waiting 0.0\n",
                        "\nweibao_messages_waiting 1.0\n",
                        "\nweibao_messages_waiting_oldest_seconds 4200.0\n",
                        "\nweibao_messages_failed 0.0\n",
                        "\nweibao_signins_failed 1.0\n",
                        "\nweibao_accounts_locked 0.0\n",
                        "\nweibao_channel_paused{channel=\"mail\"} 0.0\n",
                        "\nhikaricp_connections_active{",
                        "\nhikaricp_connections_max{pool=\"HikariPool-",
                        "\njvm_memory_used_bytes{",
                        "\nhttp_server_requests_seconds_count{",
                        "\nlogback_events_total{level=\"error\"} ")
                .doesNotContain("office-1", FreshInstallation.PASSWORD);

        // Within five seconds the same reading.
        WebSession.anonymous(front).signIn("office-1", "wrong", "tasklist");
        assertThat(get(port, "/actuator/prometheus").body()).contains("\nweibao_signins_failed 1.0\n");
        clock.advance(Duration.ofSeconds(5));
        assertThat(get(port, "/actuator/prometheus").body()).contains("\nweibao_signins_failed 2.0\n");
        clock.advance(Duration.ofHours(2));
        assertThat(get(port, "/actuator/prometheus").body()).contains("\nweibao_signins_failed 0.0\n");
    }

    private static void nothingElse(int port, int front) throws Exception {
        for (var other : List.of(
                "env",
                "beans",
                "configprops",
                "heapdump",
                "threaddump",
                "loggers",
                "metrics",
                "shutdown",
                "mappings",
                "flyway",
                "sbom",
                "logfile")) {
            assertThat(get(port, "/actuator/" + other).statusCode()).as(other).isEqualTo(404);
        }
        assertThat(get(port, "/camunda/app/tasklist/default/").statusCode()).isEqualTo(404);
        for (var path : List.of(
                "/actuator",
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/prometheus",
                "/livez",
                "/readyz",
                "/camunda/actuator/health")) {
            assertThat(get(front, path).statusCode()).as(path).isEqualTo(404);
        }
    }

    private static void onThisMachineOnly(int port) throws IOException {
        for (var network : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : network.inetAddresses().toList()) {
                if (address instanceof Inet4Address && !address.isLoopbackAddress()) {
                    assertThatThrownBy(() -> new Socket(address, port).close())
                            .as(address.toString())
                            .isInstanceOf(IOException.class);
                }
            }
        }
    }

    /** It is no use to start it again, or to ask it for work. */
    private static void withoutDatabase(ConfigurableApplicationContext application, int port) throws Exception {
        application.getBean(HikariDataSource.class).close();
        application.getBean(TestClock.class).advance(Duration.ofMinutes(1));

        assertThat(get(port, "/actuator/health").statusCode()).isEqualTo(503);
        assertThat(get(port, "/actuator/health/readiness").statusCode()).isEqualTo(503);
        assertThat(get(port, "/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(get(port, "/actuator/prometheus").body())
                .contains("\nweibao_jobs_failed NaN\n", "\nweibao_messages_waiting NaN\n");
    }

    @Test
    @DisplayName("A port that is taken stops the first start with a sentence, before anybody has a password")
    void taken(CapturedOutput console) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var port = "--management.server.port=" + taken.getLocalPort();
            assertThatThrownBy(() -> Starts.onWantedDatabase(folder).start(port))
                    .isInstanceOf(RuntimeException.class);
            assertThat(console.getOut())
                    .contains(
                            "监控端口 " + taken.getLocalPort() + "（management.server.port）已被别的程序占用", "WEIBAO_MONITOR_PORT")
                    .doesNotContain("口令 Password");
        }
    }

    private static int port(ConfigurableApplicationContext application, String name) {
        return application.getEnvironment().getRequiredProperty(name, Integer.class);
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}
