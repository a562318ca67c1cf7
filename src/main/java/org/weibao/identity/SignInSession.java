package org.weibao.identity;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Set;
import org.weibao.identity.AccountStatus.Due;

/** A person's session since they signed in. Requests of one session may arrive at the same time. */
public final class SignInSession {

    private final String userId;
    private final LocalDateTime begunAt;
    private final Set<Long> generations = new HashSet<>();
    private LocalDateTime lastActive;
    private LocalDateTime checkedAt;
    private Due due;
    private int failures;

    SignInSession(String userId, long generation, Due due, LocalDateTime now) {
        this.userId = userId;
        this.begunAt = now;
        this.lastActive = now;
        this.checkedAt = now;
        this.due = due;
        this.generations.add(generation);
    }

    public String userId() {
        return userId;
    }

    /** Whether the session allows nothing but a change of the password, and why. */
    public synchronized Due due() {
        return due;
    }

    synchronized boolean isOver(LocalDateTime now, AccountSettings settings) {
        return !now.isBefore(begunAt.plus(settings.session())) || !now.isBefore(lastActive.plus(settings.idle()));
    }

    synchronized void active(LocalDateTime now) {
        lastActive = now;
    }

    /** The number of attempts in the session since the password was last right, this one included. */
    synchronized int attempted() {
        failures++;
        return failures;
    }

    synchronized void succeeded() {
        failures = 0;
    }

    synchronized LocalDateTime checkedAt() {
        return checkedAt;
    }

    synchronized boolean continues(AccountStatus standing) {
        return generations.contains(standing.generation());
    }

    synchronized void checked(Due nowDue, LocalDateTime now) {
        due = nowDue;
        checkedAt = now;
    }

    /** The person changed their password in this session, so it continues. The next request checks it again. */
    public synchronized void survive(long generation) {
        generations.add(generation);
        checkedAt = LocalDateTime.MIN;
    }
}
