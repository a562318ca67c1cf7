package org.weibao.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;
import org.weibao.support.MySqlServer;
import org.weibao.support.SmallTown;

/** An installation of a small town, its application and its database, in a folder of its own. */
record InstalledTown(Application application, Records records, Queue<Integer> years) {

    private static final int FIRST_YEAR = 2101;
    private static final int YEARS = 200;
    private static final Path SETTINGS = Path.of("config/application-mysql.yml").toAbsolutePath();

    /** On H2 as it is shipped, below the folder that the application is started in. */
    static InstalledTown onH2(String name, String... settings) {
        var folder = folder(name);
        var file = folder.resolve(".data/weibao").toAbsolutePath();
        return new InstalledTown(
                new Application(folder, Map.of(), arguments(folder, null, settings)),
                new Records(new DriverManagerDataSource("jdbc:h2:file:" + file + ";IFEXISTS=TRUE", "weibao", "")),
                allYears());
    }

    /** On a MySQL server with the settings of production, but with sample people. */
    static InstalledTown onMySql(MySqlServer server, String name, String... settings) {
        var folder = folder(name);
        var environment = new HashMap<String, String>();
        server.newSchema().forEach((key, value) -> environment.put(key, value.toString()));
        var url = "jdbc:mysql://127.0.0.1:%s/%s?connectionTimeZone=Asia/Shanghai"
                .formatted(environment.get("WEIBAO_DB_PORT"), environment.get("WEIBAO_DB_NAME"));
        return new InstalledTown(
                new Application(folder, environment, arguments(folder, SETTINGS, settings)),
                new Records(new DriverManagerDataSource(
                        url, environment.get("WEIBAO_DB_USER"), environment.get("WEIBAO_DB_PASSWORD"))),
                allYears());
    }

    /** The next years that nobody has taken. */
    Queue<Integer> next(int count) {
        var next = new ConcurrentLinkedQueue<Integer>();
        for (var i = 0; i < count; i++) {
            next.add(years.remove());
        }
        return next;
    }

    private static String[] arguments(Path folder, @Nullable Path more, String... settings) {
        var arguments = new ArrayList<String>();
        if (more != null) {
            arguments.add("--spring.config.additional-location=file:" + more);
        }
        arguments.add("--weibao.people=sample");
        arguments.add("--weibao.config=" + folder.resolve("town"));
        arguments.addAll(List.of(settings));
        return arguments.toArray(String[]::new);
    }

    private static Path folder(String name) {
        try {
            var folder = Path.of("target/fault").resolve(name).toAbsolutePath();
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
            SmallTown.write(folder.resolve("town"), FIRST_YEAR, YEARS);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Queue<Integer> allYears() {
        var years = new ConcurrentLinkedQueue<Integer>();
        for (var year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
            years.add(year);
        }
        return years;
    }
}
