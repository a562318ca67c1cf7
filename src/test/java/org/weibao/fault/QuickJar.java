package org.weibao.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;
import org.weibao.WeibaoApplication;

/**
 * The packaged jar as {@code config/OPERATION.md} has it for a quicker start: taken apart, with an archive of its
 * classes. It is made once for all starts of a run.
 */
public final class QuickJar {

    private static final Path DOCUMENT = Path.of("config/OPERATION.md");
    private static final Pattern COMMANDS = Pattern.compile("cd /opt/weibao && (java -Djarmode=tools [^`]+)```");
    private static final long PATIENCE = 10;

    private QuickJar() {}

    /** What Java needs to run it. */
    static List<String> options(Path jar, Path folder) {
        var options = takenApart(jar, folder);
        try {
            // From another folder. Java starts without an archive that does not fit, with a warning.
            run(folder.resolve("app"), "java " + String.join(" ", options) + " none || test $? = 2");
            var said = Files.readString(folder.resolve("app/made.log"));
            if (said.contains("archive")) {
                throw new IllegalStateException("The archive of classes does not fit: " + said);
            }
            return options;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Java needs to run any jar of Spring Boot in this form. */
    public static List<String> takenApart(Path jar, Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
            Files.copy(jar, folder.resolve("weibao.jar"));
            var documented = COMMANDS.matcher(Files.readString(DOCUMENT));
            if (!documented.find()) {
                throw new IllegalStateException(DOCUMENT + " does not say how a start is made quicker");
            }
            var main = mainClass(jar);
            run(
                    folder,
                    documented
                            .group(1)
                            .replace("/opt/weibao", folder.toString())
                            .replace(WeibaoApplication.class.getName(), main));
            return List.of(
                    "-XX:SharedArchiveFile=" + folder.resolve("weibao.jsa"),
                    "-cp",
                    folder.resolve("app/weibao.jar") + ":" + folder.resolve("app/lib/*"),
                    main);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mainClass(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue("Start-Class");
        }
    }

    private static void run(Path folder, String commands) throws IOException {
        var builder = new ProcessBuilder("sh", "-e", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("made.log").toFile());
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        var java = Path.of(System.getProperty("java.home"), "bin");
        builder.environment().merge("PATH", java.toString(), (path, own) -> own + ":" + path);
        var made = builder.start();
        try {
            if (!made.waitFor(PATIENCE, TimeUnit.MINUTES) || made.exitValue() != 0) {
                throw new IllegalStateException("The jar cannot be taken apart, see " + folder);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            made.destroyForcibly();
        }
    }
}
