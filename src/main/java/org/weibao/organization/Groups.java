package org.weibao.organization;

/** The groups that every city has, whatever its units are; a unit's own groups are asked of {@link Unit}. */
public final class Groups {

    public static final String OFFICE = "office";
    public static final String LEADING_GROUP = "leading-group";
    public static final String SUPERVISOR = "supervisor";
    public static final String ADMINISTRATOR = "camunda-admin";

    static final String HEAD_SUFFIX = "-head";

    private Groups() {}
}
