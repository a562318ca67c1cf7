package org.weibao.extraction;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ProxySelector;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.weibao.evidence.Inspector;
import org.weibao.shared.Refusal;

/**
 * Reads the files of a folder in a process of its own, and prints a line for each and for each try to reach out; last the
 * megabytes that stay taken.
 */
final class HostileReading {

    private HostileReading() {}

    @SuppressWarnings("deprecation") // The only place where every connection comes by.
    public static void main(String[] arguments) throws IOException {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        Socket.setSocketImplFactory(() -> {
            System.out.println("connects");
            throw new IllegalStateException();
        });
        ProxySelector.setDefault(null);
        var text = new DocumentText(new Inspector());
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            for (Path file : files.sorted().toList()) {
                System.out.println(file.getFileName() + " " + verdict(text, file));
            }
        }
        System.gc();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        System.out.println(heap.getUsed() / HostileDocumentTest.MEGABYTE);
    }

    private static String verdict(DocumentText text, Path file) throws IOException {
        var name = file.getFileName().toString();
        try {
            text.read("a" + name.substring(name.lastIndexOf('.')), Files.readAllBytes(file));
            return "read";
        } catch (Refusal refusal) {
            return "refused";
        } catch (OutOfMemoryError full) {
            return "out of memory";
        }
    }
}
