package org.weibao.process.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.weibao.support.AnyDatabase;
import org.weibao.support.WeibaoTest;

/** Redirects behind a proxy that sends neither its name nor its port. */
@AnyDatabase
@WeibaoTest
@TestPropertySource(properties = "server.forward-headers-strategy=native")
class RedirectsTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/camunda",
                "/camunda/",
                "/camunda/app",
                "/camunda/app/",
                "/camunda/app/welcome",
                "/camunda/app/tasklist",
                "/camunda/app/tasklist/",
                "/camunda/app/cockpit",
                "/camunda/app/cockpit/",
                "/camunda/app/admin",
                "/camunda/app/admin/",
                "/camunda/password"
            })
    @DisplayName("Every redirect stays on the name and the port that the browser asked for")
    void areRelative(String path) throws IOException {
        for (String host : List.of("127.0.0.1:8080", "weibao.example.gov.cn:8443", "evil.example.com")) {
            var headers = headers(path, "Host: " + host, "X-Forwarded-Proto: https", "X-Forwarded-For: 192.0.2.7");
            assertThat(headers.get("")).as(path).contains(" 30");
            assertThat(headers.get("location")).as(path).startsWith("/camunda/").doesNotContain("//");
        }
    }

    @Test
    @DisplayName("No page that is opened without signing in names the server's own address")
    void pagesHoldNoAddress() throws IOException {
        for (String path : List.of("/camunda/app/tasklist/default/", "/camunda/app/welcome/default/")) {
            assertThat(body(path)).contains("<base href=\"/camunda/app/").doesNotContain("127.0.0.1:", "http://127");
        }
    }

    /** By hand: Java's client lets nobody choose the host. The status line stands under no name. */
    private Map<String, String> headers(String path, String... headers) throws IOException {
        var answer = new TreeMap<String, String>();
        try (var socket = new Socket("127.0.0.1", port)) {
            var in = ask(socket, path, headers);
            answer.put("", in.readLine());
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                var pair = line.split(": ", 2);
                answer.put(pair[0].toLowerCase(java.util.Locale.ROOT), pair[1]);
            }
        }
        return answer;
    }

    private String body(String path) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            return String.join(
                    "\n", ask(socket, path, "Host: 127.0.0.1:8080").lines().toList());
        }
    }

    private static BufferedReader ask(Socket socket, String path, String... headers) throws IOException {
        var request = "GET %s HTTP/1.1\r\n%s\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
                .formatted(path, String.join("\r\n", headers));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }
}
