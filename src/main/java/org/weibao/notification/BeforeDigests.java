package org.weibao.notification;

import java.time.LocalDate;

/** Writes notices for the day's digests, just before the digests are made. */
public interface BeforeDigests {

    /**
     * Writes them in a transaction of its own. It is called repeatedly during the day.
     *
     * @param day a working day whose digests are due
     * @throws org.springframework.dao.ConcurrencyFailureException if another node is doing it: the digests wait for
     * that node
     * @throws org.springframework.dao.DuplicateKeyException for the same reason
     */
    void prepare(LocalDate day);
}
