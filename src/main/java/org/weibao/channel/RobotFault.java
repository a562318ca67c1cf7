package org.weibao.channel;

/** What a robot's error code means by the makers' published lists: whether it passes by itself, or who should act. */
enum RobotFault {
    TOO_FAST("要求放慢"),
    BUSY("系统繁忙"),
    KEY("密钥无效，或者机器人已被移出群。请群主确认机器人还在群里，请系统管理员更新它的密钥"),
    STOPPED("机器人已停用，或者已不在群里。请群主启用或者重新添加机器人，地址变了的由系统管理员更新密钥"),
    GROUP_GONE("群已解散。请系统管理员换一个群的机器人"),
    SECURITY("机器人的安全设置（关键词、加签或者IP地址）不放行。请群主和系统管理员一起核对安全设置"),
    FORM("消息的格式或者长度不合要求。请系统管理员把错误码告诉软件维护方"),
    CONTENT("消息里有不放行的链接或者文字。请系统管理员核对系统网址和通知内容"),
    UNKNOWN("请系统管理员按错误码查明原因");

    private final String sentence;

    RobotFault(String sentence) {
        this.sentence = sentence;
    }

    /** The fault and, unless it passes by itself, who should do what. */
    String sentence() {
        return sentence;
    }

    /** Whether the same message may be accepted a while later. */
    boolean isPassing() {
        return this == TOO_FAST || this == BUSY;
    }

    static RobotFault of(RobotSettings.Type type, int code) {
        return switch (type) {
            case WECOM -> ofWeCom(code);
            case DINGTALK -> ofDingTalk(code);
        };
    }

    private static RobotFault ofWeCom(int code) {
        return switch (code) {
            case -1 -> BUSY;
            case 45009, 45033 -> TOO_FAST;
            case 93000 -> KEY;
            case 93004, 93008 -> STOPPED;
            case 40008, 40035, 40058, 44004, 45002 -> FORM;
            default -> UNKNOWN;
        };
    }

    private static RobotFault ofDingTalk(int code) {
        return switch (code) {
            case -1 -> BUSY;
            // 660026 is not on the list, but DingTalk answers it to too many messages.
            case 90018, 130101, 130103, 410100, 660026 -> TOO_FAST;
            case 300001, 300005, 400101, 400106 -> KEY;
            case 400102 -> STOPPED;
            case 400013 -> GROUP_GONE;
            case 310000 -> SECURITY;
            case 40035, 43004, 400105 -> FORM;
            case 430101, 430102, 430103, 430104 -> CONTENT;
            default -> UNKNOWN;
        };
    }
}
