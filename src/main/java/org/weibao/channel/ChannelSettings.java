package org.weibao.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.weibao.startup.StartRefused;

/**
 * Where messages may be sent.
 *
 * @param allowed the targets that the application may call: exact {@code host:port}, or {@code host:port@address} for a
 * name in the office's own network
 * @param mail the mail server; null for none
 */
@ConfigurationProperties("weibao.notices")
public record ChannelSettings(
        @DefaultValue List<String> allowed, @Nullable MailSettings mail, @DefaultValue List<RobotSettings> robots) {

    /** @throws StartRefused if two robots have the same name */
    public ChannelSettings {
        allowed = List.copyOf(allowed);
        robots = List.copyOf(robots);
        if (mail != null && mail.host().isBlank()) {
            mail = null;
        }
        if (robots.stream().map(RobotSettings::name).distinct().count() < robots.size()) {
            throw new StartRefused("weibao.notices.robots：有两个群机器人重名。", "请给每个群机器人各取一个名字。");
        }
    }
}
