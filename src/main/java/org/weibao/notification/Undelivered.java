package org.weibao.notification;

/** Makes messages that were given up visible, so that somebody can have them sent again and see the result. */
public interface Undelivered {

    /**
     * Shows a message as given up, within the transaction that gives it up. Called each time that sending again fails.
     *
     * @param messageId the argument for {@link Dispatcher#explain} and {@link Dispatcher#sendAgain}
     */
    void takeUp(long messageId);

    /** Ends that, within the transaction that records the reason: it was sent, or it has no recipient any more. */
    void layAside(long messageId);
}
