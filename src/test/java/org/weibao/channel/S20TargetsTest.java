package org.weibao.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weibao.organization.Addressee;
import org.weibao.organization.Directory;
import org.weibao.startup.StartRefused;
import org.weibao.support.FreePort;
import org.weibao.support.SmtpStub;

/** Trial S20: the application calls only targets on the list, wherever a redirect or a name leads. */
class S20TargetsTest {

    private static final Message MESSAGE =
            new Message(1, "群", "群", "<1@city.example.cn>", "题目", "题目\nhttps://weibao.example.cn/", 1, false);

    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;
    private int port;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        port = server.getAddress().getPort();
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            if (exchange.getRequestURI().getPath().equals("/redirect")) {
                exchange.getResponseHeaders().add("Location", "http://localhost:" + port + "/elsewhere");
                exchange.sendResponseHeaders(307, -1);
            } else {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write("{\"errcode\":0,\"errmsg\":\"ok\"}".getBytes());
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "qyapi.weixin.qq.com:443, qyapi.weixin.qq.com:443",
        "QYAPI.weixin.qq.com:443, qyapi.weixin.qq.com:443",
        "smtp.city.example.cn:465@10.1.2.3, smtp.city.example.cn:465",
        "smtp.city.example.cn:465@fd00::1, smtp.city.example.cn:465"
    })
    void whatIsOnTheListMayBeSet(String entry, String wanted) {
        assertThatCode(() -> targets(List.of(entry), wanted)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "qyapi.weixin.qq.com:443, qyapi.weixin.qq.com:8443",
        "weixin.qq.com:443, qyapi.weixin.qq.com:443",
        "qyapi.weixin.qq.com:443, qyapi.weixin.qq.com.example.com:443",
        "qyapi.weixin.qq.com:443, xqyapi.weixin.qq.com:443",
        "localhost:465@10.1.2.3, 10.1.2.3:465"
    })
    void whatIsNotOnTheListStopsTheStart(String entry, String wanted) {
        assertThatThrownBy(() -> targets(List.of(entry), wanted))
                .isInstanceOf(StartRefused.class)
                .hasMessage("weibao.notices.allowed 里没有 %s（群机器人“群”）。".formatted(wanted));
    }

    @Test
    void theMailServerHasToBeOnTheListToo() {
        var mail = new MailSettings(
                "smtp.city.example.cn", 465, MailSettings.Encryption.TLS, "", "", "a@city.example.cn", "未保");

        assertThatThrownBy(() -> new AllowedTargets(settings(List.of("smtp.city.example.cn:25"), mail, List.of())))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("smtp.city.example.cn:465（邮件服务器）");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://qyapi.weixin.qq.com:443",
                "qyapi.weixin.qq.com",
                "*.weixin.qq.com:443",
                "host:443@intranet.example.cn",
                "host:443@",
                "a@b:443"
            })
    void anEntryThatIsNoneStopsTheStart(String entry) {
        assertThatThrownBy(() -> new AllowedTargets(settings(List.of(entry), null, List.of())))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("既不是 主机:端口，也不是 主机:端口@地址");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "192.0.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:db8::1",
                "2001::1",
                "fec0::1"
            })
    void aNameThatLeadsInsideIsNotCalled(String address) throws IOException {
        var inside = InetAddress.getByName(address);
        assertThat(PublicAddress.isPublic(inside)).isFalse();

        assertThat(robot(URI.create("http://robot.example.cn:" + port + "/"), names ->
                                new InetAddress[] {InetAddress.getByName("93.184.216.34"), inside})
                        .send(MESSAGE)
                        .kind())
                .isEqualTo(Answer.Kind.UNREACHABLE);
        assertThat(calls).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.32.0.1",
                "192.0.1.1",
                "100.128.0.1",
                "223.255.255.255",
                "2400:3200::1",
                "2001:4860:4860::8888"
            })
    void theOpenInternetIsPublic(String address) throws UnknownHostException {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isTrue();
    }

    /** Public when the application started, and inside the house when it calls. */
    @Test
    void aNameIsLookedUpAtEachCall() {
        var lookups = new AtomicInteger();
        var robot = robot(URI.create("http://robot.example.cn:" + port + "/"), name -> {
            lookups.incrementAndGet();
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        });

        assertThat(robot.send(MESSAGE).text()).contains("通向不许访问的网络");
        assertThat(robot.send(MESSAGE).kind()).isEqualTo(Answer.Kind.UNREACHABLE);
        assertThat(lookups).hasValue(2);
        assertThat(calls).hasValue(0);
    }

    @Test
    void aPinnedAddressIsCalledWhateverTheNameLeadsTo() {
        var robot = pinned("/");

        assertThat(robot.send(MESSAGE).kind()).isEqualTo(Answer.Kind.SENT);
        assertThat(calls).hasValue(1);
    }

    @Test
    void aRedirectIsNotFollowed() {
        var answer = pinned("/redirect").send(MESSAGE);

        assertThat(answer.kind()).isEqualTo(Answer.Kind.UNREACHABLE);
        assertThat(answer.text()).contains("HTTP 307", "没有跟随");
        assertThat(calls).hasValue(1);
    }

    @Test
    void mailGoesNowhereElseEither() throws IOException {
        try (var smtp = new SmtpStub(FreePort.next())) {
            var smtpPort = smtp.port();
            var mail = new MailSettings(
                    "localhost", smtpPort, MailSettings.Encryption.NONE, "", "", "a@city.example.cn", "未保");
            var settings = settings(List.of("localhost:" + smtpPort), mail, List.of());
            var channel = new MailChannel(
                    mail, new AllowedTargets(settings, InetAddress::getAllByName), everybody(), Clock.systemUTC());

            var answer = channel.send(MESSAGE);

            assertThat(answer.kind()).isEqualTo(Answer.Kind.UNREACHABLE);
            assertThat(smtp.lines).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0123-secret",
                "https://user:0123-secret@qyapi.weixin.qq.com/"
            })
    void aKeyInTheUrlStopsTheStartAndIsNotRepeated(String url) {
        assertThatThrownBy(() -> settingsOf(URI.create(url)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("密钥会被人从文件里读到")
                .hasMessageNotContaining("0123-secret");
    }

    private AllowedTargets targets(List<String> entries, String wanted) {
        return new AllowedTargets(
                settings(entries, null, List.of(settingsOf(URI.create("https://" + wanted + "/send")))));
    }

    private RobotChannel pinned(String path) {
        var settings = settingsOf(URI.create("http://robot.example.cn:" + port + path));
        return new RobotChannel(
                settings,
                new AllowedTargets(
                        settings(List.of("robot.example.cn:" + port + "@127.0.0.1"), null, List.of(settings))),
                Clock.systemUTC());
    }

    private RobotChannel robot(URI url, AllowedTargets.Names names) {
        var settings = settingsOf(url);
        return new RobotChannel(
                settings,
                new AllowedTargets(settings(List.of(Target.of(url).toString()), null, List.of(settings)), names),
                Clock.systemUTC());
    }

    private static RobotSettings settingsOf(URI url) {
        return new RobotSettings("群", RobotSettings.Type.WECOM, url, "key-of-robot", "", Set.of("office"));
    }

    private static ChannelSettings settings(
            List<String> allowed, @Nullable MailSettings mail, List<RobotSettings> robots) {
        return new ChannelSettings(new ArrayList<>(allowed), mail, robots);
    }

    private static Directory everybody() {
        return new Directory() {
            @Override
            public String nameOf(String userId) {
                return userId;
            }

            @Override
            public List<Addressee> membersOf(String group) {
                return List.of();
            }

            @Override
            public Optional<Addressee> find(String userId) {
                return Optional.of(new Addressee(userId, "陈立", "chen@city.example.cn"));
            }
        };
    }
}
