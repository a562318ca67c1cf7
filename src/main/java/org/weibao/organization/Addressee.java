package org.weibao.organization;

import org.jspecify.annotations.Nullable;

/** Somebody who can be told something. */
public record Addressee(String userId, String name, @Nullable String mail) {}
