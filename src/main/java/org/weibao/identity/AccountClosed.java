package org.weibao.identity;

/** Published in the transaction that deletes an account. Its user id may belong to somebody else afterwards. */
public record AccountClosed(String userId) {}
