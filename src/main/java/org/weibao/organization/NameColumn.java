package org.weibao.organization;

/** The name of a person, as SQL. It says the same as {@link NameHistory}. */
public final class NameColumn {

    private NameColumn() {}

    /**
     * The name at a moment, or the id of somebody without one.
     *
     * @param user the column of the person's id
     * @param moment the column of the moment, in the office's zone
     */
    public static String at(String user, String moment) {
        return """
                COALESCE((SELECT x.name FROM person_name x WHERE x.id = (SELECT MAX(y.id) FROM person_name y
                  WHERE y.user_id = %1$s AND y.since <= %2$s)),
                (SELECT x.name FROM person_name x WHERE x.id = (SELECT MIN(y.id) FROM person_name y
                  WHERE y.user_id = %1$s)), %1$s)"""
                .formatted(user, moment);
    }

    /**
     * The latest name, or the id of somebody without one.
     *
     * @param user the column of the person's id
     */
    public static String latest(String user) {
        return """
                COALESCE((SELECT x.name FROM person_name x WHERE x.id = (SELECT MAX(y.id) FROM person_name y
                  WHERE y.user_id = %1$s)), %1$s)"""
                .formatted(user);
    }
}
