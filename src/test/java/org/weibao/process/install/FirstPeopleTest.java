package org.weibao.process.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.weibao.support.FillableDisk;
import org.weibao.support.FreshInstallation;
import org.weibao.support.Starts;

/** Who can sign in after the first start, and with what; no database has a say in it. */
@ExtendWith(OutputCaptureExtension.class)
class FirstPeopleTest {

    @TempDir
    private Path folder;

    /** What the console has shown before is nobody's password; the next start shows the one that is. */
    @Test
    void aDiskThatIsFullWhenThePeopleAreSavedLosesNobodyThePassword(CapturedOutput console) {
        Starts starts = new Starts(folder);
        String database = "--spring.datasource.url=" + FillableDisk.url(folder.resolve("full"));
        PrintStream shown = System.out;
        System.setOut(new PrintStream(shown, true, StandardCharsets.UTF_8) {
            @Override
            public void write(byte[] bytes, int from, int length) {
                super.write(bytes, from, length);
                if (new String(bytes, from, length, StandardCharsets.UTF_8).contains("口令 Password")) {
                    FillableDisk.setFull(true);
                }
            }
        });
        try {
            assertThatThrownBy(() -> starts.start(database)).isInstanceOf(RuntimeException.class);
            assertThat(console.getOut()).contains("磁盘空间不足，系统没有启动。");
        } finally {
            FillableDisk.setFull(false);
            System.setOut(shown);
        }
        String before = console.getOut();
        try (ConfigurableApplicationContext next = starts.start(database)) {
            String password = console.getOut()
                    .substring(before.length())
                    .split("口令 Password：")[1]
                    .split("\\R")[0];
            assertThat(before).doesNotContain(password);
            assertThat(next.getBean(IdentityService.class).checkPassword("admin", password))
                    .isTrue();
        }
    }

    @Test
    void withoutTheSampleTheAdministratorIsAloneAndHisPasswordIsForOneUse() {
        for (String given : List.of("", FreshInstallation.PASSWORD)) {
            try (ConfigurableApplicationContext start = new Starts(folder.resolve("given-" + given.length()))
                    .start(
                            "--weibao.people=none",
                            "--weibao.administrator=keeper",
                            "--weibao.initial-password=" + given)) {
                assertThat(start.getBean(IdentityService.class)
                                .createUserQuery()
                                .list())
                        .extracting(User::getId)
                        .containsExactly("keeper");
                assertThat(oneTime(start)).containsExactly("keeper");
            }
        }
    }

    @Test
    void thePeopleOfTheSampleKeepThePasswordThatTheyBeginWith() {
        try (ConfigurableApplicationContext start = new Starts(folder).start()) {
            assertThat(oneTime(start)).isEmpty();
        }
    }

    private static List<String> oneTime(ConfigurableApplicationContext context) {
        return context.getBean(JdbcClient.class)
                .sql("SELECT user_id FROM account WHERE must_change_password = TRUE AND user_id <> ''")
                .query(String.class)
                .list();
    }
}
