package org.weibao.startup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.NestedExceptionUtils;
import org.weibao.identity.InitialPassword;

/** Trial F22 for what is checked before a MySQL server is contacted. */
class ProductionGuardTest {

    static final String PASSWORD = InitialPassword.of(null).value();

    /** A start with the profile as far as the guard and the connections to the database. */
    static ApplicationContextRunner production() {
        return new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(ProductionGuard.class)
                .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
                .withPropertyValues("spring.profiles.active=mysql", "WEIBAO_DB_PASSWORD=" + PASSWORD);
    }

    static void assertRefused(ApplicationContextRunner start, String setting) {
        start.run(context -> assertThat(NestedExceptionUtils.getMostSpecificCause(context.getStartupFailure()))
                .isInstanceOfSatisfying(StartRefused.class, refused -> {
                    assertThat(refused).hasMessageContaining(setting);
                    assertThat(refused.action()).isNotBlank();
                    assertThat(refused.getMessage() + refused.action()).doesNotContain(PASSWORD, "jdbc:");
                }));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "camunda.bpm.authorization.enabled=false                    | camunda.bpm.authorization.enabled",
                "weibao.people=sample                                       | weibao.people",
                "server.servlet.session.cookie.secure=false                 | server.servlet.session.cookie.secure",
                "camunda.bpm.webapp.session-cookie.enable-secure-cookie=false | session-cookie.enable-secure-cookie",
                "camunda.bpm.webapp.csrf.enable-secure-cookie=false         | csrf.enable-secure-cookie",
                "weibao.accounts.hash-strength=9                            | weibao.accounts.hash-strength",
                "weibao.accounts.hash-strength=17                           | weibao.accounts.hash-strength",
                "WEIBAO_DB_USER=root                                        | WEIBAO_DB_USER 是 root",
                "WEIBAO_DB_PASSWORD=                                        | WEIBAO_DB_PASSWORD 为空",
                "WEIBAO_DB_PASSWORD=weibao                                  | WEIBAO_DB_PASSWORD 是常用口令",
                "WEIBAO_DB_PASSWORD=My-Password-2026                        | WEIBAO_DB_PASSWORD 是常用口令",
                "spring.datasource.url=jdbc:h2:mem:guard                    | 不是 MySQL",
                "WEIBAO_DB_PORT=1                                           | 连不上数据库"
            })
    void refuses(String setting, String said) {
        assertRefused(production().withPropertyValues(setting), said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5.5.5-10.11.6-MariaDB Debian 12",
                "11.4.5-MariaDB-log mariadb.org binary distribution",
                "5.7.44 MySQL Community Server (GPL)"
            })
    void isNotMySqlEight(String version) {
        assertThat(DatabaseServer.isMySql(version)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.0.33 MySQL Community Server - GPL", "8.4.3 Source distribution", "9.7.4", "10.0.1"})
    void isMySqlEight(String version) {
        assertThat(DatabaseServer.isMySql(version)).isTrue();
    }

    @Test
    void theEmbeddedDefaultIsNotProduction() {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(ProductionGuard.class)
                .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
                .withPropertyValues("spring.datasource.url=jdbc:h2:mem:guard")
                .run(context -> assertThat(context).hasNotFailed());
    }
}
