package org.weibao.channel;

/** Why there is nothing to send, as people read it. */
public final class Reasons {

    public static final String NO_MAIL = "没有配置邮件服务器";
    public static final String NO_ROBOT = "这个群机器人已不在配置中";
    public static final String GONE = "收件人已不在系统中";
    public static final String NO_ADDRESS = "收件人没有登记邮箱";
    public static final String BAD_ADDRESS = "收件人登记的邮箱不合规";

    private Reasons() {}
}
