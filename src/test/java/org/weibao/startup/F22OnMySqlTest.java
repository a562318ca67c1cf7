package org.weibao.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.weibao.WeibaoApplication;
import org.weibao.organization.Groups;
import org.weibao.support.MySqlServer;

/** Trial F22 on a real MySQL: the shipped settings are accepted, and each weaker one is refused by its name. */
@Tag("application")
@EnabledIf("org.weibao.support.MySqlServer#isWanted")
class F22OnMySqlTest {

    private Map<String, Object> database;

    @BeforeEach
    void anEmptyDatabase() {
        database = MySqlServer.shared().newSchema();
    }

    @Test
    void theShippedSettingsAreLetIn() {
        guarded().run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "innodb_flush_log_at_trx_commit | 2 | 1",
                "innodb_flush_log_at_trx_commit | 0 | 1",
                "sync_binlog | 0 | 1",
                "sync_binlog | 100 | 1",
                "max_allowed_packet | 41943040 | 67108864"
            })
    void weakServer(String setting, long weak, long safe) {
        MySqlServer.shared().execute("SET GLOBAL %s = %d".formatted(setting, weak));
        try {
            ProductionGuardTest.assertRefused(guarded(), setting);
        } finally {
            MySqlServer.shared().execute("SET GLOBAL %s = %d".formatted(setting, safe));
        }
    }

    @Test
    void weakIsolation() {
        ProductionGuardTest.assertRefused(
                guarded()
                        .withPropertyValues(
                                "spring.datasource.hikari.transaction-isolation=TRANSACTION_REPEATABLE_READ"),
                "transaction_isolation");
    }

    @Test
    void threeBytesACharacter() {
        MySqlServer.shared()
                .execute("ALTER DATABASE %s CHARACTER SET utf8mb3".formatted(database.get("WEIBAO_DB_NAME")));
        ProductionGuardTest.assertRefused(guarded(), "字符集不是 utf8mb4");
    }

    @Test
    void wrongPassword() {
        ProductionGuardTest.assertRefused(
                guarded().withPropertyValues("WEIBAO_DB_PASSWORD=" + ProductionGuardTest.PASSWORD),
                "不接受这个账号或口令，系统没有启动（SQL 状态 28000）");
    }

    @Test
    void firstStartMakesTheAdministratorAloneAndAnEmptyGroupIsRefused() {
        try (ConfigurableApplicationContext first = start("--weibao.administrator=chen-guanli")) {
            IdentityService identities = first.getBean(IdentityService.class);
            assertThat(identities.createUserQuery().list())
                    .extracting(User::getId)
                    .containsExactly("chen-guanli");
            identities.deleteMembership("chen-guanli", Groups.ADMINISTRATOR);
        }
        assertThatThrownBy(this::start)
                .satisfies(failure -> assertThat(NestedExceptionUtils.getMostSpecificCause(failure))
                        .isInstanceOf(StartRefused.class)
                        .hasMessageContaining("camunda-admin"));
    }

    private ApplicationContextRunner guarded() {
        return ProductionGuardTest.production()
                .withPropertyValues(
                        settings().map(setting -> setting.substring(2)).toArray(String[]::new));
    }

    private ConfigurableApplicationContext start(String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(settings().toList());
        arguments.add("--server.port=0");
        arguments.add("--management.server.port=-1");
        arguments.add("--logging.structured.format.console=");
        arguments.add("--camunda.bpm.job-execution.enabled=false");
        return new SpringApplicationBuilder(WeibaoApplication.class)
                .profiles("mysql")
                .run(arguments.toArray(String[]::new));
    }

    private Stream<String> settings() {
        return database.entrySet().stream().map(entry -> "--" + entry.getKey() + "=" + entry.getValue());
    }
}
