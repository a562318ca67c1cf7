package org.weibao.support;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.weibao.WeibaoApplication;

/** Starts the application once more, beside a running one, on the same database and with the same clock. */
public final class SecondNode {

    private SecondNode() {}

    /** Its job executor works at once. */
    public static ConfigurableApplicationContext beside(ConfigurableApplicationContext first) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--weibao.people=sample"));
        if (MySqlServer.isWanted()) {
            arguments.add("--spring.config.additional-location=file:config/application-mysql.yml");
            arguments.add("--logging.structured.format.console=");
        }
        FreshInstallation.of(first).forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new SpringApplicationBuilder(WeibaoApplication.class)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean(
                                "clockOfBoth",
                                Clock.class,
                                () -> first.getBean(Clock.class),
                                bean -> bean.setPrimary(true)))
                .run(arguments.toArray(String[]::new));
    }
}
