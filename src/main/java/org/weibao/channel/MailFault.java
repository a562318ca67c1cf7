package org.weibao.channel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server's refusal is about, and who should act. The class of its enhanced status code decides (RFC 3463),
 * or else its basic reply code (RFC 5321).
 */
enum MailFault {
    ADDRESS("收件地址不存在或者有误", "请管理员在“用户”中更正邮箱"),
    SENDER("系统的发件地址不被接受", "请管理员检查系统的发件地址和邮件服务器"),
    MAILBOX_DISABLED("收件人的邮箱已停用", "请收件人恢复邮箱，或者请管理员在“用户”中改用其他邮箱"),
    MAILBOX_FULL("收件人的邮箱已满", "请收件人清理邮箱"),
    MAILBOX("收件人的邮箱现在不能接收", "请收件人检查邮箱"),
    TOO_LARGE("邮件太大，不被接受", "请邮件服务器的管理人员调整大小限制"),
    SYSTEM("收件方的邮件系统不能接收", "请邮件服务器的管理人员联系收件方"),
    NETWORK("邮件在网络上送不到收件方", "请邮件服务器的管理人员检查网络和域名解析"),
    PROTOCOL("邮件服务器之间没有谈妥如何传送", "请邮件服务器的管理人员检查设置"),
    CONTENT("邮件的格式或者编码不被接受", "请邮件服务器的管理人员查明原因"),
    POLICY("被收件方的安全策略拒收，例如当作垃圾邮件", "请邮件服务器的管理人员联系收件方放行"),
    UNKNOWN("收件方拒收，没有说明原因", "请邮件服务器的管理人员查明原因");

    /** After the reply code: class, subject, detail. */
    private static final Pattern ENHANCED = Pattern.compile("^\\s*\\d{3}[ -]+[245]\\.(\\d{1,3})\\.(\\d{1,3})(?!\\d)");

    private final String sentence;
    private final String remedy;

    MailFault(String sentence, String remedy) {
        this.sentence = sentence;
        this.remedy = remedy;
    }

    String sentence() {
        return sentence;
    }

    /** Who should do what before another attempt. */
    String remedy() {
        return remedy;
    }

    /**
     * The fault of a refusal.
     *
     * @param code the basic reply code
     * @param command the refused command
     * @param words the server's answer
     */
    static MailFault of(int code, String command, String words) {
        var enhanced = ENHANCED.matcher(words);
        return enhanced.find() ? enhanced(enhanced) : basic(code, command.startsWith("RCPT"));
    }

    private static MailFault enhanced(Matcher code) {
        var detail = Integer.parseInt(code.group(2));
        return switch (Integer.parseInt(code.group(1))) {
            case 1 -> detail == 7 || detail == 8 ? SENDER : ADDRESS;
            case 2 ->
                switch (detail) {
                    case 1 -> MAILBOX_DISABLED;
                    case 2 -> MAILBOX_FULL;
                    case 3 -> TOO_LARGE;
                    default -> MAILBOX;
                };
            case 3 -> detail == 4 ? TOO_LARGE : SYSTEM;
            case 4 -> NETWORK;
            case 5 -> PROTOCOL;
            case 6 -> CONTENT;
            case 7 -> POLICY;
            default -> UNKNOWN;
        };
    }

    /** When the address has been accepted, a 550 is about policy for the content (RFC 5321, 4.3.2). */
    private static MailFault basic(int code, boolean ofAddress) {
        return switch (code) {
            case 550, 551, 553 -> ofAddress ? ADDRESS : POLICY;
            case 552, 452 -> MAILBOX_FULL;
            case 450 -> ofAddress ? MAILBOX : POLICY;
            case 451 -> SYSTEM;
            case 554 -> POLICY;
            case 555, 500, 501, 502, 503, 504 -> PROTOCOL;
            default -> UNKNOWN;
        };
    }
}
