package org.weibao.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The folder of the city's own files ({@code weibao.config}). A file that is missing there is read from the defaults in
 * the jar.
 *
 * @param config a text, since Spring would look up a path on the class path first
 */
@ConfigurationProperties("weibao")
public record ConfigurationFolder(@DefaultValue(ConfigurationFolder.USUAL) String config) {

    private static final String USUAL = "./config";
    private static final String DEFAULTS = "config/";

    public ConfigurationFile file(String name) {
        Path own = folder().resolve(name);
        return Files.isRegularFile(own)
                ? new ConfigurationFile(own.toString(), new FileSystemResource(own))
                : new ConfigurationFile("classpath:" + DEFAULTS + name, new ClassPathResource(DEFAULTS + name));
    }

    /** The city's own file that is not YAML, if there is one. */
    public Optional<Path> own(String name) {
        return Optional.of(folder().resolve(name)).filter(Files::isRegularFile);
    }

    /** Whether a file has exactly the bytes of the one that comes with the application, which was tested with it. */
    public boolean isAsShipped(String name) {
        var shipped = new ConfigurationFile("classpath:" + DEFAULTS + name, new ClassPathResource(DEFAULTS + name));
        return Arrays.equals(shipped.content(), file(name).content());
    }

    /** The YAML files of a sub-folder by name. If the city has this sub-folder, it replaces the whole default one. */
    public List<ConfigurationFile> files(String subfolder) {
        Path own = folder().resolve(subfolder);
        try {
            return Files.isDirectory(own) ? ownFiles(own) : defaultFiles(subfolder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder() {
        Path folder = Path.of(config).normalize();
        if (!config.equals(USUAL) && !Files.isDirectory(folder)) {
            throw new ConfigurationMistake(
                    List.of(new Mistake(config, 0, "", "weibao.config 指明的配置目录不存在", "更正 weibao.config，或者建好这个目录")));
        }
        return folder;
    }

    private static List<ConfigurationFile> ownFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .map(file -> new ConfigurationFile(file.toString(), new FileSystemResource(file)))
                    .toList();
        }
    }

    private static List<ConfigurationFile> defaultFiles(String subfolder) throws IOException {
        String folder = "classpath:" + DEFAULTS + subfolder + "/";
        Resource[] files = new PathMatchingResourcePatternResolver().getResources(folder + "*.yml");
        return Arrays.stream(files)
                .sorted(Comparator.comparing(file -> Objects.requireNonNull(file.getFilename())))
                .map(file -> new ConfigurationFile(folder + file.getFilename(), file))
                .toList();
    }
}
