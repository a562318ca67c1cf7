package org.weibao.channel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.core5.net.InetAddressUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.weibao.startup.StartRefused;

/**
 * The only servers that the application calls. The addresses behind a name are checked at each connection, so that
 * nobody can make the application call a server inside the office's network (trial S20).
 */
@Component
public class AllowedTargets {

    /** Looks up the addresses of a name. */
    interface Names {
        InetAddress[] find(String host) throws UnknownHostException;
    }

    private static final Pattern ENTRY = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9a-fA-F:.]+]):(\\d{1,5})(?:@(\\S+))?");

    private final Map<Target, Optional<String>> pins = new HashMap<>();
    private final Names names;

    /** @throws StartRefused if an entry is not valid, or a configured server or robot is not on the list */
    @Autowired
    public AllowedTargets(ChannelSettings settings) {
        this(settings, InetAddress::getAllByName);
    }

    AllowedTargets(ChannelSettings settings, Names names) {
        this.names = names;
        settings.allowed().stream().filter(entry -> !entry.isBlank()).forEach(this::add);
        if (settings.mail() != null) {
            require(settings.mail().target(), "邮件服务器");
        }
        settings.robots().forEach(robot -> require(robot.target(), "群机器人“" + robot.name() + "”"));
    }

    private void add(String entry) {
        var match = ENTRY.matcher(entry.strip());
        if (!match.matches() || (match.group(3) != null && !isAddress(match.group(3)))) {
            throw new StartRefused(
                    "weibao.notices.allowed：“" + entry + "”既不是 主机:端口，也不是 主机:端口@地址。",
                    "请写成 smtp.example.gov.cn:465；服务器在单位内网时写成 smtp.example.gov.cn:465@10.1.2.3。");
        }
        pins.put(new Target(match.group(1), Integer.parseInt(match.group(2))), Optional.ofNullable(match.group(3)));
    }

    private void require(Target target, String whose) {
        if (!pins.containsKey(target)) {
            throw new StartRefused(
                    "weibao.notices.allowed 里没有 %s（%s）。".formatted(target, whose),
                    "如果允许系统连接它，请把 %s 加进 weibao.notices.allowed。".formatted(target));
        }
    }

    /**
     * The addresses to connect to. They are looked up at each connection, since a name may point elsewhere by then.
     *
     * @throws UnknownHostException if the target is not on the list, unknown, or in a network that is not public
     */
    InetAddress[] addressesOf(Target target) throws UnknownHostException {
        var pin = pins.get(target);
        if (pin == null) {
            throw new UnknownHostException(target + " is not allowed");
        }
        if (pin.isPresent()) {
            return new InetAddress[] {
                InetAddress.getByAddress(
                        target.host(), InetAddress.getByName(pin.get()).getAddress())
            };
        }
        var found = names.find(target.host());
        if (!PublicAddress.areAll(found)) {
            throw new UnknownHostException(target + " leads into a network that is not public");
        }
        return found;
    }

    private static boolean isAddress(String text) {
        return InetAddressUtils.isIPv4(text) || InetAddressUtils.isIPv6(text);
    }
}
