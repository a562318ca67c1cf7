package org.weibao.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;
import org.weibao.identity.InitialPassword;

/**
 * A real MySQL server with the shipped settings. It belongs to this JVM: a shell ends it and removes its data when the
 * JVM ends, however that happens.
 */
public final class MySqlServer {

    /** The folder that {@code mvn -Pmysql} unpacks MySQL into; without it the tests run on H2. */
    private static final String PROPERTY = "weibao.test.mysql";

    private static final Path SETTINGS = Path.of("config/mysql/my.cnf");
    private static final Path WORK = Path.of("target/mysql").toAbsolutePath();
    private static final Path TEMPLATE = WORK.resolve("template");
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ROOM = DataSize.ofGigabytes(2).toBytes();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A line on its input, or the end of it, ends the server as a power cut does; only the line keeps the data. */
    private static final String WATCH =
            """
            data=$1; shift
            "$@" & server=$!
            kept=no; if read -r line; then kept=yes; fi
            kill -9 $server; wait $server
            if [ $kept = no ]; then rm -rf "$data"; fi
            """;

    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static @Nullable MySqlServer shared;

    private final Path data;
    private final int port = FreePort.next();
    private final String password = InitialPassword.of(null).value();
    private @Nullable Process watch;
    private @Nullable Connection watching;
    private @Nullable Tables tables;

    private MySqlServer(Path data) {
        this.data = data;
    }

    /** Whether the tests are to run on MySQL. */
    public static boolean isWanted() {
        return System.getProperty(PROPERTY) != null;
    }

    /** The server of this JVM, which the first to ask starts. */
    public static synchronized MySqlServer shared() {
        if (shared == null) {
            shared = fresh();
        }
        return shared;
    }

    /** A server of one's own, to be ended and started at will. */
    public static MySqlServer fresh() {
        try {
            return fresh(place());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As above, with its data below that folder. */
    public static MySqlServer fresh(Path place) {
        try {
            makeTemplate();
            Path data = Files.createTempDirectory(place, "weibao-mysql");
            FileSystemUtils.copyRecursively(TEMPLATE, data);
            MySqlServer server = new MySqlServer(data);
            server.start();
            server.execute("CREATE USER weibao IDENTIFIED BY '%s'".formatted(server.password));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In memory if there is room: making the tables writes to the disk a thousand times, which took ten seconds a context. */
    private static Path place() throws IOException {
        boolean room = Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ROOM;
        return room ? MEMORY : WORK;
    }

    /** Making a data folder takes seconds, copying one does not; two JVMs may want it at once. */
    private static void makeTemplate() throws IOException {
        Files.createDirectories(WORK);
        try (FileChannel lock =
                FileChannel.open(WORK.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            if (Files.exists(TEMPLATE)) {
                return;
            }
            Path unfinished = WORK.resolve("unfinished");
            FileSystemUtils.deleteRecursively(unfinished);
            Process process = new ProcessBuilder(command(unfinished, "--initialize-insecure"))
                    .redirectErrorStream(true)
                    .redirectOutput(WORK.resolve("initialize.log").toFile())
                    .start();
            if (!await(process) || process.exitValue() != 0) {
                throw new IllegalStateException("MySQL could not make its data folder: " + WORK + "/initialize.log");
            }
            Files.move(unfinished, TEMPLATE);
        }
    }

    private static boolean await(Process process) {
        try {
            return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What differs from the shipped settings is only how much memory, disk and network a test may take. */
    private static List<String> command(Path data, String... more) {
        Path home =
                Path.of(Objects.requireNonNull(System.getProperty(PROPERTY))).toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/mysqld").toString(),
                "--defaults-file=" + SETTINGS.toAbsolutePath(),
                "--basedir=" + home,
                "--datadir=" + data,
                "--user=" + System.getProperty("user.name"),
                "--bind-address=127.0.0.1",
                "--socket=mysql.sock",
                "--mysqlx=OFF",
                "--performance-schema=OFF",
                "--innodb-buffer-pool-size=128M",
                "--innodb-redo-log-capacity=64M"));
        command.addAll(Arrays.asList(more));
        return command;
    }

    /** Starts it, also again after {@link #kill()}: on the same port, with the same data. */
    public void start() {
        List<String> command = new ArrayList<>(List.of("sh", "-c", WATCH, "sh", data.toString()));
        command.addAll(command(data, "--port=" + port, "--innodb-print-all-deadlocks=ON"));
        try {
            File log = WORK.resolve(data.getFileName() + ".log").toFile();
            watch = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try (Connection ready = connect()) {
                return;
            } catch (SQLException notYet) {
                if (!watch.isAlive() || Instant.now().isAfter(end)) {
                    throw new IllegalStateException("MySQL did not start: see " + WORK, notYet);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Pulls the plug. */
    public void kill() {
        Process running = Objects.requireNonNull(watch);
        try {
            running.outputWriter().append("keep\n").flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await(running);
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Does something as the server's own administrator. */
    public void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One of MySQL's own tools, as the server's administrator. */
    public ProcessBuilder client(String tool, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(Objects.requireNonNull(System.getProperty(PROPERTY)), "bin", tool)
                        .toAbsolutePath()
                        .toString(),
                "--no-defaults",
                "--protocol=tcp",
                "--host=127.0.0.1",
                "--port=" + port,
                "--user=root"));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** What the server has counted since its start, all sessions together. */
    public Map<String, Long> status(String... names) {
        Map<String, Long> counted = new HashMap<>();
        try (Statement statement = watching().createStatement();
                ResultSet row = statement.executeQuery(
                        "SHOW GLOBAL STATUS WHERE Variable_name IN ('" + String.join("', '", names) + "')")) {
            while (row.next()) {
                counted.put(row.getString(1), row.getLong(2));
            }
            return counted;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One connection for all looks, as signing in counts, too. */
    private synchronized Connection watching() throws SQLException {
        Connection open = watching;
        if (open == null) {
            open = connect();
            watching = open;
        }
        return open;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:mysql://127.0.0.1:" + port + "/?user=root");
    }

    /**
     * As {@link #newSchema()}, and with its tables. The application's scripts make them once, and then they are copied:
     * a hundred statements instead of five hundred.
     */
    public synchronized Map<String, Object> newSchemaWithTables() {
        Tables made = tables == null ? migrated() : tables;
        tables = made;
        Map<String, Object> schema = newSchema();
        List<String> statements =
                new ArrayList<>(List.of("USE " + schema.get("WEIBAO_DB_NAME"), "SET FOREIGN_KEY_CHECKS = 0"));
        statements.addAll(made.statements());
        for (String name : made.names()) {
            statements.add("INSERT INTO %1$s SELECT * FROM %2$s.%1$s".formatted(name, made.schema()));
        }
        execute(statements.toArray(String[]::new));
        return schema;
    }

    /** The tables of a schema that nobody writes into any more. */
    private record Tables(String schema, List<String> names, List<String> statements) {}

    private Tables migrated() {
        Map<String, Object> settings = newSchema();
        String schema = String.valueOf(settings.get("WEIBAO_DB_NAME"));
        Flyway.configure()
                .dataSource("jdbc:mysql://127.0.0.1:%s/%s".formatted(port, schema), "weibao", password)
                .locations("classpath:db/migration/common", "classpath:db/migration/mysql")
                .load()
                .migrate();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("USE " + schema);
            List<String> names = column(statement, "SHOW TABLES", 1);
            List<String> statements = new ArrayList<>();
            for (String name : names) {
                statements.addAll(column(statement, "SHOW CREATE TABLE " + name, 2));
            }
            return new Tables(schema, names, statements);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> column(Statement statement, String query, int column) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                texts.add(row.getString(column));
            }
        }
        return texts;
    }

    /** An empty database and what the application must be told to reach it, with no more rights than OPERATION.md gives. */
    public Map<String, Object> newSchema() {
        String name = "weibao_" + SCHEMAS.incrementAndGet();
        execute(
                "CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
                "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX, REFERENCES ON " + name + ".* TO weibao");
        return Map.of(
                "WEIBAO_DB_HOST",
                "127.0.0.1",
                "WEIBAO_DB_PORT",
                port,
                "WEIBAO_DB_NAME",
                name,
                "WEIBAO_DB_USER",
                "weibao",
                "WEIBAO_DB_PASSWORD",
                password);
    }
}
