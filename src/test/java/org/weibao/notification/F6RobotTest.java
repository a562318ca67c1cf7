package org.weibao.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.GenericApplicationContext;
import org.weibao.channel.Channel;
import org.weibao.channel.Channels;
import org.weibao.channel.RobotSettings;

/** Trial F6: a chat group's robot hangs, fails or refuses; and what it gets when it works. */
class F6RobotTest {

    private static final String TOKEN = "token-that-nobody-may-read";
    private static final String SECRET = "SEC-that-nobody-may-read";
    private static final String FINE = "{\"errcode\":0,\"errmsg\":\"ok\"}";

    /** What came. */
    private record Call(String contentType, Map<String, String> query, String body) {

        String content() {
            try {
                return new ObjectMapper().readTree(body).at("/text/content").asText();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final MailRoom room = new MailRoom();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private volatile int status = 200;
    private volatile String answer = FINE;
    private volatile boolean drips;
    private HttpServer robot;

    @BeforeEach
    void start() throws IOException {
        startRobot(0);
        var port = robot.getAddress().getPort();
        room.allowed.add("robot.example.cn:" + port + "@127.0.0.1");
        room.robots.add(new RobotSettings(
                "市办群",
                RobotSettings.Type.DINGTALK,
                URI.create("http://robot.example.cn:" + port + "/robot/send"),
                TOKEN,
                SECRET,
                Set.of("unit-a")));
    }

    private void startRobot(int port) throws IOException {
        robot = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        robot.setExecutor(Executors.newCachedThreadPool());
        robot.createContext("/", this::take);
        robot.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        calls.add(new Call(
                exchange.getRequestHeaders().getFirst("Content-Type"),
                query(exchange),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(status, 0);
        try (var out = exchange.getResponseBody()) {
            if (drips) {
                drip(out);
            }
            out.write(answer.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A byte now and then, so that no wait for the next one is long. */
    private void drip(java.io.OutputStream out) throws IOException {
        try {
            while (!hanging.await(1, TimeUnit.SECONDS)) {
                out.write(' ');
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        return Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
    }

    @AfterEach
    void stop() {
        hanging.countDown();
        robot.stop(0);
        room.close();
    }

    @Test
    void itGetsTitleAndLinkAloneSignedAsDingTalkWants() throws GeneralSecurityException {
        var point = room.point("二(一)1", "加强家庭教育指导");
        tell(point, "甲县超期");

        room.runOnce();

        assertThat(calls).hasSize(1);
        var call = calls.get(0);
        assertThat(call.content())
                .isEqualTo(
                        """
                        【督办】二(一)1 加强家庭教育指导：甲县超期
                        https://weibao.example.cn/camunda/app/tasklist/default/#/?task=task-7
                        """);
        var timestamp = call.query().get("timestamp");
        assertThat(timestamp).isEqualTo(String.valueOf(room.clock.millis()));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(call.query())
                .containsEntry(
                        "sign",
                        Base64.getEncoder()
                                .encodeToString(
                                        mac.doFinal((timestamp + "\n" + SECRET).getBytes(StandardCharsets.UTF_8))))
                .containsEntry("access_token", TOKEN);
        assertThat(room.ofMessage("answer")).isEqualTo("errcode 0 ok");
    }

    @Test
    void noticesOfOtherGroupsAreNotItsOwn() {
        room.startServer();
        room.tell(room.notice(true, null, "另一组的", Set.of("office"), Set.of()));

        room.runOnce();

        assertThat(calls).isEmpty();
        assertThat(room.mails()).hasSize(2);
    }

    /** Real time: the one place where somebody has to wait to see that nobody waits too long. */
    @Test
    @Timeout(60)
    void whoHangsIsLeftAfterFiveSecondsAndTheMailHasGoneMeanwhile() throws Exception {
        room.startServer();
        drips = true;
        tell(null, "给机器人的");
        room.urgent("chen", null, "给人的");
        room.clock.advance(Duration.ofSeconds(61));
        var node = room.node();
        node.gathering().gather();
        var begun = System.nanoTime();
        var hung = CompletableFuture.runAsync(
                () -> node.dispatcher().send(node.channels().lane("市办群").orElseThrow()));

        node.dispatcher().send(node.channels().lane(Channel.MAIL).orElseThrow());

        assertThat(room.mails()).hasSize(1);
        assertThat(hung).isNotDone();
        hung.get(50, TimeUnit.SECONDS);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(9));
        assertThat(room.jdbc
                        .sql("SELECT answer FROM message WHERE channel <> 'mail'")
                        .query(String.class)
                        .single())
                .contains("没有在5秒内应答");
    }

    /** Also in the middle of an exchange: its connection is cut, or the end of the application would wait for it. */
    @Test
    @Timeout(60)
    void itsThreadsAndConnectionsAreGoneWithTheApplication() throws Exception {
        drips = true;
        tell(null, "给机器人的");
        room.clock.advance(Duration.ofSeconds(61));
        var node = room.node();
        node.gathering().gather();
        var application = new GenericApplicationContext();
        application.registerBean(Channels.class, node::channels);
        application.refresh();
        var hung = CompletableFuture.runAsync(
                () -> node.dispatcher().send(node.channels().lane("市办群").orElseThrow()));
        while (calls.isEmpty()) {
            Thread.onSpinWait();
        }
        var threads = robotThreads();

        application.close();

        hung.get(50, TimeUnit.SECONDS);
        assertThat(room.ofMessage("state")).isEqualTo("WAITING");
        assertThat(room.ofMessage("answer")).contains("没有应答").doesNotContain("5秒");
        assertThat(threads).hasSize(1);
        threads.get(0).join(Duration.ofSeconds(30).toMillis());
        assertThat(robotThreads()).isEmpty();
    }

    private static List<Thread> robotThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("robot-市办群"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 404, 302})
    void whoFailsIsAskedLessAndLessAndGetsAllWhenHeIsBack(int failing) {
        status = failing;
        for (int i = 0; i < 5; i++) {
            tell(room.point("第" + i, "要点"), "第" + i + "条");
        }
        room.run(Duration.ofMinutes(11));
        assertThat(calls)
                .as("calls in ten minutes: three, then one after 15 s, 30 s, and each minute")
                .hasSizeBetween(5, 16);
        assertThat(room.states()).containsOnlyKeys("WAITING");

        status = 200;
        calls.clear();
        room.run(Duration.ofMinutes(2));

        assertThat(calls).hasSize(5);
        assertThat(room.states()).containsOnlyKeys("SENT");
    }

    @Test
    void whoRefusesConnectionsToo() throws IOException {
        tell(null, "一条");
        var port = robot.getAddress().getPort();
        robot.stop(0);
        room.run(Duration.ofMinutes(11));
        assertThat(room.states()).containsOnlyKeys("WAITING");
        assertThat(room.ofMessage("answer")).contains("连不上");

        startRobot(port);
        room.run(Duration.ofMinutes(2));

        assertThat(calls).hasSize(1);
    }

    @Test
    void itsOwnNoIsGivenUpAndSaysWhy() {
        answer = "{\"errcode\":310000,\"errmsg\":\"keywords not in content, " + TOKEN + " " + SECRET + "\"}";
        tell(null, "一条");

        room.runOnce();

        assertThat(room.undelivered).hasSize(1);
        assertThat(room.ofMessage("answer"))
                .isEqualTo(
                        "钉钉群机器人拒收（errcode 310000 keywords not in content, *** ***）：机器人的安全设置（关键词、加签或者IP地址）不放行。请群主和系统管理员一起核对安全设置");
    }

    @Test
    void tooFastIsTriedLater() {
        answer = "{\"errcode\":130101,\"errmsg\":\"send too fast\"}";
        tell(null, "一条");
        room.runOnce();
        assertThat(room.undelivered).isEmpty();

        answer = FINE;
        room.run(Duration.ofMinutes(1));

        assertThat(room.states()).containsOnlyKeys("SENT");
    }

    @Test
    void itGetsNoMoreThanItTakesInAMinute() {
        for (int i = 0; i < 30; i++) {
            tell(room.point("第" + i, "要点"), "第" + i + "条");
        }

        room.runOnce();
        assertThat(calls).hasSize(18);
        room.run(Duration.ofSeconds(65));

        assertThat(calls).hasSize(30);
    }

    @Test
    void aDigestFitsIntoAChat() {
        for (int i = 0; i < 100; i++) {
            room.tell(room.notice(false, null, "第" + i + "条很长的题目，说的是一件要紧的事", Set.of("unit-a"), Set.of()));
        }

        room.at("2026-03-05T08:00");
        room.node().dispatcher().run();

        assertThat(calls).hasSize(1);
        assertThat(calls.get(0).content().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2048);
        assertThat(calls.get(0).content())
                .startsWith("【未保】2026-03-05通知汇总（100条）")
                .containsPattern("另有\\d+条");
    }

    @Test
    void itsKeyIsWrittenNowhere() {
        status = 500;
        tell(null, "一条");
        room.runOnce();
        status = 200;
        room.run(Duration.ofMinutes(1));

        assertThat(room.everythingKept() + room.robots + room.ways(null)).doesNotContain(TOKEN, SECRET);
    }

    @Test
    void weComGetsPlainTextAndItsKeyAlone() {
        isOfWeCom();
        tell(room.point("二(一)1", "加强“家庭教育”指导"), "甲县超期");

        room.runOnce();

        var call = calls.get(0);
        assertThat(call.contentType()).isEqualToIgnoringCase("application/json; charset=UTF-8");
        assertThat(call.query()).isEqualTo(Map.of("key", TOKEN));
        assertThat(call.body())
                .isEqualTo(
                        """
                        {"msgtype":"text","text":{"content":"【督办】二(一)1 加强“家庭教育”指导：甲县超期\\nhttps://weibao.example.cn/camunda/app/tasklist/default/#/?task=task-7\\n"}}""");
        assertThat(room.states()).containsOnlyKeys("SENT");
    }

    @ParameterizedTest
    @CsvSource({
        "WECOM, -1",
        "WECOM, 45009",
        "WECOM, 45033",
        "DINGTALK, -1",
        "DINGTALK, 130101",
        "DINGTALK, 130103",
        "DINGTALK, 410100",
        "DINGTALK, 660026"
    })
    void whatPassesIsTriedLaterAndLess(RobotSettings.Type type, int code) {
        if (type == RobotSettings.Type.WECOM) {
            isOfWeCom();
        }
        answer = "{\"errcode\":" + code + ",\"errmsg\":\"later\"}";
        for (int i = 0; i < 10; i++) {
            tell(room.point("第" + i, "要点"), "第" + i + "条");
        }
        room.runOnce();
        assertThat(calls).as("three in a row, then it is left in peace").hasSize(3);
        room.run(Duration.ofMinutes(5));
        assertThat(calls).hasSizeLessThan(15);
        assertThat(room.undelivered).isEmpty();

        answer = FINE;
        calls.clear();
        room.run(Duration.ofMinutes(3));

        assertThat(calls).hasSize(10);
        assertThat(room.states()).containsOnlyKeys("SENT");
    }

    @ParameterizedTest
    @CsvSource({
        "WECOM,    93000,  密钥无效,   系统管理员更新它的密钥",
        "WECOM,    93004,  机器人已停用, 请群主",
        "WECOM,    93008,  不在群里,   请群主",
        "WECOM,    40008,  格式或者长度, 软件维护方",
        "WECOM,    40058,  格式或者长度, 软件维护方",
        "WECOM,    44004,  格式或者长度, 软件维护方",
        "WECOM,    45002,  格式或者长度, 软件维护方",
        "WECOM,    99999,  99999,    系统管理员",
        "DINGTALK, 300001, 密钥无效,   系统管理员更新它的密钥",
        "DINGTALK, 300005, 密钥无效,   系统管理员更新它的密钥",
        "DINGTALK, 400101, 密钥无效,   系统管理员更新它的密钥",
        "DINGTALK, 400102, 机器人已停用, 请群主",
        "DINGTALK, 400013, 群已解散,   系统管理员",
        "DINGTALK, 310000, 安全设置,   请群主和系统管理员",
        "DINGTALK, 40035,  格式或者长度, 软件维护方",
        "DINGTALK, 43004,  格式或者长度, 软件维护方",
        "DINGTALK, 400105, 格式或者长度, 软件维护方",
        "DINGTALK, 430101, 不放行的链接, 系统管理员",
        "DINGTALK, 430104, 不放行的链接, 系统管理员"
    })
    void whatDoesNotPassIsGivenUpAtOnceAndSaysWhoseTurnItIs(
            RobotSettings.Type type, int code, String what, String whose) {
        if (type == RobotSettings.Type.WECOM) {
            isOfWeCom();
        }
        answer = "{\"errcode\":" + code + ",\"errmsg\":\"no, key=" + TOKEN + "\"}";
        tell(null, "一条");

        room.runOnce();
        room.run(Duration.ofMinutes(2));

        assertThat(calls).hasSize(1);
        assertThat(room.undelivered).hasSize(1);
        assertThatThrownBy(() -> room.explain(room.undelivered.get(0)))
                .hasMessageStartingWith("发到群机器人“市办群”的消息没有发出去：" + type.label() + "群机器人拒收（errcode " + code)
                .hasMessageContaining(what)
                .hasMessageContaining(whose)
                .hasMessageEndingWith("，然后重试。");
        assertThat(room.everythingKept()).doesNotContain(TOKEN, SECRET);
    }

    private void isOfWeCom() {
        var port = robot.getAddress().getPort();
        room.robots.set(
                0,
                new RobotSettings(
                        "市办群",
                        RobotSettings.Type.WECOM,
                        URI.create("http://robot.example.cn:" + port + "/cgi-bin/webhook/send"),
                        TOKEN,
                        "",
                        Set.of("unit-a")));
    }

    private void tell(Long point, String title) {
        room.tell(room.notice(true, point, title, Set.of("unit-a"), Set.of()));
    }
}
