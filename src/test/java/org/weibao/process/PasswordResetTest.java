package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.weibao.WeibaoApplication;
import org.weibao.support.FreshInstallation;
import org.weibao.support.Starts;
import org.weibao.support.WebSession;

/** The way back in for who lost his password and has no administrator to ask. */
class PasswordResetTest {

    private static final Pattern SHOWN = Pattern.compile("一次性口令 One-time password：(\\S+)");

    @TempDir
    private Path folder;

    @Test
    void givesAOneTimePasswordAndFreesTheAccount() {
        Starts starts = Starts.onWantedDatabase(folder);
        try (ConfigurableApplicationContext first =
                starts.start("--weibao.initial-password=" + FreshInstallation.PASSWORD)) {
            WebSession guesser = WebSession.anonymous(port(first));
            for (int i = 0; i < 5; i++) {
                guesser.signIn("admin", "wrong", "admin");
            }
        }

        Said said = say(starts, "reset-password", "admin");
        assertThat(said.exitCode).isZero();
        Matcher shown = SHOWN.matcher(said.text);
        assertThat(shown.find()).isTrue();

        try (ConfigurableApplicationContext again = starts.start()) {
            WebSession admin = WebSession.anonymous(port(again));
            assertThat(admin.signIn("admin", FreshInstallation.PASSWORD, "admin")
                            .status())
                    .isEqualTo(401);
            assertThat(admin.signIn("admin", shown.group(1), "admin").header("X-Weibao-Password-Change"))
                    .isEqualTo("ONE_TIME");
        }
    }

    @Test
    void refusesWhomItDoesNotKnowAndInstallsNothing() {
        Starts starts = Starts.onWantedDatabase(folder);
        Said unknown = say(starts, "reset-password", "nobody");
        assertThat(unknown.exitCode).isEqualTo(1);
        assertThat(unknown.text).contains("没有用户“nobody”，什么也没有改动。").doesNotContain("口令 ");
        assertThat(say(starts, "reset-password").exitCode).isEqualTo(2);
        assertThat(say(starts, "reset-password").text).contains("用法");

        try (ConfigurableApplicationContext first = starts.start()) {
            assertThat(first.getBean(IdentityService.class).createUserQuery().count())
                    .isGreaterThan(50);
            assertThat(first.getBean(RepositoryService.class)
                            .createDeploymentQuery()
                            .count())
                    .isOne();
        }
    }

    /** What the command said, and how it ended. */
    private record Said(int exitCode, String text) {}

    private static Said say(Starts starts, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        if (command.length > 1) {
            arguments.addAll(starts.settings().stream()
                    .filter(setting -> !setting.contains("job-execution"))
                    .toList());
        }
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        int exitCode = PasswordReset.run(
                WeibaoApplication.class,
                arguments.toArray(String[]::new),
                new PrintStream(console, true, StandardCharsets.UTF_8));
        return new Said(exitCode, console.toString(StandardCharsets.UTF_8));
    }

    private static int port(ConfigurableApplicationContext application) {
        return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
