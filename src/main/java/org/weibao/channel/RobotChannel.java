package org.weibao.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIBuilder;
import org.apache.hc.core5.util.Timeout;

/**
 * A robot of WeCom or DingTalk, by their published interfaces. It follows no redirect, keeps no connection, and gives
 * up after five seconds without an answer.
 */
final class RobotChannel implements Channel {

    /** The longest time of a whole attempt. */
    private static final int SECONDS = 5;

    private static final Timeout CONNECT = Timeout.ofSeconds(2);
    private static final Timeout WAIT = Timeout.ofSeconds(4);

    /** Both makers accept 20 messages a minute. The limit is lower, because two nodes may count before either sends. */
    private static final int A_MINUTE = 18;

    private static final int LONGEST_ANSWER = 16_384;

    private final RobotSettings settings;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private final ExecutorService helper;
    private final CloseableHttpClient client;

    RobotChannel(RobotSettings settings, AllowedTargets targets, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.helper = Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "robot-" + settings.name());
            thread.setDaemon(true);
            return thread;
        });
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver(settings.target(), targets))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(WAIT)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(CONNECT)
                        .setResponseTimeout(WAIT)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    private static DnsResolver resolver(Target target, AllowedTargets targets) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return targets.addressesOf(new Target(host, target.port()));
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public boolean mayFollow(long inTheLastMinute) {
        return inTheLastMinute < A_MINUTE;
    }

    @Override
    public Answer send(Message message) {
        var request = new HttpPost(address());
        request.setEntity(new StringEntity(content(message.body()), ContentType.APPLICATION_JSON));
        var exchange = helper.submit(() -> client.execute(request, this::answer));
        try {
            return exchange.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException hangs) {
            return unreachable("没有在" + SECONDS + "秒内应答");
        } catch (ExecutionException failure) {
            // Without the exception and its message: they may contain the address with the key.
            return unreachable(
                    failure.getCause() instanceof UnknownHostException ? "的名称查不到，或者通向不许访问的网络" : "连不上，或者没有应答");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return unreachable("没有等到应答，系统正在停止");
        } finally {
            request.cancel();
            exchange.cancel(true);
        }
    }

    @Override
    public void close() {
        helper.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }

    private Answer answer(ClassicHttpResponse response) throws IOException {
        var text = response.getEntity() == null
                ? ""
                : new String(EntityUtils.toByteArray(response.getEntity(), LONGEST_ANSWER), StandardCharsets.UTF_8);
        if (response.getCode() >= HttpStatus.SC_REDIRECTION && response.getCode() < HttpStatus.SC_CLIENT_ERROR) {
            return unreachable("要转到别的地址（HTTP " + response.getCode() + "），系统没有跟随");
        }
        if (response.getCode() != HttpStatus.SC_OK) {
            return unreachable("应答 HTTP " + response.getCode());
        }
        try {
            var answer = json.readTree(text);
            if (answer == null || !answer.path("errcode").isInt()) {
                return unreachable("的应答不是机器人的应答");
            }
            return answer(
                    answer.path("errcode").intValue(), answer.path("errmsg").asText());
        } catch (JsonProcessingException strange) {
            return unreachable("的应答不是机器人的应答");
        }
    }

    private Answer answer(int code, String said) {
        var text = withoutSecrets("errcode " + code + " " + Lines.oneLine(said, 300));
        if (code == 0) {
            return new Answer(Answer.Kind.SENT, text, settings.target().toString());
        }
        var fault = RobotFault.of(settings.type(), code);
        return fault.isPassing()
                ? unreachable(fault.sentence() + "（" + text + "）")
                : new Answer(
                        Answer.Kind.REFUSED,
                        settings.type().label() + "群机器人拒收（" + text + "）：" + fault.sentence(),
                        settings.target().toString());
    }

    private Answer unreachable(String what) {
        return new Answer(Answer.Kind.UNREACHABLE, "群机器人 " + settings.target() + " " + what, "");
    }

    private String withoutSecrets(String text) {
        var shown = text;
        for (var secret : List.of(settings.token(), settings.secret())) {
            if (!secret.isBlank()) {
                shown = shown.replace(secret, "***").replace(URLEncoder.encode(secret, StandardCharsets.UTF_8), "***");
            }
        }
        return shown;
    }

    private URI address() {
        try {
            var address = new URIBuilder(settings.place())
                    .addParameter(settings.type().tokenName(), settings.token());
            if (!settings.secret().isBlank()) {
                var timestamp = String.valueOf(clock.millis());
                address.addParameter("timestamp", timestamp).addParameter("sign", signature(timestamp));
            }
            return address.build();
        } catch (URISyntaxException checkedAtTheStart) {
            throw new IllegalStateException("The address of the robot " + settings.name());
        }
    }

    /** DingTalk's rule: HmacSHA256 over timestamp, new line and secret, keyed by the secret, in Base64. */
    private String signature(String timestamp) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(settings.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder()
                    .encodeToString(
                            mac.doFinal((timestamp + "\n" + settings.secret()).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** The form of plain text for both makers. */
    private record Payload(String msgtype, Content text) {

        private record Content(String content) {}
    }

    private String content(String text) {
        try {
            return json.writeValueAsString(new Payload("text", new Payload.Content(text)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
