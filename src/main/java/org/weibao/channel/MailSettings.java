package org.weibao.channel;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.weibao.startup.StartRefused;

/**
 * The office's mail server.
 *
 * @param host blank for none
 * @param username blank for a server without login
 * @param password from the environment
 * @param from the sender's address
 * @param sender the name before that address
 */
public record MailSettings(
        @DefaultValue("") String host,
        @DefaultValue("465") int port,
        @DefaultValue("TLS") Encryption encryption,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("") String from,
        @DefaultValue("未保系统") String sender) {

    /** How the connection is encrypted: from the first byte, after the greeting, or not at all. */
    public enum Encryption {
        TLS,
        STARTTLS,
        NONE
    }

    /** @throws StartRefused if there is a server but no sender's address */
    public MailSettings {
        if (!host.isBlank() && !MailAddress.isOne(from)) {
            throw new StartRefused("weibao.notices.mail.from 不是邮箱地址。", "请在环境变量 WEIBAO_MAIL_FROM 里写明发件邮箱。");
        }
    }

    /** A description for the console, without user and password. */
    String inWords() {
        return target() + "（" + (encryption == Encryption.NONE ? "不加密" : encryption) + "），发件人 " + from;
    }

    Target target() {
        return new Target(host, port);
    }

    /** Without the login. */
    @Override
    public String toString() {
        return "MailSettings[host=%s, port=%d, encryption=%s, from=%s]".formatted(host, port, encryption, from);
    }
}
