package org.weibao.notification;

/** Where a message stands. */
enum MessageState {
    WAITING,
    SENT,
    /** Given up, and waiting for somebody who has it sent again. */
    FAILED,
    /** There was nobody to send it to; the answer says why. */
    NOT_SENT
}
