package org.weibao;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Weibao (未保): a city's work points for the protection of minors as running, accountable work. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class WeibaoApplication {

    public static void main(String[] args) {
        // The engine stores dates without a zone: they must mean the same whatever machine the database is moved to.
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
        SpringApplication.run(WeibaoApplication.class, args);
    }
}
