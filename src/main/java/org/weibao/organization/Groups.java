package org.weibao.organization;

/** The groups that every city has. A unit's own groups are in {@link Unit}. */
public final class Groups {

    public static final String OFFICE = "office";
    public static final String LEADING_GROUP = "leading-group";
    public static final String SUPERVISOR = "supervisor";
    public static final String ADMINISTRATOR = "camunda-admin";

    static final String HEAD_SUFFIX = "-head";

    private Groups() {}

    /** Whether it is the group of a unit's or county's heads. */
    public static boolean isHeads(String group) {
        return group.endsWith(HEAD_SUFFIX);
    }

    /** The group that may hand a group's tasks to a colleague: the unit's heads; for a desk without heads, itself. */
    public static String headOf(String group) {
        boolean headed = group.startsWith("unit-") || group.startsWith("county-");
        return headed && !group.endsWith(HEAD_SUFFIX) ? group + HEAD_SUFFIX : group;
    }

    /** The group whose tasks these heads may see; any other group itself. */
    public static String headedBy(String group) {
        String headed = group.endsWith(HEAD_SUFFIX) ? group.substring(0, group.length() - HEAD_SUFFIX.length()) : group;
        return headOf(headed).equals(group) ? headed : group;
    }
}
