package org.weibao.notification;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.weibao.security.StartRefused;

/**
 * A robot in a chat group that people of the city have made there.
 *
 * @param url where it listens, without its key; its maker's usual address if nothing is given
 * @param token its key: {@code key} at WeCom, {@code access_token} at DingTalk; from the environment
 * @param secret what DingTalk's messages are signed by, from the environment; blank for a robot that asks for no signature
 * @param groups whose notices it gets
 */
record RobotSettings(
        String name,
        Type type,
        @Nullable URI url,
        @DefaultValue("") String token,
        @DefaultValue("") String secret,
        @DefaultValue Set<String> groups) {

    /** The two kinds of robots that offices in China have. */
    enum Type {
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

        String label() {
            return label;
        }

        /** What the address calls the key. */
        String tokenName() {
            return tokenName;
        }
    }

    private static final Pattern NAME = Pattern.compile("[\\p{IsHan}A-Za-z0-9_-]{1,40}");

    /**
     * As they are set.
     *
     * @throws StartRefused if one could not work, with its name but never with its key
     */
    RobotSettings {
        groups = Set.copyOf(groups);
        require(
                NAME.matcher(name).matches() && !name.equals(Channel.MAIL),
                "a robot's name is not 1 to 40 letters, digits or Han characters, or it is mail.",
                "Give it another name.");
        require(
                url == null || url.getRawQuery() == null && url.getRawUserInfo() == null,
                "the url of " + name + " holds more than an address: its key would be read in a file.",
                "Cut it off before the question mark, and give the key by token from the environment.");
        require(
                url == null
                        || url.getHost() != null && Set.of("http", "https").contains(String.valueOf(url.getScheme())),
                "the url of " + name + " is no web address.",
                "Correct it, or remove it for the usual one.");
        require(
                !token.isBlank(),
                "the robot " + name + " has no token.",
                "Give its key by the environment, as token: ${WEIBAO_ROBOT_TOKEN} in the file.");
        require(
                type == Type.DINGTALK || secret.isBlank(),
                "the robot " + name + " of WeCom has a secret, which WeCom knows nothing of.",
                "Remove it, or set the type to DINGTALK.");
        require(
                !groups.isEmpty(),
                "the robot " + name + " gets nobody's notices.",
                "Name the groups whose notices it gets, such as office.");
    }

    /** Where it listens, still without its key. */
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
            throw new StartRefused("weibao.notices.robots: " + reason, action);
        }
    }
}
