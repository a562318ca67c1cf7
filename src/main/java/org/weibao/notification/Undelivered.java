package org.weibao.notification;

/** Shows messages that were given up, so that somebody can have them sent again and see the result. */
public interface Undelivered {

    /**
     * Takes it up, in the transaction that gives the message up: each time if it is sent again in vain.
     *
     * @param messageId what {@link Dispatcher#explain} and {@link Dispatcher#sendAgain} are called with
     */
    void takeUp(long messageId);

    /** Lays it aside, in the transaction that says so: it was sent again, or there is nobody to send it to any more. */
    void layAside(long messageId);
}
