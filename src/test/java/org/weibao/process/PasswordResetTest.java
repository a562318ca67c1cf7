package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.weibao.WeibaoApplication;
import org.weibao.support.BothDatabases;
import org.weibao.support.FreshInstallation;
import org.weibao.support.Starts;
import org.weibao.support.WebSession;

/** The command for a person who has lost their password and has no administrator to help. */
@BothDatabases
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
    void drawsAnotherPasswordWhenThePolicyRefusesOneAndSaysWhyIfItCannot() {
        Starts starts = Starts.onWantedDatabase(folder);
        try (ConfigurableApplicationContext application = starts.start()) {
            IdentityService identities = application.getBean(IdentityService.class);
            identities.saveUser(identities.newUser("qz"));
            Iterator<String> drawn =
                    List.of("xQz-2345-Bcdefgh", "xBc-2345-Bcdefgh").iterator();
            Said done = said(console -> PasswordReset.reset(identities, "qz", drawn::next, console));
            assertThat(done.exitCode).isZero();
            assertThat(done.text).contains("xBc-2345-Bcdefgh");
            assertThat(identities.checkPassword("qz", "xBc-2345-Bcdefgh")).isTrue();

            Said refused = said(console -> PasswordReset.reset(identities, "qz", () -> "xQz-2345-Bcdefgh", console));
            assertThat(refused.exitCode).isEqualTo(1);
            assertThat(refused.text).contains("口令没有重设：新口令不符合要求，应当：不含用户名、姓名或邮箱。");
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
                            .deploymentName("weibao")
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
        return said(console -> PasswordReset.run(WeibaoApplication.class, arguments.toArray(String[]::new), console));
    }

    private static Said said(ToIntFunction<PrintStream> command) {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        int exitCode = command.applyAsInt(new PrintStream(console, true, StandardCharsets.UTF_8));
        return new Said(exitCode, console.toString(StandardCharsets.UTF_8));
    }

    private static int port(ConfigurableApplicationContext application) {
        return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
