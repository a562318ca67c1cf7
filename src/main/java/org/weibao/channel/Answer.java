package org.weibao.channel;

/**
 * The result of an attempt to send.
 *
 * @param text the proof as the other side gave it, or a Chinese sentence on the failure; never with a secret
 * @param address where it was sent; empty if nothing was sent
 * @param remedy who should do what before another attempt, a Chinese clause
 */
public record Answer(Kind kind, String text, String address, String remedy) {

    /** The kinds of results. */
    public enum Kind {
        /** The other side has taken the message and is responsible for it. */
        SENT,
        /** Not taken now, but only this message: try later. */
        LATER,
        /** No server answers or lets the application in. Try later; all other messages on this channel wait too. */
        UNREACHABLE,
        /** Refused for good. */
        REFUSED,
        /** There is no recipient, and there will be none. */
        POINTLESS
    }

    private static final int LONGEST = 1_000;

    public Answer {
        text = Lines.oneLine(text, LONGEST);
    }

    /** An answer whose remedy is to check the mail server. */
    public Answer(Kind kind, String text, String address) {
        this(kind, text, address, "请检查邮件服务器");
    }

    /** The failure without the other side's own words, which may contain what not everybody may read. */
    public static String withoutWords(String text) {
        var words = text.indexOf('（');
        return words < 0 ? text : text.substring(0, words);
    }
}
