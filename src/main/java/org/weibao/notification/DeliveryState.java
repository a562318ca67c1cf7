package org.weibao.notification;

/** The state of a delivery to one person or robot. */
enum DeliveryState {
    /** Waits for other notices to go with it, or for the digest. */
    WAITING,
    /** In a message. The message's own state says what became of it. */
    GATHERED,
    /** The reason is stored with it. */
    NOT_SENT
}
