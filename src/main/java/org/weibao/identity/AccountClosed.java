package org.weibao.identity;

/** An account is being deleted, in the transaction that tells so: its user id may be somebody else's afterwards. */
public record AccountClosed(String userId) {}
