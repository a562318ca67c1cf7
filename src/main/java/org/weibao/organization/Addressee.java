package org.weibao.organization;

import org.jspecify.annotations.Nullable;

/** A person who can get notices. */
public record Addressee(String userId, String name, @Nullable String mail) {}
