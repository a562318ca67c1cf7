package org.weibao.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.weibao.support.FreshInstallation;
import org.weibao.support.Starts;
import org.weibao.support.WebSession;

/** Trial S18: there is no default password, and nothing that is stored contains a password. */
@ExtendWith(OutputCaptureExtension.class)
class S18NoDefaultsTest {

    /** A setting's name that ends like a secret, and a value that is no reference to somewhere else. */
    private static final Pattern WRITTEN_SECRET = Pattern.compile(
            "(?im)^\\s*[\\w.-]*(password|secret|token)\\s*[:=]\\s*(?!\\$\\{[^:}]*:?}\\s*$)[\"']?[^\\s\"'#]+");

    @TempDir
    private Path folder;

    @Test
    void defaultCredentialsOpenNothing() {
        try (ConfigurableApplicationContext application = new Starts(folder).start()) {
            int port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            List<String> users =
                    List.of("admin", "demo", "root", "camunda", "weibao", "sa", "office-1", "minzheng-officer");
            List<String> passwords = List.of("", "admin", "demo", "root", "password", "123456", "camunda", "weibao");
            for (String user : users) {
                WebSession session = WebSession.anonymous(port);
                for (String password : passwords) {
                    assertThat(session.signIn(user, password, "tasklist").status())
                            .isEqualTo(401);
                }
                assertThat(session.signIn(user, user, "admin").status()).isEqualTo(401);
            }
        }
    }

    @Test
    void givenPasswordIsNeverSaid(CapturedOutput console) {
        new Starts(folder)
                .start("--weibao.initial-password=" + FreshInstallation.PASSWORD, "--debug=true")
                .close();
        assertThat(console).contains("Users").doesNotContain(FreshInstallation.PASSWORD);
    }

    @Test
    void randomPasswordIsOnTheConsoleOnceAndInNoLogFile(CapturedOutput console) throws IOException {
        Path log = folder.resolve("weibao.log");
        new Starts(folder).start("--logging.file.name=" + log).close();

        Matcher shown = Pattern.compile("口令 Password：(\\S+)").matcher(console.getOut());
        assertThat(shown.find()).isTrue();
        assertThat(console.getOut().split(Pattern.quote(shown.group(1)), -1)).hasSize(2);
        assertThat(Files.readString(log)).contains("Tomcat started").doesNotContain(shown.group(1));
    }

    @Test
    void repositoryHoldsNoSecret() throws IOException {
        try (Stream<Path> files = Stream.of("config", "src", "bpmn", "README.md", "pom.xml", ".ci")
                .map(Path::of)
                .filter(Files::exists)
                .flatMap(S18NoDefaultsTest::filesIn)) {
            assertThat(files.filter(file ->
                                    file.toString().matches(".*\\.(ya?ml|properties|json|xml|md|sh|env)|.*/run"))
                            .filter(S18NoDefaultsTest::holdsSecret))
                    .isEmpty();
        }
    }

    private static Stream<Path> filesIn(Path path) {
        try {
            return Files.walk(path).filter(Files::isRegularFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holdsSecret(Path file) {
        try {
            return WRITTEN_SECRET.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
