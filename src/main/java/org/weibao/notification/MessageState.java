package org.weibao.notification;

/** How far a message is. */
enum MessageState {
    WAITING,
    SENT,
    /** Given up, and waiting for somebody who has it sent again. */
    FAILED,
    /** There was nobody to send it to; the answer says why. */
    NOT_SENT
}
