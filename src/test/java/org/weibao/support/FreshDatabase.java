package org.weibao.support;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** All rows of a database at one moment. The rows are kept here, since the application may not create more tables. */
final class FreshDatabase {

    private final DataSource database;
    private final Map<String, List<@Nullable Object[]>> rows = new LinkedHashMap<>();

    private FreshDatabase(DataSource database) {
        this.database = database;
    }

    /** The database as it is now. */
    static FreshDatabase of(DataSource database) throws SQLException {
        var fresh = new FreshDatabase(database);
        try (Connection connection = database.getConnection()) {
            for (String table : tables(connection)) {
                fresh.rows.put(table, read(connection, table));
            }
        }
        return fresh;
    }

    /** Brings all rows back. New rows get new numbers all the same: none stands for two things in one run. */
    void restore() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            String check = isMySql(connection) ? "SET FOREIGN_KEY_CHECKS = " : "SET REFERENTIAL_INTEGRITY ";
            statement.execute(check + "0");
            try {
                for (var table : rows.entrySet()) {
                    statement.executeUpdate("DELETE FROM " + table.getKey());
                    write(connection, table.getKey(), table.getValue());
                }
                connection.commit();
            } finally {
                statement.execute(check + "1");
            }
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        String here = isMySql(connection) ? "DATABASE()" : "SCHEMA()";
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES"
                        + " WHERE TABLE_TYPE = 'BASE TABLE' AND TABLE_SCHEMA = " + here)) {
            while (found.next()) {
                tables.add(isMySql(connection) ? found.getString(1) : '"' + found.getString(1) + '"');
            }
        }
        return tables;
    }

    private static List<@Nullable Object[]> read(Connection connection, String table) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT * FROM " + table)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                var row = new @Nullable Object[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = value(found, i + 1);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** Moments without a zone, as they stand there; long values as a whole, which outlives the connection. */
    private static @Nullable Object value(ResultSet row, int column) throws SQLException {
        return switch (row.getMetaData().getColumnType(column)) {
            case Types.TIMESTAMP -> row.getObject(column, LocalDateTime.class);
            case Types.DATE -> row.getObject(column, LocalDate.class);
            case Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> row.getBytes(column);
            case Types.CLOB -> row.getString(column);
            default -> row.getObject(column);
        };
    }

    private static void write(Connection connection, String table, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        var places = String.join(", ", Collections.nCopies(rows.get(0).length, "?"));
        try (var insert = connection.prepareStatement("INSERT INTO " + table + " VALUES (" + places + ")")) {
            for (var row : rows) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static boolean isMySql(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("MySQL");
    }
}
