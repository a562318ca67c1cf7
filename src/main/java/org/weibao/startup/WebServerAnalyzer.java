package org.weibao.startup;

import java.net.BindException;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Explains in a sentence why the web server does not listen: the port is taken, or the machine does not allow it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class WebServerAnalyzer extends AbstractFailureAnalyzer<WebServerException> {

    private static final String ANOTHER_PORT =
            "换一个端口启动：java -jar 命令后面加 --server.port=8093，mvn 命令后面加" + " -Dspring-boot.run.arguments=--server.port=8093。";

    private final Environment settings;

    WebServerAnalyzer(Environment settings) {
        this.settings = settings;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, WebServerException cause) {
        String port = settings.getProperty("server.port", "8080");
        String monitor = settings.getProperty("management.server.port", "");
        if (cause instanceof PortInUseException taken && monitor.equals(String.valueOf(taken.getPort()))) {
            return new FailureAnalysis(
                    "监控端口 " + monitor + "（management.server.port）已被别的程序占用，系统没有启动。",
                    "如果未保已经启动，请使用已经启动的；否则换一个端口：环境变量 WEIBAO_MONITOR_PORT=8094，不需要监控时设为 -1。",
                    cause);
        }
        String address = settings.getProperty("server.address", "");
        String words = bindingFailure(rootFailure);
        if (words.contains("permission denied") || words.contains("权限不够")) {
            return new FailureAnalysis(
                    "操作系统不允许使用端口 " + port + "，系统没有启动。",
                    "1024 以下的端口只有特权用户能用。请把反向代理放在前面（见 config/nginx/weibao.conf），或者" + ANOTHER_PORT,
                    cause);
        }
        if (words.contains("cannot assign") || words.contains("无法指定")) {
            return new FailureAnalysis(
                    "这台机器没有地址 " + address + "（server.address），系统没有启动。", "请改为这台机器的地址；只供本机使用时是 127.0.0.1。", cause);
        }
        if (cause instanceof PortInUseException || !words.isEmpty()) {
            return new FailureAnalysis(
                    "端口 " + port + " 已被别的程序占用，系统没有启动。",
                    "如果未保已经启动，请直接打开 http://localhost:" + port + "/camunda/；否则先停止占用端口的程序，或者" + ANOTHER_PORT,
                    cause);
        }
        // Other causes are reported by their own analyzers.
        return null;
    }

    /** The operating system's message, in the language of the machine; empty if it is about something else. */
    private static String bindingFailure(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(BindException.class::isInstance)
                .map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }
}
