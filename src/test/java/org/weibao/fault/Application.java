package org.weibao.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.core.io.ClassPathResource;
import org.weibao.process.NextVersion;
import org.weibao.support.FreePort;
import org.weibao.support.FreshInstallation;

/** The packaged application as a process of its own, in some folder. It ends with the tests. */
final class Application {

    /** The jar that {@code mvn package} made. */
    private static final Path JAR = Path.of(Objects.requireNonNull(
                    System.getProperty("weibao.test.jar"), "Run by mvn verify -Pfault: it says where the jar is"))
            .toAbsolutePath();

    static final String NEXT_VERSION = "99.0.0";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** What Java needs to run it. */
    private final List<String> program;

    private final Path folder;
    private final File log;
    private final Map<String, String> environment;
    private final List<String> arguments;
    private final int port = FreePort.next();
    private @Nullable Process process;

    /** The jar in the form that starts quickly. */
    Application(Path folder, Map<String, String> environment, String... arguments) {
        this(Quick.OPTIONS, folder, environment, arguments);
    }

    private Application(List<String> program, Path folder, Map<String, String> environment, String... arguments) {
        this.program = program;
        this.folder = folder;
        this.log = folder.resolve("console.log").toFile();
        this.environment = environment;
        this.arguments = List.of(arguments);
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /** The jar as {@code mvn package} made it and README starts it. */
    static Application plain(Path folder, Map<String, String> environment) {
        return new Application(plain(JAR), folder, environment);
    }

    private static List<String> plain(Path jar) {
        return List.of("-jar", jar.toString());
    }

    /** Made for the first who asks. */
    private static final class Quick {

        static final List<String> OPTIONS = QuickJar.options(JAR, JAR.resolveSibling("fault-jar"));
    }

    /** Another node on the same database. */
    Application node(String name, Path version, String... more) {
        try {
            var own = Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-" + name));
            Files.deleteIfExists(own.resolve("console.log"));
            return new Application(
                    plain(version),
                    own,
                    environment,
                    Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A later version: a process model and the table of escalation rules have changed. Each job that begins the parts of
     * a point has a step that only this version knows.
     */
    static Path nextVersion(Path folder) {
        var next = folder.resolve("next.jar");
        try {
            Files.copy(JAR, next, StandardCopyOption.REPLACE_EXISTING);
            try (var content = FileSystems.newFileSystem(next)) {
                var classes = content.getPath("BOOT-INF/classes");
                var build = content.getPath("META-INF/build-info.properties");
                Files.writeString(
                        build,
                        Files.readString(build)
                                .replaceFirst("(?m)^build\\.version=.*$", "build.version=" + NEXT_VERSION));
                var model = classes.resolve("bpmn/work-point.bpmn");
                Files.writeString(model, withNextStep(Files.readString(model)));
                var table = classes.resolve("bpmn/escalation.dmn");
                Files.writeString(table, Files.readString(table) + "<!-- next -->\n");
                var code = NextVersion.class.getName().replace('.', '/') + ".class";
                Files.write(classes.resolve(code), new ClassPathResource(code).getContentAsByteArray());
                var imports = classes.resolve("META-INF/spring/" + AutoConfiguration.class.getName() + ".imports");
                Files.createDirectories(imports.getParent());
                Files.writeString(imports, NextVersion.class.getName());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return next;
    }

    /** As a text: written by the engine's library the model would have attributes that ours may not have. */
    private static String withNextStep(String model) {
        var parts = "<camunda:in businessKey=\"${partKey.of(execution)}\" />";
        assertThat(model).containsOnlyOnce(parts);
        return model.replaceFirst("versionTag=\"[^\"]+\"", "versionTag=\"next\"")
                .replace(
                        parts,
                        "<camunda:executionListener event=\"start\" delegateExpression=\"${%s}\" />"
                                        .formatted(NextVersion.STEP)
                                + parts);
    }

    /** How many threads it has now. */
    long threads() {
        var tasks =
                Path.of("/proc", String.valueOf(Objects.requireNonNull(process).pid()), "task");
        try (var each = Files.list(tasks)) {
            return each.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That it is started in. */
    Path folder() {
        return folder;
    }

    int port() {
        return port;
    }

    /** Starts it, also again after {@link #kill()}, and waits until it answers. */
    void start(String... more) {
        begin(more);
        var begun = Objects.requireNonNull(process);
        await("the application, see " + log)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (!begun.isAlive()) {
                        throw new IllegalStateException("It did not start:\n" + console());
                    }
                    return answers();
                });
    }

    /** Starts it and does not wait. */
    void begin(String... more) {
        process = launch(started(more), ProcessBuilder.Redirect.appendTo(log));
    }

    /** Starts it, where the start is to be refused. */
    Run startedToItsEnd() {
        return run(started().toArray(String[]::new));
    }

    private List<String> started(String... more) {
        var all = new ArrayList<>(arguments);
        all.add("--server.port=" + port);
        all.addAll(Arrays.asList(more));
        return all;
    }

    private boolean answers() throws InterruptedException {
        var page = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/camunda/app/tasklist/default/"))
                .timeout(Duration.ofSeconds(20))
                .build();
        try {
            return CLIENT.send(page, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Pulls the plug: {@code kill -9}. */
    void kill() {
        var running = process;
        if (running != null) {
            running.destroyForcibly();
            try {
                running.waitFor(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Stops it in the middle of whatever it does, until it {@link #goesOn()} or is killed: SIGSTOP. */
    void pause() {
        signal("STOP");
    }

    void goesOn() {
        signal("CONT");
    }

    private void signal(String name) {
        var pid = Objects.requireNonNull(process).pid();
        try {
            var code = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid)
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("No " + name + " to " + pid);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks it to end, as systemd does, and waits for it: SIGTERM. */
    int terminate() {
        var running = Objects.requireNonNull(process);
        running.destroy();
        try {
            if (!running.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("It does not end:\n" + console());
            }
            return running.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a run told that ended by itself. */
    record Run(int code, String console) {}

    /** Runs it until it ends by itself. */
    Run run(String... all) {
        var output = folder.resolve("run.log").toFile();
        var running = launch(List.of(all), ProcessBuilder.Redirect.to(output));
        try {
            if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("It does not end:\n" + Files.readString(output.toPath()));
            }
            return new Run(running.exitValue(), Files.readString(output.toPath()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            running.destroyForcibly();
        }
    }

    /** What it has written to the console so far. */
    String console() {
        try {
            return Files.readString(log.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch(List<String> all, ProcessBuilder.Redirect output) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dsun.stdout.encoding=UTF-8"));
        command.addAll(program);
        command.addAll(all);
        if (all.stream().noneMatch(argument -> argument.startsWith("--management.server.port="))) {
            command.add("--management.server.port=0");
        }
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().keySet().removeIf(name -> name.startsWith("WEIBAO_") || name.startsWith("SPRING_"));
        builder.environment().put("WEIBAO_INITIAL_PASSWORD", FreshInstallation.PASSWORD);
        builder.environment().put("WEIBAO_LOG_FORMAT", "");
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
