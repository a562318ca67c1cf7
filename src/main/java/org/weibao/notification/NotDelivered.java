package org.weibao.notification;

/** A message could not be sent: one Chinese sentence for a supervisor, with what to do. It holds no secret. */
public final class NotDelivered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotDelivered(String sentence) {
        super(sentence);
    }
}
