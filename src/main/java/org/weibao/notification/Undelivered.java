package org.weibao.notification;

/** Where somebody is told of a message that was given up, can have it sent again, and sees what became of it. */
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
