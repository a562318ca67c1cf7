package org.weibao.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.weibao.support.MySqlServer;

/** The two commands of config/OPERATION.md, with the tools of the same MySQL. */
@Tag("fault")
@EnabledIf("org.weibao.support.MySqlServer#isWanted")
@DisplayName("Trial F17: a backup while people work, restored on an empty server")
class F17BackupTest {

    private static final Path DOCUMENT = Path.of("config/OPERATION.md");
    private static final Pattern BACKUP = Pattern.compile("(?m)^mysqldump (.+) weibao > weibao\\.sql$");
    private static final Pattern RESTORE = Pattern.compile("(?m)^mysql weibao < weibao\\.sql$");
    private static final Duration LONGEST_RESTORE = Duration.ofMinutes(30);

    @Test
    @DisplayName("It has what was acknowledged before, the ledger is in order, and the application goes on from it")
    void restored() throws Exception {
        var server = MySqlServer.fresh();
        var other = MySqlServer.fresh();
        var town = InstalledTown.onMySql(server, "f17");
        var second = InstalledTown.onMySql(other, "f17-restored");
        try {
            town.application().start();
            var backup = town.application().folder().resolve("under-load.sql");
            List<Click> before;
            var years = town.next(2);
            try (var crowd = new Crowd(town.application().port(), new Random(17), years, false, click -> {})) {
                await("load")
                        .atMost(Duration.ofMinutes(3))
                        .until(() -> crowd.acknowledged().size() > 60);
                before = new ArrayList<>(crowd.acknowledged());
                // Nobody runs out of work, however long it takes.
                years.addAll(town.next(2));
                dump(server, schemaOf(town), backup);
                years.addAll(town.next(1));
                var during = crowd.acknowledged().size();
                await("work goes on")
                        .atMost(Duration.ofMinutes(3))
                        .until(() -> crowd.acknowledged().size() > during);
            } finally {
                town.application().terminate();
            }
            restore(other, schemaOf(second), backup);
            second.records().assertHold(before, List.of());
            second.records().assertLedger();

            // The same moment on both sides: what is restored is row by row as many.
            var quiet = town.application().folder().resolve("quiet.sql");
            dump(server, schemaOf(town), quiet);
            other.execute(
                    "DROP DATABASE " + schemaOf(second),
                    "CREATE DATABASE " + schemaOf(second) + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
            restore(other, schemaOf(second), quiet);
            assertThat(rows(second)).isNotEmpty().isEqualTo(rows(town));
            second.records().assertLedger();

            second.application().start();
            assertThat(second.application().console()).contains("口令只在首次启动时显示").doesNotContain(" ERROR ");
        } finally {
            town.application().kill();
            second.application().kill();
            server.kill();
            other.kill();
        }
    }

    private static void dump(MySqlServer server, String schema, Path into) throws Exception {
        var documented = BACKUP.matcher(Files.readString(DOCUMENT));
        assertThat(documented.find()).isTrue();
        var arguments = Stream.concat(Stream.of(documented.group(1).split(" ")), Stream.of(schema))
                .toList();
        run(server.client("mysqldump", arguments).redirectOutput(into.toFile()));
        assertThat(Files.size(into)).isGreaterThan(100_000);
    }

    private static void restore(MySqlServer server, String schema, Path from) throws Exception {
        assertThat(Files.readString(DOCUMENT)).containsPattern(RESTORE);
        run(server.client("mysql", List.of(schema)).redirectInput(from.toFile()));
    }

    private static void run(ProcessBuilder command) throws IOException, InterruptedException {
        var errors = Files.createTempFile("weibao-f17", ".txt");
        var process = command.redirectError(errors.toFile()).start();
        assertThat(process.waitFor(LONGEST_RESTORE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS))
                .isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        Files.delete(errors);
    }

    private static String schemaOf(InstalledTown town) {
        return town.records()
                .database()
                .sql("SELECT DATABASE()")
                .query(String.class)
                .single();
    }

    /** The rows of each table. */
    private static Map<String, Long> rows(InstalledTown town) {
        var rows = new HashMap<String, Long>();
        town.records()
                .database()
                .sql("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")
                .query(String.class)
                .list()
                .forEach(table -> rows.put(
                        table,
                        town.records()
                                .database()
                                .sql("SELECT COUNT(*) FROM `" + table + "`")
                                .query(Long.class)
                                .single()));
        return rows;
    }
}
