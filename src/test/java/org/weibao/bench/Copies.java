package org.weibao.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.weibao.support.MySqlServer;

/** Fills tables with copies of the rows that they have. */
final class Copies {

    private final JdbcTemplate database;

    Copies(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * Copies the rows once.
     *
     * @param mark goes before the value of each column that is to differ
     * @param where which rows
     */
    void again(String mark, String table, String where, String... marked) {
        again(mark, table, where, Map.of(), marked);
    }

    /**
     * As above.
     *
     * @param others the value in SQL of each column that the copies have of their own
     */
    void again(String mark, String table, String where, Map<String, String> others, String... marked) {
        var columns = columns(table);
        var values = columns.stream()
                .map(column -> List.of(marked).contains(column)
                        ? "CONCAT('" + mark + "', " + column + ")"
                        : others.getOrDefault(column, column))
                .collect(Collectors.joining(", "));
        database.update("INSERT INTO %s (%s) SELECT %s FROM %s %s"
                .formatted(table, String.join(", ", columns), values, table, where));
    }

    /** Doubles the open and the done tasks, with their links, history and deadlines. The copies belong to other groups. */
    void doubleTheTasks(String mark) {
        again(mark, "ACT_RU_TASK", "", "ID_");
        again(mark, "ACT_RU_IDENTITYLINK", "WHERE TASK_ID_ IS NOT NULL", "ID_", "TASK_ID_", "GROUP_ID_");
        again(mark, "ACT_HI_TASKINST", "", "ID_");
        again(mark, "ACT_HI_IDENTITYLINK", "WHERE TASK_ID_ IS NOT NULL", "ID_", "TASK_ID_", "GROUP_ID_");
        again(mark, "deadline", "", "step", "task_id");
    }

    /** Tells the database how many rows there are now. */
    void analyze(String... tables) {
        if (MySqlServer.isWanted()) {
            for (var table : tables) {
                database.query("ANALYZE TABLE " + table, row -> {});
            }
        } else {
            database.execute("ANALYZE");
        }
    }

    /** But those that the database numbers. */
    private List<String> columns(String table) {
        return database.query("SELECT * FROM " + table + " WHERE 1 = 0", rows -> {
            var columns = new ArrayList<String>();
            var described = rows.getMetaData();
            for (var i = 1; i <= described.getColumnCount(); i++) {
                if (!described.isAutoIncrement(i)) {
                    var name = described.getColumnLabel(i);
                    columns.add(table.startsWith("ACT_") ? name : name.toLowerCase(Locale.ROOT));
                }
            }
            return columns;
        });
    }
}
