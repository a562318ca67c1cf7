package org.weibao.channel;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.weibao.startup.StartRefused;

/**
 * A robot that people of the city have created in a chat group.
 *
 * @param url its address without the key; blank for the maker's usual address
 * @param token its key: {@code key} at WeCom, {@code access_token} at DingTalk; from the environment
 * @param secret signs messages to DingTalk, from the environment; blank for a robot without signature
 * @param groups the groups whose notices it gets
 */
public record RobotSettings(
        String name,
        Type type,
        @Nullable URI url,
        @DefaultValue("") String token,
        @DefaultValue("") String secret,
        @DefaultValue Set<String> groups) {

    /** The two kinds of robots that offices in China have. */
    public enum Type {
        WECOM("企业微信", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send", "key"),
        DINGTALK("钉钉", "https://oapi.dingtalk.com/robot/send", "access_token");

        private final String label;
        private final URI usual;
        private final String tokenName;

        Type(String label, String usual, String tokenName) {
            this.label = label;
            this.usual = URI.create(usual);
            this.tokenName = tokenName;
        }

        /** Its name in Chinese. */
        public String label() {
            return label;
        }

        /** The name of the key's parameter in the address. */
        String tokenName() {
            return tokenName;
        }
    }

    private static final Pattern NAME = Pattern.compile("[\\p{IsHan}A-Za-z0-9_-]{1,40}");

    /** @throws StartRefused if one cannot work; the message has its name but never its key */
    public RobotSettings {
        groups = Set.copyOf(groups);
        require(
                NAME.matcher(name).matches() && !name.equals(Channel.MAIL),
                "群机器人的名字只能是 1 到 40 个字母、数字或汉字，而且不能是 mail。",
                "请换一个名字。");
        require(
                url == null || url.getRawQuery() == null && url.getRawUserInfo() == null,
                "“" + name + "”的 url 里不只是地址：密钥会被人从文件里读到。",
                "请去掉问号及后面的部分，密钥改用 token 从环境变量提供。");
        require(
                url == null
                        || url.getHost() != null && Set.of("http", "https").contains(String.valueOf(url.getScheme())),
                "“" + name + "”的 url 不是网址。",
                "请改正，或者去掉它，使用通用的地址。");
        require(!token.isBlank(), "“" + name + "”没有 token。", "请从环境变量提供密钥，文件里写 token: ${WEIBAO_ROBOT_TOKEN}。");
        require(
                type == Type.DINGTALK || secret.isBlank(),
                "企业微信的机器人“" + name + "”不使用 secret。",
                "请去掉 secret，或者把 type 设为 DINGTALK。");
        require(!groups.isEmpty(), "“" + name + "”没有写明接收谁的通知。", "请写明它接收哪些用户组的通知，例如 office。");
    }

    /** Its address, still without the key. */
    URI place() {
        return url == null ? type.usual : url;
    }

    Target target() {
        return Target.of(place());
    }

    /** Without key and secret. */
    @Override
    public String toString() {
        return "RobotSettings[name=%s, type=%s, groups=%s]".formatted(name, type, groups);
    }

    private static void require(boolean holds, String reason, String action) {
        if (!holds) {
            throw new StartRefused("weibao.notices.robots：" + reason, action);
        }
    }
}
