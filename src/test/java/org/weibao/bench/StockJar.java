package org.weibao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.weibao.WeibaoApplication;

/**
 * The packaged jar without what is ours: without our classes, and without the libraries that Camunda's starter for the
 * web apps does not bring. What is left has the same versions in the same form of jar.
 */
final class StockJar {

    /** Libraries of our other dependencies in the POM. */
    private static final Pattern OURS = Pattern.compile(
            "(hibernate-co|antlr|byte-buddy|jandex|spring-(data|orm|aspects|security|context-support)|aspectj|flyway|mysql"
                    + "|spring-boot-actuator|micrometer-(core|jakarta|registry)|prometheus|HdrHistogram|LatencyUtils"
                    + "|jakarta\\.(mail|persistence)|tika|poi|pdfbox|fontbox|xmlbeans|curvesapi|SparseBitSet|jsoup"
                    + "|commons-(compress|math3|collections4|codec)|jmustache|http(client|core)5|resilience4j"
                    + "|commonmark|jackson-dataformat-toml|jspecify).*\\.jar");

    private static final String LIBRARIES = "BOOT-INF/lib/";

    private StockJar() {}

    static void write(Path jar, Path stock) throws IOException {
        try (var from = new ZipFile(jar.toFile());
                var to = new ZipOutputStream(Files.newOutputStream(stock))) {
            for (var entry : from.stream().filter(each -> keeps(each.getName())).toList()) {
                var content = from.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("META-INF/MANIFEST.MF")) {
                    content = new String(content)
                            .replace(WeibaoApplication.class.getName(), StockStarter.class.getName())
                            .getBytes();
                } else if (entry.getName().equals("BOOT-INF/classpath.idx")) {
                    content = new String(content)
                            .lines()
                            .filter(line -> keeps(line.replaceAll("^- \"|\"$", "")))
                            .reduce("", (one, other) -> one + other + "\n")
                            .getBytes();
                }
                var copy = new ZipEntry(entry.getName());
                if (entry.getMethod() == ZipEntry.STORED) {
                    // A library within the jar, which the loader reads in place.
                    copy.setMethod(ZipEntry.STORED);
                    copy.setSize(entry.getSize());
                    copy.setCrc(entry.getCrc());
                }
                to.putNextEntry(copy);
                to.write(content);
            }
            var main = StockStarter.class.getName().replace('.', '/') + ".class";
            to.putNextEntry(new ZipEntry("BOOT-INF/classes/" + main));
            try (var content = StockStarter.class.getClassLoader().getResourceAsStream(main)) {
                content.transferTo(to);
            }
        }
    }

    private static boolean keeps(String name) {
        if (name.startsWith(LIBRARIES) && name.endsWith(".jar")) {
            return !OURS.matcher(name.substring(LIBRARIES.length())).matches();
        }
        return name.startsWith("org/springframework/boot/loader/")
                || name.equals("META-INF/MANIFEST.MF")
                || name.equals("BOOT-INF/classpath.idx")
                || name.startsWith("BOOT-INF/")
                        && name.endsWith("/")
                        && name.chars().filter(c -> c == '/').count() == 2;
    }
}
