package org.weibao.channel;

/** A way on which messages leave. One thread at a time sends on it. */
public interface Channel extends AutoCloseable {

    /** The name of the mail channel; each robot has its own. */
    String MAIL = "mail";

    String name();

    /** Sends once. A failure is an answer too, never an exception. It takes some seconds at most. */
    Answer send(Message message);

    /** Whether another message may leave after so many in the last minute. */
    default boolean mayFollow(long inTheLastMinute) {
        return true;
    }

    /** After some messages in a row: gives back what was kept open between them. */
    default void rest() {}

    /** The application ends: closes threads and connections. A message that still waits for an answer gets none. */
    @Override
    default void close() {}
}
