package org.weibao.support;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.spring.boot.starter.webapp.filter.LazyInitRegistration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;
import org.weibao.WeibaoApplication;

/** Starts the application as the command line does, with a database of that folder, which a second start finds again. */
public final class Starts {

    private static final Map<Path, Map<String, Object>> SCHEMAS = new ConcurrentHashMap<>();

    private final Path folder;
    private final boolean onMySql;
    private final boolean withTables;

    /** On H2, whose file is there in no time. */
    public Starts(Path folder) {
        this(folder, false, false);
    }

    private Starts(Path folder, boolean onMySql, boolean withTables) {
        this.folder = folder;
        this.onMySql = onMySql;
        this.withTables = withTables;
    }

    /** On the database that the tests are to run on; a MySQL has the tables already. */
    public static Starts onWantedDatabase(Path folder) {
        return new Starts(folder, MySqlServer.isWanted(), true);
    }

    /** As above, and the first start makes the tables on MySQL, too. */
    public static Starts onWantedDatabaseWithoutTables(Path folder) {
        return new Starts(folder, MySqlServer.isWanted(), false);
    }

    /** The usual settings, as they would be given on the command line. */
    public List<String> settings() {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--management.server.port=-1",
                "--camunda.bpm.job-execution.enabled=false",
                "--weibao.notices.dispatch=false",
                "--weibao.accounts.hash-strength=4"));
        if (onMySql) {
            arguments.add("--spring.config.additional-location=file:config/application-mysql.yml");
            arguments.add("--weibao.people=sample");
            arguments.add("--logging.structured.format.console=");
            SCHEMAS.computeIfAbsent(folder, unused -> newSchema())
                    .forEach((name, value) -> arguments.add("--" + name + "=" + value));
        } else {
            arguments.add("--spring.datasource.url=jdbc:h2:file:"
                    + folder.resolve("weibao").toAbsolutePath());
        }
        return arguments;
    }

    private Map<String, Object> newSchema() {
        MySqlServer server = MySqlServer.shared();
        return withTables ? server.newSchemaWithTables() : server.newSchema();
    }

    /** Starts with settings beside the usual ones, given like on the command line. */
    public ConfigurableApplicationContext start(String... settings) {
        return startWith(List.of(), settings);
    }

    /** Starts with beans of the test beside the application's own. */
    public ConfigurableApplicationContext startWith(List<Class<?>> more, String... settings) {
        List<String> given = Arrays.asList(settings);
        // Spring would make a list of what is given twice.
        List<String> arguments = settings();
        arguments.removeIf(usual -> given.stream().anyMatch(each -> nameOf(each).equals(nameOf(usual))));
        arguments.addAll(given);
        forgetFailedStart();
        return new SpringApplicationBuilder(WeibaoApplication.class)
                .sources(more.toArray(Class[]::new))
                .run(arguments.toArray(String[]::new));
    }

    private static String nameOf(String setting) {
        return setting.split("=", 2)[0];
    }

    /** The database as it is while nothing runs on it; only after a first start. */
    public Connection database() throws SQLException {
        if (!onMySql) {
            return DriverManager.getConnection(
                    "jdbc:h2:file:" + folder.resolve("weibao").toAbsolutePath(), "weibao", "");
        }
        Map<String, Object> schema = Objects.requireNonNull(SCHEMAS.get(folder));
        return DriverManager.getConnection(
                "jdbc:mysql://127.0.0.1:%s/%s".formatted(schema.get("WEIBAO_DB_PORT"), schema.get("WEIBAO_DB_NAME")),
                "weibao",
                String.valueOf(schema.get("WEIBAO_DB_PASSWORD")));
    }

    /** The web apps keep a context that never became ready in a static field, and the next start would stumble over it. */
    private static void forgetFailedStart() {
        ReflectionTestUtils.setField(LazyInitRegistration.class, "APPLICATION_CONTEXT", null);
        Set<?> waiting = (Set<?>) ReflectionTestUtils.getField(LazyInitRegistration.class, "REGISTRATION");
        Objects.requireNonNull(waiting).clear();
    }
}
