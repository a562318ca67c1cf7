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
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.weibao.support.FreePort;
import org.weibao.support.FreshInstallation;

/** The packaged jar behind a real nginx, with the file of {@code config/nginx}; only ports and paths differ. */
@Tag("fault")
@EnabledIf("isInstalled")
@DisplayName("Behind nginx with the file that is shipped for it")
class NginxTest {

    private static final Path NGINX = Path.of("/usr/sbin/nginx");
    private static final String SECRET = FreshInstallation.PASSWORD;
    private static final int LARGEST = 20 * 1024 * 1024;

    @TempDir
    private Path folder;

    private final Map<String, String> cookies = new HashMap<>();
    private int port;
    private @Nullable HttpClient client;

    static boolean isInstalled() {
        return Files.isExecutable(NGINX);
    }

    @Test
    @DisplayName("People sign in, upload 20 MB, read why it does not answer, and never leave their name and port")
    void works() throws Exception {
        var application = new Application(
                Files.createDirectory(folder.resolve("app")),
                Map.of("WEIBAO_ADMINISTRATOR", "admin"),
                "--server.forward-headers-strategy=native");
        port = FreePort.next();
        var plain = FreePort.next();
        certificate();
        var settings = settings(application.port(), plain);
        var nginx = new ProcessBuilder(NGINX.toString(), "-c", settings.toString(), "-p", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.out").toFile())
                .start();
        try {
            await("nginx, see " + folder).until(() -> listens(port));

            var stopped = get("/camunda/");
            assertThat(stopped.statusCode()).isEqualTo(503);
            assertThat(stopped.body()).contains("系统正在启动或者维护");
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
            for (var path : List.of("/", "/camunda", "/camunda/", "/camunda/app/tasklist", "/camunda/password")) {
                assertThat(get(path).headers().firstValue("Location")).as(path).hasValueSatisfying(to -> assertThat(to)
                        .startsWith("/camunda/"));
            }
            signIn();
            upload();
            assertThat(application.console()).doesNotContain(" ERROR ");
        } finally {
            nginx.destroy();
            nginx.waitFor(10, TimeUnit.SECONDS);
            application.kill();
        }
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

    /** What the application itself says to a task that is not there; what nginx refuses never comes so far. */
    private void upload() throws Exception {
        assertThat(uploaded(LARGEST).statusCode()).isEqualTo(404);
        var tooLarge = uploaded(LARGEST + 3 * 1024 * 1024);
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

    private HttpResponse<String> uploaded(int size) throws Exception {
        var frame = "--end\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n";
        return send(
                "POST",
                "/camunda/api/weibao/tasks/none/files",
                BodyPublishers.concat(
                        BodyPublishers.ofString(frame),
                        BodyPublishers.ofByteArray(new byte[size]),
                        BodyPublishers.ofString("\r\n--end--\r\n")),
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

    private Path settings(int application, int plain) throws IOException {
        var shipped = Files.readString(Path.of("config/nginx/weibao.conf"))
                .replace("listen 80;", "listen 127.0.0.1:" + plain + ";")
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
