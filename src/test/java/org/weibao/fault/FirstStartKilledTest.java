package org.weibao.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weibao.support.WebSession;

@Tag("fault")
@DisplayName("A first start that is killed")
class FirstStartKilledTest {

    private static final Pattern PASSWORD = Pattern.compile("口令 Password：(\\S+)");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "as soon as the console says: {0}")
    @ValueSource(strings = {"Tomcat started on port", "口令 Password：", "----"})
    @DisplayName("loses nobody the password: the last one that the console has shown is the right one")
    void loses(String moment) {
        // A random password.
        var application = new Application(folder, Map.of("WEIBAO_INITIAL_PASSWORD", ""));
        application.begin();
        await(moment)
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> application.console().contains(moment));
        application.kill();
        try {
            application.start();
            var shown = List.copyOf(PASSWORD.matcher(application.console())
                    .results()
                    .map(match -> match.group(1))
                    .toList());
            assertThat(shown).isNotEmpty();
            assertThat(WebSession.signedIn(application.port(), "office-1", shown.get(shown.size() - 1), "tasklist")
                            .userId())
                    .isEqualTo("office-1");
        } finally {
            application.kill();
        }
    }
}
