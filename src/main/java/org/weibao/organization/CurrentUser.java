package org.weibao.organization;

import java.util.Collection;
import java.util.Set;

/** The signed-in person: their user id and their present groups. */
public record CurrentUser(String userId, Set<String> groups) {

    public CurrentUser {
        groups = Set.copyOf(groups);
    }

    public static CurrentUser of(String userId, Collection<String> groups) {
        return new CurrentUser(userId, Set.copyOf(groups));
    }

    public boolean isIn(String group) {
        return groups.contains(group);
    }

    /** Whether they are an officer or a head of that unit or county. */
    public boolean belongsTo(Unit unit) {
        return isIn(unit.group()) || isIn(unit.headGroup());
    }
}
