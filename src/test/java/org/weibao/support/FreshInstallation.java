package org.weibao.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.weibao.identity.InitialPassword;

/**
 * Gives each context a database and the password that {@link WebSession} signs in with: an empty H2 in memory, or fresh
 * tables on MySQL with the settings of production if the tests are to run on it.
 */
public final class FreshInstallation implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Random for each run of the tests: none stands in the repository. */
    public static final String PASSWORD = InitialPassword.of(null).value();

    private static final String NAME = "freshInstallation";

    private static final String PRODUCTION = "config/application-mysql.yml";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        MutablePropertySources sources = context.getEnvironment().getPropertySources();
        Map<String, Object> settings = new HashMap<>();
        settings.put("weibao.initial-password", PASSWORD);
        settings.put("weibao.accounts.hash-strength", 4);
        // A second web server in each application of the tests; OperationPortTest has one.
        settings.put("management.server.port", -1);
        // Its job would be among those that scenarios count; F20HistoryCleanupTest has it.
        settings.put("camunda.bpm.generic-properties.properties.history-cleanup-enabled", false);
        if (MySqlServer.isWanted()) {
            settings.putAll(MySqlServer.shared().newSchemaWithTables());
            // All applications of a run share the server's 100 connections.
            settings.put("spring.datasource.hikari.minimum-idle", 2);
            addProductionSettings(sources);
        } else {
            settings.put("spring.datasource.url", "jdbc:h2:mem:" + UUID.randomUUID());
        }
        sources.addFirst(new MapPropertySource(NAME, settings));
    }

    /** What it gave to a context. */
    static Map<String, Object> of(ConfigurableApplicationContext context) {
        PropertySource<?> given = Objects.requireNonNull(
                context.getEnvironment().getPropertySources().get(NAME));
        return ((MapPropertySource) given).getSource();
    }

    /** Before the usual files, after what a test sets; without the profile, whose guard lets no sample people in. */
    private static void addProductionSettings(MutablePropertySources sources) {
        String firstFile = sources.stream()
                .filter(OriginTrackedMapPropertySource.class::isInstance)
                .map(PropertySource::getName)
                .findFirst()
                .orElseThrow();
        try {
            new YamlPropertySourceLoader()
                    .load(PRODUCTION, new FileSystemResource(PRODUCTION))
                    .forEach(source -> sources.addBefore(firstFile, source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
