package org.weibao.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.weibao.organization.Groups;
import org.weibao.support.AnyDatabase;
import org.weibao.support.FreshInstallation;
import org.weibao.support.Starts;

/** Trial F22, as far as it needs no MySQL: an unsafe start is refused, with the setting and the remedy. */
@AnyDatabase
@ExtendWith(OutputCaptureExtension.class)
class F22StartGuardTest {

    @TempDir
    private Path folder;

    @Test
    void authorizationOff(CapturedOutput console) {
        assertRefused("--camunda.bpm.authorization.enabled=false");
        assertThat(console).contains("camunda.bpm.authorization.enabled 已关闭", "Action:");
    }

    @Test
    void nobodyIsAdministrator(CapturedOutput console) {
        Starts starts = new Starts(folder);
        try (ConfigurableApplicationContext first = starts.start()) {
            IdentityService identities = first.getBean(IdentityService.class);
            identities.deleteMembership("admin", Groups.ADMINISTRATOR);
        }
        assertRefused();
        assertThat(console).contains("用户组 camunda-admin 里没有人", "WEIBAO_ADMINISTRATOR");

        try (ConfigurableApplicationContext rescued = starts.start("--weibao.administrator=office-1")) {
            assertThat(rescued.getBean(IdentityService.class)
                            .createUserQuery()
                            .memberOfGroup(Groups.ADMINISTRATOR)
                            .singleResult()
                            .getId())
                    .isEqualTo("office-1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.datasource.password",
                "weibao.initial-password",
                "camunda.bpm.admin-user.password",
                "weibao.robot.SECRET",
                "weibao.webhook.access-token"
            })
    void secretInAFile(String name, CapturedOutput console) throws Exception {
        Path file = Files.writeString(folder.resolve("extra.properties"), name + "=Aa1-written-down\n");
        assertRefused("--spring.config.additional-location=file:" + file);
        assertThat(console)
                .contains(name + " 写在文件里", "extra.properties", "环境变量")
                .doesNotContain("Aa1-written-down");
    }

    @ParameterizedTest
    @CsvSource({"${DB_PASSWORD},false", "${DB_PASSWORD:},false", "${DB_PASSWORD:x},true", "x${DB_PASSWORD},true"})
    void referenceToASecretIsNoSecret(String value, boolean refused) throws Exception {
        Path file = Files.writeString(folder.resolve("extra.properties"), "weibao.any.password=" + value + "\n");
        String location = "--spring.config.additional-location=file:" + file;
        if (refused) {
            assertRefused(location);
        } else {
            new Starts(folder).start(location).close();
        }
    }

    @Test
    void weakInitialPassword(CapturedOutput console) {
        assertRefused("--weibao.initial-password=admin");
        assertThat(console).contains("WEIBAO_INITIAL_PASSWORD 给的口令太弱");
    }

    @Test
    void passwordAgeNotInDays(CapturedOutput console) {
        assertRefused("--weibao.accounts.password-age=3m");
        assertThat(console).contains("weibao.accounts.password-age 是 P3M，不是天数。", "例如 90d");
    }

    @Test
    void safeStart() {
        try (ConfigurableApplicationContext started =
                new Starts(folder).start("--weibao.initial-password=" + FreshInstallation.PASSWORD)) {
            IdentityService identities = started.getBean(IdentityService.class);
            assertThat(identities.checkPassword("office-1", FreshInstallation.PASSWORD))
                    .isTrue();
            assertThat(identities.checkPassword("office-1", "admin")).isFalse();
            assertThat(started.getBean(ProcessEngine.class)
                            .getProcessEngineConfiguration()
                            .isAuthorizationEnabled())
                    .isTrue();
        }
    }

    private void assertRefused(String... settings) {
        assertThatThrownBy(() -> new Starts(folder).start(settings))
                .satisfies(failure -> assertThat(NestedExceptionUtils.getMostSpecificCause(failure))
                        .isInstanceOf(StartRefused.class));
    }
}
