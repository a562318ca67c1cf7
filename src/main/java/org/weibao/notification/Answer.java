package org.weibao.notification;

/**
 * What became of an attempt to send.
 *
 * @param text the proof, as the other side gave it, or a Chinese sentence on what went wrong; never with a secret
 * @param address where it was sent; empty if it came to that never
 */
record Answer(Kind kind, String text, String address) {

    enum Kind {
        /** Taken by the other side, which answers for it from then on. */
        SENT,
        /** Not taken now, and this message alone: later. */
        LATER,
        /** Nobody is there, or nobody is let in: later, and so with all others on this channel. */
        UNREACHABLE,
        /** Refused for good. */
        REFUSED,
        /** There is nobody to send it to, nor will there be. */
        POINTLESS
    }

    private static final int LONGEST = 1_000;

    Answer {
        text = Lines.oneLine(text, LONGEST);
    }
}
