package org.weibao.notification;

/** Where somebody is told of a message that was given up, and can have it sent again. */
public interface Undelivered {

    /**
     * Takes it up, in the transaction that gives the message up, once for each message.
     *
     * @param messageId what {@link Dispatcher#explain} and {@link Dispatcher#sendAgain} are called with
     */
    void takeUp(long messageId);
}
