package org.weibao.startup;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.StringUtils;

/** Refuses to start with a password, secret or token in a configuration file: files are copied and committed. */
class NoSecretsInFiles implements EnvironmentPostProcessor, Ordered {

    private static final List<String> ENDINGS = List.of("password", "secret", "token");

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof OriginTrackedMapPropertySource file) {
                for (String name : file.getPropertyNames()) {
                    if (isSecret(name) && isWrittenOut(file.getProperty(name))) {
                        throw new StartRefused(
                                "口令或密钥 %s 写在文件里（%s）。".formatted(name, file.getName()),
                                "请从文件里删去 %s，改用环境变量 %s 提供。".formatted(name, environmentVariable(name)));
                    }
                }
            }
        }
    }

    private static boolean isSecret(String name) {
        return ENDINGS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
    }

    /** A reference such as ${DB_PASSWORD} only names the secret's place. One with a default contains a secret. */
    private static boolean isWrittenOut(Object value) {
        String text = String.valueOf(value).strip();
        return StringUtils.hasText(text) && !text.matches("\\$\\{[^:{}]+:?}");
    }

    private static String environmentVariable(String name) {
        return name.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
    }
}
