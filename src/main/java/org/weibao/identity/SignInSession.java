package org.weibao.identity;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Set;
import org.weibao.identity.AccountStatus.Due;

/** A person's session since they signed in. Requests of one session may come at the same time. */
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

    /** Whether and why nothing but a change of the password is open to this session. */
    public synchronized Due due() {
        return due;
    }

    synchronized boolean isOver(LocalDateTime now, AccountSettings settings) {
        return !now.isBefore(begunAt.plus(settings.session())) || !now.isBefore(lastActive.plus(settings.idle()));
    }

    synchronized void active(LocalDateTime now) {
        lastActive = now;
    }

    /** How often the password was tried within the session since it was right, this try included. */
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

    /** The person changes their password in this session: it goes on, and is checked again with the next request. */
    public synchronized void survive(long generation) {
        generations.add(generation);
        checkedAt = LocalDateTime.MIN;
    }
}
