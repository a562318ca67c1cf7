package org.weibao.channel;

/**
 * What became of an attempt to send.
 *
 * @param text the proof, as the other side gave it, or a Chinese sentence on what went wrong; never with a secret
 * @param address where it was sent; empty if it came to that never
 * @param remedy who is to do what before it is tried again, a Chinese clause
 */
public record Answer(Kind kind, String text, String address, String remedy) {

    /** How it ended. */
    public enum Kind {
        /** Taken by the other side, which answers for it from then on. */
        SENT,
        /** Not taken now, and this message alone: later. */
        LATER,
        /** Nobody is there, or nobody is let in: later, and so with all others on this channel. */
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

    /** What went wrong without the other side's own words, which may name what is not for everybody. */
    public static String withoutWords(String text) {
        var words = text.indexOf('（');
        return words < 0 ? text : text.substring(0, words);
    }
}
