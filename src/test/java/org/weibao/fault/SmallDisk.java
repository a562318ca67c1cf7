package org.weibao.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A disk of its own size, in memory; root alone may mount one. */
final class SmallDisk implements AutoCloseable {

    private final Path folder;
    private final Path filler;

    SmallDisk(Path folder, String size) {
        this.folder = folder.toAbsolutePath();
        this.filler = this.folder.resolve("filler");
        try {
            Files.createDirectories(this.folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", this.folder.toString());
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** For {@code EnabledIf}. */
    static boolean canBeMounted() {
        return System.getProperty("user.name").equals("root");
    }

    Path folder() {
        return folder;
    }

    /** Leaves no byte. */
    void fill() {
        var block = new byte[4096];
        try (OutputStream file = Files.newOutputStream(filler)) {
            while (true) {
                file.write(block);
            }
        } catch (IOException full) {
            if (!Files.exists(filler)) {
                throw new UncheckedIOException(full);
            }
        }
    }

    void free() {
        try {
            Files.deleteIfExists(filler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (Files.exists(folder)) {
            run("umount", "-l", folder.toString());
            try {
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void run(String... command) {
        try {
            var code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IllegalStateException(List.of(command) + " ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
