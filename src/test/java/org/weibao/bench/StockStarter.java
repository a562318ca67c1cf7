package org.weibao.bench;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * Camunda's starter with its web apps, and nothing of ours. {@link StartBench} puts it into a jar of its own. Not a
 * {@code SpringBootApplication}: the tests would take it for ours.
 */
@EnableAutoConfiguration
public class StockStarter {

    public static void main(String[] arguments) {
        SpringApplication.run(StockStarter.class, arguments);
    }
}
