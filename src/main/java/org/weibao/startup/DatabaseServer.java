package org.weibao.startup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database server's description of itself and of a connection to it. */
record DatabaseServer(
        boolean isMySql,
        String account,
        String isolation,
        long flushLog,
        boolean hasBinaryLog,
        long syncBinaryLog,
        String characterSet,
        long packet) {

    private static final String QUESTION =
            """
            SELECT CURRENT_USER(), @@SESSION.transaction_isolation, @@GLOBAL.innodb_flush_log_at_trx_commit,
                   @@GLOBAL.log_bin, @@GLOBAL.sync_binlog,
                   (SELECT default_character_set_name FROM information_schema.schemata WHERE schema_name = DATABASE()),
                   @@GLOBAL.max_allowed_packet""";

    static DatabaseServer of(Connection connection) throws SQLException {
        if (!isMySql(connection)) {
            return new DatabaseServer(false, "", "", 0, false, 0, "", 0);
        }
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(QUESTION)) {
            answer.next();
            return new DatabaseServer(
                    true,
                    answer.getString(1),
                    answer.getString(2),
                    answer.getLong(3),
                    answer.getBoolean(4),
                    answer.getLong(5),
                    String.valueOf(answer.getString(6)),
                    answer.getLong(7));
        }
    }

    private static boolean isMySql(Connection connection) throws SQLException {
        if (!connection.getMetaData().getDatabaseProductName().equals("MySQL")) {
            return false;
        }
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT CONCAT(VERSION(), ' ', @@GLOBAL.version_comment)")) {
            answer.next();
            return isMySql(answer.getString(1));
        }
    }

    /** MariaDB uses the same protocol; only here it shows that it is another server. */
    static boolean isMySql(String version) {
        return !version.contains("MariaDB") && version.matches("([89]|\\d{2,})\\..*");
    }
}
