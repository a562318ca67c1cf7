package org.weibao.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.NestedExceptionUtils;
import org.weibao.startup.StartRefused;

class AccountSettingsTest {

    @EnableConfigurationProperties(AccountSettings.class)
    static class Settings {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password-age=3m",
                "password-age=0d",
                "attempts=0",
                "attempts=11",
                "lock=59s",
                "idle=0s",
                "idle=-30m",
                "session=0s"
            })
    void refusesWhatMakesNoSenseByItsName(String setting) {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues("weibao.accounts." + setting)
                .run(context -> {
                    Throwable failure = context.getStartupFailure();
                    assertThat(NestedExceptionUtils.getMostSpecificCause(failure))
                            .isInstanceOf(StartRefused.class)
                            .hasMessageStartingWith("weibao.accounts." + setting.split("=")[0] + " 是 ");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password-age=1d",
                "password-age=2w",
                "attempts=1",
                "attempts=10",
                "lock=1m",
                "idle=1m",
                "session=1m"
            })
    void takesTheOutermost(String setting) {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues("weibao.accounts." + setting)
                .run(context -> assertThat(context).hasNotFailed());
    }
}
