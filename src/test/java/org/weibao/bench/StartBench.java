package org.weibao.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weibao.fault.QuickJar;
import org.weibao.support.FreePort;
import org.weibao.support.FreshInstallation;

/**
 * Starts of the packaged jar and of Camunda's stock starter in turn, each as a process of its own with the same options
 * of Java: as a jar, and taken apart with an archive of its classes as {@code config/OPERATION.md} has it. Each has its
 * database of an earlier start in a file of H2. A start ends when the page to sign in is answered.
 *
 * <p><pre>mvn package -DskipTests && mvn -Pbench test-compile surefire:test@bench -Dtest=StartBench \
 *   -Dweibao.bench.rounds=5 -Dweibao.bench.java=-XX:TieredStopAtLevel=1</pre>
 */
@Tag("bench")
class StartBench {

    private static final Path JAR = Path.of(
                    Objects.requireNonNull(System.getProperty("weibao.test.jar"), "Where the packaged jar is"))
            .toAbsolutePath();
    private static final int ROUNDS = Integer.getInteger("weibao.bench.rounds", 5);
    private static final List<String> JAVA = List.of(
            ("-Xmx1g " + System.getProperty("weibao.bench.java", "")).strip().split(" +"));
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Set<Integer> SERVED = Set.of(200, 302);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Path TOOLS = Path.of(System.getProperty("java.home"), "bin");
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    /** Seconds, and megabytes at rest after a collection. */
    private record Cost(double wall, double processor, double resident, double heap) {}

    private record Program(String name, List<String> options, Path folder, List<Cost> costs) {}

    @TempDir
    Path folder;

    @Test
    void startsBesideTheStockStarter() throws Exception {
        var stock = folder.resolve("stock.jar");
        StockJar.write(JAR, stock);
        var quick = QuickJar.takenApart(JAR, folder.resolve("quick-weibao"));
        var quickStock = QuickJar.takenApart(stock, folder.resolve("quick-stock"));
        var programs = List.of(
                program("weibao, jar", List.of("-jar", JAR.toString())),
                program("stock, jar", List.of("-jar", stock.toString())),
                program("weibao, archive", quick),
                program("stock, archive", quickStock));
        for (var program : programs) {
            start(program);
        }
        for (var round = 0; round < ROUNDS; round++) {
            for (var program : programs) {
                program.costs().add(start(program));
                print(program.name(), program.costs().get(round));
            }
        }
        System.out.printf(
                "%nmedian of %d starts with %s%n%-18s %10s %14s %14s %10s%n",
                ROUNDS, String.join(" ", JAVA), "", "wall, s", "processor, s", "resident, MB", "heap, MB");
        for (var program : programs) {
            print(program.name(), median(program.costs()));
        }
        System.out.println("ratio of weibao to stock");
        ratio("jar", programs.get(0), programs.get(1));
        ratio("archive", programs.get(2), programs.get(3));
        // As an office runs it, beside what a starter is without further work.
        ratio("archive to jar", programs.get(2), programs.get(1));
    }

    private static void ratio(String name, Program one, Program other) {
        var ours = median(one.costs());
        var theirs = median(other.costs());
        System.out.printf(
                Locale.ROOT,
                "%-18s %10.2f %14.2f %14.2f %10.2f%n",
                name,
                ours.wall() / theirs.wall(),
                ours.processor() / theirs.processor(),
                ours.resident() / theirs.resident(),
                ours.heap() / theirs.heap());
    }

    private Program program(String name, List<String> options) throws IOException {
        var own = Files.createDirectory(folder.resolve(name.replace(", ", "-")));
        return new Program(name, options, own, new ArrayList<>());
    }

    private static Cost start(Program program) throws Exception {
        var port = FreePort.next();
        var command = Stream.of(
                        Stream.of(TOOLS.resolve("java").toString()),
                        JAVA.stream(),
                        program.options().stream(),
                        Stream.of(
                                "--server.port=" + port,
                                "--management.server.port=0",
                                "--spring.datasource.url=jdbc:h2:file:./database;DB_CLOSE_ON_EXIT=FALSE"))
                .flatMap(each -> each)
                .toList();
        var log = program.folder().resolve("console.log").toFile();
        var builder = new ProcessBuilder(command)
                .directory(program.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().put("WEIBAO_INITIAL_PASSWORD", FreshInstallation.PASSWORD);
        var began = System.nanoTime();
        var process = builder.start();
        try {
            Awaitility.await(log.toString())
                    .atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        if (!process.isAlive()) {
                            throw new IllegalStateException("It did not start:\n" + Files.readString(log.toPath()));
                        }
                        return answers(port);
                    });
            var wall = (System.nanoTime() - began) / 1e9;
            var processor = process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
            jcmd(process, "GC.run");
            var heap = USED.matcher(jcmd(process, "GC.heap_info"));
            if (!heap.find()) {
                throw new IllegalStateException("The heap's size is unknown");
            }
            return new Cost(wall, processor, resident(process), Double.parseDouble(heap.group(1)) / 1024);
        } finally {
            process.destroy();
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        }
    }

    private static boolean answers(int port) throws InterruptedException {
        var page = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/camunda/app/tasklist/default/"))
                .timeout(Duration.ofSeconds(20))
                .build();
        try {
            return SERVED.contains(CLIENT.send(page, BodyHandlers.discarding()).statusCode());
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String jcmd(Process process, String command) throws Exception {
        var asked = new ProcessBuilder(TOOLS.resolve("jcmd").toString(), String.valueOf(process.pid()), command)
                .redirectErrorStream(true)
                .start();
        var answer = new String(asked.getInputStream().readAllBytes());
        asked.waitFor();
        return answer;
    }

    private static double resident(Process process) throws IOException {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Cost median(List<Cost> costs) {
        return new Cost(
                median(costs, Cost::wall),
                median(costs, Cost::processor),
                median(costs, Cost::resident),
                median(costs, Cost::heap));
    }

    private static double median(List<Cost> costs, ToDoubleFunction<Cost> what) {
        return costs.stream()
                .mapToDouble(what)
                .sorted()
                .skip(costs.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static void print(String name, Cost cost) {
        System.out.printf(
                Locale.ROOT,
                "%-18s %10.1f %14.1f %14.0f %10.0f%n",
                name,
                cost.wall(),
                cost.processor(),
                cost.resident(),
                cost.heap());
    }
}
