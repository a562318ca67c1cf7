package org.weibao.notification;

/** How far the delivery of a notice to one person or robot is. */
enum DeliveryState {
    /** For others that go with it, or for the digest. */
    WAITING,
    /** In a message; how that fares is the message's matter. */
    GATHERED,
    /** The reason is kept with it. */
    NOT_SENT
}
