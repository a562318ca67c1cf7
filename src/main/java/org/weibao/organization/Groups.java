package org.weibao.organization;

/** The groups that every city has. A unit's own groups are in {@link Unit}. */
public final class Groups {

    public static final String OFFICE = "office";
    public static final String LEADING_GROUP = "leading-group";
    public static final String SUPERVISOR = "supervisor";
    public static final String ADMINISTRATOR = "camunda-admin";

    static final String HEAD_SUFFIX = "-head";

    private Groups() {}

    /** The group whose members hand the tasks of a group to a colleague: its unit's heads; at a desk without heads its own. */
    public static String headOf(String group) {
        boolean headed = group.startsWith("unit-") || group.startsWith("county-");
        return headed && !group.endsWith(HEAD_SUFFIX) ? group + HEAD_SUFFIX : group;
    }
}
