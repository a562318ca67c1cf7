package org.weibao.notification;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.weibao.startup.StartRefused;

/**
 * How notices are sent.
 *
 * @param address where people open the application; links begin with it
 * @param dispatch whether this node sends; off in tests, which send explicitly
 * @param gather how long to wait for further urgent notices, which are sent in one message
 * @param digest when everything that is not urgent is sent, on a working day in Asia/Shanghai
 */
@ConfigurationProperties("weibao.notices")
record NoticeSettings(
        @DefaultValue("http://localhost:8080") String address,
        @DefaultValue("true") boolean dispatch,
        @DefaultValue("1m") Duration gather,
        @DefaultValue("08:00") LocalTime digest) {

    /** @throws StartRefused if the address is not valid */
    NoticeSettings {
        if (!isWebAddress(address)) {
            throw new StartRefused(
                    "weibao.notices.address 不是网址：邮件里的链接会打不开。", "请写明大家打开系统的网址，例如 https://weibao.example.gov.cn。");
        }
        address = address.replaceAll("/+$", "");
    }

    private static boolean isWebAddress(String address) {
        try {
            var uri = URI.create(address);
            return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
        } catch (IllegalArgumentException notEvenAnAddress) {
            return false;
        }
    }
}
