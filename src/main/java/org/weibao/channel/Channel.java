package org.weibao.channel;

/** A way to send messages. Only one thread at a time sends on it. */
public interface Channel extends AutoCloseable {

    /** The name of the mail channel. Each robot is a channel with its own name. */
    String MAIL = "mail";

    String name();

    /** Sends once. A failure is an answer too, never an exception. It takes some seconds at most. */
    Answer send(Message message);

    /** Whether another message may be sent after this number in the last minute. */
    default boolean mayFollow(long inTheLastMinute) {
        return true;
    }

    /** After some messages in a row: closes what was kept open between them. */
    default void rest() {}

    /** The application ends: closes threads and connections. A message that still waits for an answer gets none. */
    @Override
    default void close() {}
}
