package org.weibao.identity;

/**
 * An account is being deleted; published in the same transaction. Its user id may belong to somebody else afterwards.
 */
public record AccountClosed(String userId) {}
