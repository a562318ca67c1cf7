package org.weibao.channel;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.weibao.startup.StartRefused;

/**
 * The office's mail server.
 *
 * @param host blank for none
 * @param username blank for a server that asks for none
 * @param password from the environment
 * @param from the address that mails come from
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

    /** How the connection is protected: from its first byte, from its greeting on, or not at all. */
    public enum Encryption {
        TLS,
        STARTTLS,
        NONE
    }

    /**
     * As they are set.
     *
     * @throws StartRefused if there is a server and no address to send from
     */
    public MailSettings {
        if (!host.isBlank() && !MailAddress.isOne(from)) {
            throw new StartRefused("weibao.notices.mail.from 不是邮箱地址。", "请在环境变量 WEIBAO_MAIL_FROM 里写明发件邮箱。");
        }
    }

    /** For the console: without user and password. */
    String inWords() {
        return target() + "（" + (encryption == Encryption.NONE ? "不加密" : encryption) + "），发件人 " + from;
    }

    Target target() {
        return new Target(host, port);
    }

    /** Without what opens the server. */
    @Override
    public String toString() {
        return "MailSettings[host=%s, port=%d, encryption=%s, from=%s]".formatted(host, port, encryption, from);
    }
}
