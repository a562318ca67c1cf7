package org.weibao.notification;

import java.time.LocalDate;

/** Writes notices that belong into a day's digests, just before these are made. */
public interface BeforeDigests {

    /**
     * Does so, in a transaction of its own; it is called again and again during the day.
     *
     * @param day a working day whose digests are due
     * @throws org.springframework.dao.ConcurrencyFailureException if another node is at it: the digests wait for that node
     * @throws org.springframework.dao.DuplicateKeyException for the same reason
     */
    void prepare(LocalDate day);
}
