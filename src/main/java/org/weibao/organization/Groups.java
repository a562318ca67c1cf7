package org.weibao.organization;

import java.util.Optional;

/** The groups that every city has, whatever its units are; a unit's own groups are asked of {@link Unit}. */
public final class Groups {

    public static final String OFFICE = "office";
    public static final String LEADING_GROUP = "leading-group";
    public static final String SUPERVISOR = "supervisor";
    public static final String ADMINISTRATOR = "camunda-admin";

    static final String HEAD_SUFFIX = "-head";

    /** The office as a unit; the office's desk has no head of its own, this unit's is the one. */
    private static final String OFFICE_AS_UNIT = "unit-office";

    private Groups() {}

    /** The group whose members hand the tasks of a group to a colleague: that of its unit's heads, none where nobody heads it. */
    public static Optional<String> headOf(String group) {
        if (group.equals(OFFICE)) {
            return headOf(OFFICE_AS_UNIT);
        }
        if (!group.startsWith("unit-") && !group.startsWith("county-")) {
            return Optional.empty();
        }
        return Optional.of(group.endsWith(HEAD_SUFFIX) ? group : group + HEAD_SUFFIX);
    }
}
