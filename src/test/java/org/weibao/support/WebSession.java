package org.weibao.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One person's browser as the server sees it: cookies, the token against forged requests, JSON in and out. */
public final class WebSession {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String API = "/camunda/api";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String server;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String userId = "";

    private WebSession(String server) {
        this.server = server;
    }

    /** A person who has opened the page and not signed in: they have a session and a token. */
    public static WebSession anonymous(int port) {
        WebSession session = new WebSession("http://localhost:" + port);
        session.send("GET", "/camunda/app/tasklist/default/", null, null);
        return session;
    }

    /** Somebody signed in to Tasklist, with the password of all sample people. */
    public static WebSession tasklist(int port, String userId) {
        return signedIn(port, userId, "tasklist");
    }

    /** Somebody signed in to one of the web apps. */
    public static WebSession signedIn(int port, String userId, String app) {
        return signedIn(port, userId, FreshInstallation.PASSWORD, app);
    }

    /** A person signed in with a password of their own. */
    public static WebSession signedIn(int port, String userId, String password, String app) {
        WebSession session = anonymous(port);
        Answer answer = session.signIn(userId, password, app);
        if (answer.status() != 200) {
            throw new IllegalStateException(userId + " could not sign in to " + app + ": " + answer);
        }
        session.send("GET", "/camunda/app/" + app + "/default/", null, null);
        session.userId = userId;
        return session;
    }

    /** Another browser with the same cookies, as a thief would have it. */
    public WebSession copy() {
        WebSession copy = new WebSession(server);
        copy.cookies.putAll(cookies);
        copy.userId = userId;
        return copy;
    }

    /** A cookie's value; empty if the server has set none. */
    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    /** Who is signed in; empty for nobody. */
    public String userId() {
        return userId;
    }

    /** Another browser of the same person, in that session and with that token, or with none. */
    public WebSession inSession(String id, @Nullable String token) {
        WebSession other = new WebSession(server);
        other.userId = userId;
        other.cookies.put("JSESSIONID", id);
        if (token != null) {
            other.cookies.put("XSRF-TOKEN", token);
        }
        return other;
    }

    /** From here on its requests come as a page of somebody else would send them: with the session and without the token. */
    public void forgetToken() {
        cookies.remove("XSRF-TOKEN");
    }

    public Answer signIn(String userId, String password, String app) {
        return send(
                "POST",
                API + "/admin/auth/user/default/login/" + app,
                "username=" + encoded(userId) + "&password=" + encoded(password),
                "application/x-www-form-urlencoded");
    }

    /** Below {@code /camunda/api/engine/engine/default}. */
    public Answer getEngine(String path) {
        return get(API + "/engine/engine/default" + path);
    }

    /** Below {@code /camunda/api/engine/engine/default}. */
    public Answer postEngine(String path, Object body) {
        return post(API + "/engine/engine/default" + path, body);
    }

    /** Completes a task as its form does. */
    public Answer submit(String taskId, Object content) {
        return postEngine(
                "/task/" + taskId + "/submit-form",
                Map.of("variables", Map.of("submission", Map.of("value", json(content), "type", "String"))));
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, json(body), "application/json");
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, json(body), "application/json");
    }

    /** Uploads a file as a browser does, with the name as it stands. */
    public Answer upload(String path, String name, byte[] content) {
        var end = "--weibao-test-boundary";
        var head = end + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        return send(
                "POST",
                path,
                BodyPublishers.ofByteArrays(List.of(
                        head.getBytes(StandardCharsets.UTF_8),
                        content,
                        ("\r\n" + end + "--\r\n").getBytes(StandardCharsets.UTF_8))),
                "multipart/form-data; boundary=" + end.substring(2),
                BodyHandlers.ofString(StandardCharsets.UTF_8),
                Answer::new);
    }

    /** What is behind an address, byte by byte. */
    public HttpResponse<byte[]> download(String path) {
        return send("GET", path, BodyPublishers.noBody(), null, BodyHandlers.ofByteArray(), response -> response);
    }

    public Answer send(
            String method, String path, @Nullable String body, @Nullable String contentType, String... headers) {
        return send(
                method,
                path,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
                contentType,
                BodyHandlers.ofString(StandardCharsets.UTF_8),
                Answer::new,
                headers);
    }

    private <B, A> A send(
            String method,
            String path,
            BodyPublisher body,
            @Nullable String contentType,
            BodyHandler<B> handler,
            Function<HttpResponse<B>, A> answer,
            String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                .method(method, body)
                .header("Accept", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (!cookies.isEmpty()) {
            // By hand: the server marks them as secure, and this client would keep them from plain http.
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        String token = cookies.get("XSRF-TOKEN");
        if (token != null) {
            request.header("X-XSRF-TOKEN", token);
        }
        try {
            HttpResponse<B> response = CLIENT.send(request.build(), handler);
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer.apply(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        String[] nameAndValue = setCookie.split(";", 2)[0].split("=", 2);
        cookies.put(nameAndValue[0].strip(), nameAndValue[1].strip());
    }

    private static String json(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What the server answered. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            try {
                return JSON.readTree(body());
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException("Not JSON, status " + status() + ": " + body(), e);
            }
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        @Override
        public String toString() {
            return status() + " " + body();
        }
    }
}
