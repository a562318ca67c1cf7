package org.weibao.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How many tasks are alike in all that a list is filtered by.
 *
 * @param matches whether they contain the text that is searched for
 * @param light the ordinal of the light; -1 without one
 * @param later whether their window has not opened yet
 * @param week whether they are due by this Sunday
 * @param colleague whether a colleague has them
 */
record DeskGroup(
        @Nullable String place,
        @Nullable String title,
        String step,
        boolean matches,
        int light,
        boolean returned,
        boolean urged,
        boolean later,
        boolean week,
        boolean colleague,
        int tasks) {

    static DeskGroup of(ResultSet row, int number) throws SQLException {
        return new DeskGroup(
                row.getString("place"),
                row.getString("title"),
                row.getString("step"),
                row.getBoolean("matches"),
                row.getInt("light"),
                row.getBoolean("returned"),
                row.getBoolean("urged"),
                row.getBoolean("later"),
                row.getBoolean("week"),
                row.getBoolean("colleague"),
                row.getInt("tasks"));
    }

    /** The same conditions as {@link DeskTaskQuery} has in SQL. */
    boolean fits(DeskFilter filter) {
        var light = filter.light();
        return matches
                && (filter.step() == null || filter.step().equals(step))
                && (filter.point() == null || filter.point().equals(place))
                && (light == null || light.ordinal() == this.light)
                && (!filter.week() || week)
                && shown(filter.show());
    }

    private boolean shown(@Nullable String show) {
        if (show == null) {
            return !later;
        }
        return switch (show) {
            case DeskFilter.LATER -> later;
            case DeskFilter.RETURNED -> !later && returned;
            case DeskFilter.URGED -> !later && urged;
            case DeskFilter.COLLEAGUES -> !later && colleague;
            default -> !later;
        };
    }
}
