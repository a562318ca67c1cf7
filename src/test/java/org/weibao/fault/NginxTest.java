package org.weibao.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.weibao.support.FreePort;
import org.weibao.support.FreshInstallation;

/** The packaged jar behind a real nginx, with the file of {@code config/nginx}; only ports and paths differ. */
@Tag("fault")
@EnabledIf("isInstalled")
@DisplayName("Behind nginx with the file that is shipped for it")
class NginxTest {

    private static final Path NGINX = Path.of("/usr/sbin/nginx");
    private static final String SECRET = FreshInstallation.PASSWORD;
    private static final Pattern HEADER = Pattern.compile("proxy_set_header (\\S+)");
    private static final int FILE = 20 * 1024 * 1024;
    private static final int BODY = 21 * 1024 * 1024;

    @TempDir
    private Path folder;

    private final Map<String, String> cookies = new HashMap<>();
    private int port;
    private @Nullable HttpClient client;

    static boolean isInstalled() {
        return Files.isExecutable(NGINX);
    }

    @Test
    @DisplayName(
            "People sign in, send bodies of 21 MB, read why it does not answer, and never leave their name and port")
    void works() throws Exception {
        var application = new Application(
                Files.createDirectory(folder.resolve("app")),
                Map.of("WEIBAO_ADMINISTRATOR", "admin"),
                "--server.forward-headers-strategy=native");
        port = FreePort.next();
        var plain = FreePort.next();
        certificate();
        var shipped = Files.readString(Path.of("config/nginx/weibao.conf"));
        assertThat(HEADER.matcher(shipped).results().map(each -> each.group(1)))
                .containsExactlyInAnyOrder("Host", "X-Forwarded-Proto", "X-Forwarded-For");
        var nginx = nginx(settings(shipped, application.port(), plain));
        try {
            var stopped = get("/camunda/");
            assertThat(stopped.statusCode()).isEqualTo(503);
            assertThat(stopped.body()).contains("系统暂时不能使用");
            assertThat(get("/camunda/api/engine/engine").body()).contains("\"message\"", "您的操作可能没有保存");
            detailIsTheMessage(get("/camunda/api/engine/engine").body());

            application.start();
            assertThat(HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create("http://localhost:" + plain + "/camunda/?a=b"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .headers()
                            .firstValue("Location"))
                    .hasValue("https://localhost/camunda/?a=b");
            redirects();
            signIn();
            upload();

            // Any other proxy: of the headers, config/OPERATION.md asks for two.
            end(nginx);
            nginx = nginx(
                    settings(shipped.replace("proxy_set_header Host $http_host;", ""), application.port(), plain));
            cookies.clear();
            redirects();
            signIn();
            assertThat(application.console()).doesNotContain(" ERROR ");
        } finally {
            end(nginx);
            application.kill();
        }
        assertThat(Files.readString(Path.of("config/OPERATION.md")).replaceAll("\\s+", " "))
                .contains(
                        "Any other proxy has to send `X-Forwarded-Proto` and `X-Forwarded-For` and to let bodies of 21 MB");
        assertThat(addresses(application)).containsExactly("127.0.0.1");
    }

    private Process nginx(Path settings) throws IOException {
        var nginx = new ProcessBuilder(NGINX.toString(), "-c", settings.toString(), "-p", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.out").toFile())
                .start();
        await("nginx, see " + folder).until(() -> listens(port));
        return nginx;
    }

    private static void end(Process nginx) throws InterruptedException {
        nginx.destroy();
        assertThat(nginx.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    /** Without a name and a port of their own, so that the browser keeps both. */
    private void redirects() throws Exception {
        for (var path : List.of("/", "/camunda", "/camunda/", "/camunda/app/tasklist", "/camunda/password")) {
            assertThat(get(path).headers().firstValue("Location")).as(path).hasValueSatisfying(to -> assertThat(to)
                    .startsWith("/camunda/"));
        }
    }

    /** Where people signed in from, by the record; it does not believe what they say of it themselves. */
    private static List<String> addresses(Application application) {
        var file = application.folder().resolve(".data/weibao").toAbsolutePath();
        return JdbcClient.create(new DriverManagerDataSource("jdbc:h2:file:" + file + ";IFEXISTS=TRUE", "weibao", ""))
                .sql("SELECT DISTINCT address FROM account_event WHERE kind = 'SIGNED_IN'")
                .query(String.class)
                .list();
    }

    private void signIn() throws Exception {
        get("/camunda/app/tasklist/default/");
        var answer = send(
                "POST",
                "/camunda/api/admin/auth/user/default/login/tasklist",
                BodyPublishers.ofString(
                        "username=office-1&password=" + java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8)),
                "application/x-www-form-urlencoded");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allMatch(cookie -> cookie.contains("Secure") && cookie.contains("SameSite=Strict"));
        assertThat(get("/camunda/api/engine/engine/default/task/count").statusCode())
                .isEqualTo(200);
    }

    /** What the application itself says to it, after it has read all: nginx refuses no body of 21 MB, and no file of 20. */
    private void upload() throws Exception {
        var largest = uploaded(BODY);
        assertThat(largest.statusCode()).as(largest.body()).isEqualTo(422);
        assertThat(largest.body()).contains("a.pdf");
        var tooLarge = uploaded(BODY + 1);
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(tooLarge.body()).contains("文件太大，没有上传");
        detailIsTheMessage(tooLarge.body());
    }

    /** Our own pages read the one, those of the engine the other. */
    private static void detailIsTheMessage(String problem) throws IOException {
        var said = new ObjectMapper().readTree(problem);
        assertThat(said.path("detail").asText())
                .isNotEmpty()
                .isEqualTo(said.path("message").asText());
    }

    /** The largest file that is allowed, in a body of that size. */
    private HttpResponse<String> uploaded(int size) throws Exception {
        var file = "--end\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n";
        var other = "\r\n--end\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\n";
        var end = "\r\n--end--\r\n";
        return send(
                "POST",
                "/camunda/api/weibao/plan-documents",
                BodyPublishers.concat(
                        BodyPublishers.ofString(file),
                        BodyPublishers.ofByteArray(new byte[FILE]),
                        BodyPublishers.ofString(other),
                        BodyPublishers.ofString(
                                "x".repeat(size - FILE - file.length() - other.length() - end.length())),
                        BodyPublishers.ofString(end)),
                "multipart/form-data; boundary=end");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, BodyPublishers.noBody(), "text/plain");
    }

    private HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String type)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
                .method(method, body)
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", type)
                // Anybody can say so of themselves.
                .header("X-Forwarded-For", "203.0.113.9")
                .header("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", "none"))
                .header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ", "a=b; ", "")))
                .build();
        var answer = Objects.requireNonNull(client).send(request, BodyHandlers.ofString());
        for (var cookie : answer.headers().allValues("Set-Cookie")) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }

    private Path settings(String text, int application, int plain) throws IOException {
        var shipped = text.replace("listen 80;", "listen 127.0.0.1:" + plain + ";")
                .replace("listen 443 ssl;", "listen 127.0.0.1:" + port + " ssl;")
                .replace("127.0.0.1:8080", "127.0.0.1:" + application)
                .replace("/etc/nginx/", folder + "/");
        return Files.writeString(
                folder.resolve("nginx.conf"),
                """
                # Its workers write below a folder that is the test's own.
                user root;
                daemon off;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                worker_processes 1;
                events {}
                http {
                access_log off;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                %2$s
                }
                """
                        .formatted(folder, shipped));
    }

    /** A certificate for this machine, and a browser that trusts it. */
    private void certificate() throws Exception {
        var file = folder.resolve("keys.p12");
        // Of this run alone.
        var password = Base64.getEncoder().encodeToString(SecureRandom.getSeed(12));
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "weibao",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=DNS:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass:env",
                        "STORE")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.out").toFile());
        made.environment().put("STORE", password);
        assertThat(made.start().waitFor()).isZero();
        var keys = KeyStore.getInstance(file.toFile(), password.toCharArray());
        pem(
                "weibao.key",
                "PRIVATE KEY",
                keys.getKey("weibao", password.toCharArray()).getEncoded());
        pem("weibao.crt", "CERTIFICATE", keys.getCertificate("weibao").getEncoded());
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("weibao", keys.getCertificate("weibao"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        client = HttpClient.newBuilder().sslContext(context).build();
    }

    private void pem(String name, String kind, byte[] content) throws IOException {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(
                folder.resolve(name), "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, lines));
    }

    private static boolean listens(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
