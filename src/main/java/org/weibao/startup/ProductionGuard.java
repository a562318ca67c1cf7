package org.weibao.startup;

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
 * Refuses a start in production with settings that could lose or disclose people's data, before the database is used.
 * The account settings are checked where accounts are created.
 */
@Component
@Profile("mysql")
class ProductionGuard implements BeanPostProcessor {

    /** Twice the largest file of evidence, and a reserve for the rest of the statement. */
    private static final DataSize SMALLEST_PACKET = DataSize.ofMegabytes(2 * EvidenceLimits.LARGEST.toMegabytes() + 8);

    private static final int SHORTEST_PASSWORD = 12;

    private static final int WEAKEST_HASH = 10;

    private static final int SLOWEST_HASH = 16;

    private static final List<Rule<Environment>> SETTINGS = List.of(
            rule(
                    settings -> !settings.getProperty("camunda.bpm.authorization.enabled", Boolean.class, false),
                    "camunda.bpm.authorization.enabled 已关闭：任何人都能看到和办理一切。",
                    "请把 camunda.bpm.authorization.enabled 设为 true，或者去掉关闭它的设置。"),
            rule(
                    settings -> !settings.getProperty("weibao.people", "none").equals("none"),
                    "weibao.people 不是 none：样例人员会能够登录。",
                    "请把 weibao.people 设为 none；如果 ./config/application.yml 里另有设置，请把 jar 里的 application-mysql.yml 放在它旁边。"),
            secureCookie("server.servlet.session.cookie.secure"),
            secureCookie("camunda.bpm.webapp.session-cookie.enable-secure-cookie"),
            secureCookie("camunda.bpm.webapp.csrf.enable-secure-cookie"),
            rule(
                    settings -> strength(settings) < WEAKEST_HASH || strength(settings) > SLOWEST_HASH,
                    "weibao.accounts.hash-strength 不在 10 到 16 之间：口令容易被破解，或者登录太慢。",
                    "请把 weibao.accounts.hash-strength 设为 10 到 16，或者去掉这项设置。"),
            rule(
                    settings -> userName(settings).equalsIgnoreCase("root"),
                    "WEIBAO_DB_USER 是 root：攻入系统的人会控制整个数据库服务器。",
                    "请按 config/OPERATION.md 建立只对这个数据库有权限的账号，并写进 WEIBAO_DB_USER。"),
            rule(
                    settings -> password(settings).isBlank(),
                    "WEIBAO_DB_PASSWORD 为空：数据库账号没有口令。",
                    "请给账号设口令，并写进环境变量 WEIBAO_DB_PASSWORD。"),
            rule(
                    settings -> isEasy(password(settings), userName(settings)),
                    "WEIBAO_DB_PASSWORD 是常用口令，或者太短。",
                    "请给账号设至少 " + SHORTEST_PASSWORD + " 个字符的随机口令。"));

    private static final List<Rule<DatabaseServer>> SERVER = List.of(
            rule(
                    server -> !server.isMySql(),
                    "spring.datasource.url 指向的数据库不是 MySQL 8 或更新的版本（MariaDB 是另一种数据库）。",
                    "请在 WEIBAO_DB_HOST 里写明 MySQL 服务器；如果 ./config/application.yml 指向别的数据库，请把 jar 里的"
                            + " application-mysql.yml 放在它旁边。"),
            rule(
                    server -> server.account().startsWith("root@"),
                    "数据库账号是 root：攻入系统的人会控制整个数据库服务器。",
                    "请按 config/OPERATION.md 建立只对这个数据库有权限的账号，并写进 WEIBAO_DB_USER。"),
            rule(
                    server -> !server.isolation().equals("READ-COMMITTED"),
                    "连接的 transaction_isolation 不是 READ-COMMITTED：流程引擎会按旧数据办理。",
                    "请把 spring.datasource.hikari.transaction-isolation 设为 TRANSACTION_READ_COMMITTED。"),
            rule(
                    server -> server.flushLog() != 1,
                    "innodb_flush_log_at_trx_commit 不是 1：断电会丢失已经答复保存的内容。",
                    "请在服务器的 my.cnf 里设 innodb_flush_log_at_trx_commit = 1（完整的样例是 config/mysql/my.cnf）。"),
            rule(
                    server -> server.hasBinaryLog() && server.syncBinaryLog() != 1,
                    "已开启二进制日志，sync_binlog 却不是 1：用日志恢复的备份会缺少内容。",
                    "请在服务器的 my.cnf 里设 sync_binlog = 1（完整的样例是 config/mysql/my.cnf）。"),
            rule(
                    server -> !server.characterSet().equals("utf8mb4"),
                    "数据库的默认字符集不是 utf8mb4：生僻字不能保存。",
                    "请按 config/OPERATION.md 用 CHARACTER SET utf8mb4 COLLATE utf8mb4_bin 重新建立数据库。"),
            rule(
                    server -> server.packet() < SMALLEST_PACKET.toBytes(),
                    "max_allowed_packet 小于 " + SMALLEST_PACKET.toMegabytes() + "M：证明材料存不进去。",
                    "请在服务器的 my.cnf 里设 max_allowed_packet = 64M（完整的样例是 config/mysql/my.cnf）。"));

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
            // Without the exception and its message: both may contain the account and the client.
            throw noConnection(stateOf(e));
        }
    }

    private static StartRefused noConnection(String state) {
        if (state.equals("28000")) {
            return new StartRefused(
                    "数据库不接受这个账号或口令，系统没有启动（SQL 状态 28000）。", "请核对 WEIBAO_DB_USER 和 WEIBAO_DB_PASSWORD，以及账号允许从哪台机器登录。");
        }
        if (state.startsWith("42")) {
            return new StartRefused(
                    "没有这个数据库，或者账号对它没有权限，系统没有启动（SQL 状态 %s）。".formatted(state),
                    "请核对 WEIBAO_DB_NAME，并按 config/OPERATION.md 建立数据库和账号。");
        }
        return new StartRefused(
                "连不上数据库，系统没有启动（SQL 状态 %s）。".formatted(state), "请确认 MySQL 已经启动，并核对 WEIBAO_DB_HOST 和 WEIBAO_DB_PORT。");
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
                name + " 已关闭：会话会在途中被人读取。",
                "请把 %s 设为 true，并用 HTTPS 访问。".formatted(name));
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
