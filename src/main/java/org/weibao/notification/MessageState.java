package org.weibao.notification;

/** The state of a message. */
enum MessageState {
    WAITING,
    SENT,
    /** Given up; waits until somebody has it sent again. */
    FAILED,
    /** There was nobody to send it to; the answer gives the reason. */
    NOT_SENT
}
