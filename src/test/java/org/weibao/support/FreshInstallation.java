package org.weibao.support;

import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.weibao.security.InitialPassword;

/** Gives each context an empty database and the password that {@link WebSession} signs in with. */
public final class FreshInstallation implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Random for each run of the tests: none stands in the repository. */
    public static final String PASSWORD = InitialPassword.of(null).value();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "freshInstallation",
                        Map.of(
                                "spring.datasource.url",
                                "jdbc:h2:mem:" + UUID.randomUUID(),
                                "weibao.initial-password",
                                PASSWORD)));
    }
}
