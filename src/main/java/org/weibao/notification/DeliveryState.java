package org.weibao.notification;

/** Where a notice stands on its way to one person or robot. */
enum DeliveryState {
    /** For others that go with it, or for the digest. */
    WAITING,
    /** In a message; how that fares is the message's matter. */
    GATHERED,
    /** For a reason that stands beside it. */
    NOT_SENT
}
