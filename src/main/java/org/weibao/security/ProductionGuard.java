package org.weibao.security;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.weibao.evidence.EvidenceLimits;

/**
 * Refuses a start in production with settings that could lose or open what people enter, before the database is touched.
 * Who keeps the accounts is checked where they are made.
 */
@Component
@Profile("mysql")
class ProductionGuard implements BeanPostProcessor {

    /** The largest file of evidence, twice, and a reserve for the rest of the statement. */
    private static final DataSize SMALLEST_PACKET = DataSize.ofMegabytes(2 * EvidenceLimits.LARGEST.toMegabytes() + 8);

    private static final int SHORTEST_PASSWORD = 12;

    private static final int WEAKEST_HASH = 10;

    private static final int SLOWEST_HASH = 16;

    private static final List<Rule<Environment>> SETTINGS = List.of(
            rule(
                    settings -> !settings.getProperty("camunda.bpm.authorization.enabled", Boolean.class, false),
                    "camunda.bpm.authorization.enabled is off: everybody could see and do everything.",
                    "Set camunda.bpm.authorization.enabled to true, or remove the setting that turns it off."),
            rule(
                    settings -> !settings.getProperty("weibao.people", "none").equals("none"),
                    "weibao.people is not none: people of the sample would be let in.",
                    "Set weibao.people to none; if a ./config/application.yml says otherwise, put the jar's application-mysql.yml"
                            + " beside it."),
            secureCookie("server.servlet.session.cookie.secure"),
            secureCookie("camunda.bpm.webapp.session-cookie.enable-secure-cookie"),
            secureCookie("camunda.bpm.webapp.csrf.enable-secure-cookie"),
            rule(
                    settings -> strength(settings) < WEAKEST_HASH || strength(settings) > SLOWEST_HASH,
                    "weibao.accounts.hash-strength is not 10 to 16: stolen hashes would be guessed soon, or signing in would"
                            + " take too long.",
                    "Set weibao.accounts.hash-strength to 10 to 16, or remove the setting."),
            rule(
                    settings -> userName(settings).equalsIgnoreCase("root"),
                    "WEIBAO_DB_USER is root: whoever breaks into the application would own the server.",
                    "Create an account that has rights on this database alone, as the README shows, and name it in WEIBAO_DB_USER."),
            rule(
                    settings -> password(settings).isBlank(),
                    "WEIBAO_DB_PASSWORD is empty: the database account has no password.",
                    "Give the account a password and name it in the environment variable WEIBAO_DB_PASSWORD."),
            rule(
                    settings -> isEasy(password(settings), userName(settings)),
                    "WEIBAO_DB_PASSWORD is a usual or a short password.",
                    "Give the account a random password of at least " + SHORTEST_PASSWORD + " characters."));

    private static final List<Rule<DatabaseServer>> SERVER = List.of(
            rule(
                    server -> !server.isMySql(),
                    "spring.datasource.url leads to a database that is not MySQL 8 or later (MariaDB is another one).",
                    "Name a MySQL server in WEIBAO_DB_HOST; if a ./config/application.yml names another database, put the jar's"
                            + " application-mysql.yml beside it."),
            rule(
                    server -> server.account().startsWith("root@"),
                    "The database account is root: whoever breaks into the application would own the server.",
                    "Create an account that has rights on this database alone, as the README shows, and name it in WEIBAO_DB_USER."),
            rule(
                    server -> !server.isolation().equals("READ-COMMITTED"),
                    "transaction_isolation of the connection is not READ-COMMITTED: the engine would decide by old rows.",
                    "Set spring.datasource.hikari.transaction-isolation to TRANSACTION_READ_COMMITTED."),
            rule(
                    server -> server.flushLog() != 1,
                    "innodb_flush_log_at_trx_commit is not 1: a power cut would lose what people were told is saved.",
                    "Set innodb_flush_log_at_trx_commit = 1 in the server's my.cnf (config/mysql/my.cnf is a whole one)."),
            rule(
                    server -> server.hasBinaryLog() && server.syncBinaryLog() != 1,
                    "sync_binlog is not 1 while the binary log is on: a backup brought up to date by it would lack acts.",
                    "Set sync_binlog = 1 in the server's my.cnf (config/mysql/my.cnf is a whole one)."),
            rule(
                    server -> !server.characterSet().equals("utf8mb4"),
                    "The database's default character set is not utf8mb4: rare Han characters would be refused.",
                    "Create the database anew with CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, as the README shows."),
            rule(
                    server -> server.packet() < SMALLEST_PACKET.toBytes(),
                    "max_allowed_packet is less than " + SMALLEST_PACKET.toMegabytes()
                            + "M: a file of evidence would not fit.",
                    "Set max_allowed_packet = 64M in the server's my.cnf (config/mysql/my.cnf is a whole one)."));

    private final Environment settings;

    ProductionGuard(Environment settings) {
        this.settings = settings;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof DataSource database) {
            check(SETTINGS, settings);
            check(SERVER, serverOf(database));
        }
        return bean;
    }

    private static DatabaseServer serverOf(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return DatabaseServer.of(connection);
        } catch (SQLException e) {
            // Neither its message nor itself: both may name the account and where it came from.
            throw new StartRefused(
                    "spring.datasource.url: the database does not answer or does not let the application in (SQL state %s)."
                            .formatted(stateOf(e)),
                    "See that MySQL runs, and that WEIBAO_DB_HOST, WEIBAO_DB_PORT, WEIBAO_DB_NAME, WEIBAO_DB_USER and"
                            + " WEIBAO_DB_PASSWORD are those of its database and account.");
        }
    }

    private static String stateOf(SQLException failure) {
        String state = failure.getSQLState();
        return failure.getCause() instanceof SQLException cause && cause.getSQLState() != null
                ? cause.getSQLState()
                : String.valueOf(state);
    }

    private static <T> void check(List<Rule<T>> rules, T facts) {
        for (Rule<T> rule : rules) {
            if (rule.isBroken().test(facts)) {
                throw new StartRefused(rule.reason(), rule.action());
            }
        }
    }

    private static Rule<Environment> secureCookie(String name) {
        return rule(
                settings -> !settings.getProperty(name, Boolean.class, false),
                name + " is off: a session could be read on the way.",
                "Set %s to true and let people come by HTTPS.".formatted(name));
    }

    private static int strength(Environment settings) {
        return settings.getProperty("weibao.accounts.hash-strength", Integer.class, WEAKEST_HASH);
    }

    private static String userName(Environment settings) {
        return settings.getProperty("spring.datasource.username", "");
    }

    private static String password(Environment settings) {
        return settings.getProperty("spring.datasource.password", "");
    }

    private static boolean isEasy(String password, String userName) {
        String lower = password.toLowerCase(Locale.ROOT);
        return password.length() < SHORTEST_PASSWORD
                || lower.contains("password")
                || lower.contains("weibao")
                || (!userName.isBlank() && lower.contains(userName.toLowerCase(Locale.ROOT)));
    }

    private static <T> Rule<T> rule(Predicate<T> isBroken, String reason, String action) {
        return new Rule<>(isBroken, reason, action);
    }

    private record Rule<T>(Predicate<T> isBroken, String reason, String action) {}
}
