package org.weibao.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.weibao.support.MySqlServer;
import org.weibao.support.WebSession.Answer;

@Tag("fault")
@DisplayName("Trial F21: SIGTERM under load")
class F21TerminatedTest {

    /** 128 and the signal's number: Java's way to end by a signal. */
    private static final int BY_SIGTERM = 143;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    @DisplayName("On the embedded database: what has been sent is answered, and nothing is logged as an error")
    void onH2() throws Exception {
        endsWell(InstalledTown.onH2("f21-h2"));
    }

    @Test
    @EnabledIf("org.weibao.support.MySqlServer#isWanted")
    @DisplayName("The same on MySQL")
    void onMySql() throws Exception {
        endsWell(InstalledTown.onMySql(MySqlServer.shared(), "f21-mysql"));
    }

    /**
     * Tomcat's own answer to a request line that it reads at the moment of its pause: it looks at nothing else of the
     * request, and so also says 400 for the host that it has not read. Nothing of ours has seen such a request.
     */
    private static boolean isTurnedAway(Answer answer) {
        return List.of(400, 503).contains(answer.status())
                && answer.body().startsWith("<!doctype html><html lang=\"en\">");
    }

    private static void endsWell(InstalledTown town) throws Exception {
        var application = town.application();
        try {
            application.start();
            int code;
            var crowd = new Crowd(application.port(), new Random(21), town.next(2), false, click -> {});
            try {
                await("load")
                        .atMost(Duration.ofMinutes(3))
                        .until(() -> crowd.acknowledged().size() > 60);
                var asked = Instant.now();
                code = application.terminate();
                assertThat(Duration.between(asked, Instant.now())).isLessThan(PATIENCE);
            } finally {
                application.kill();
                crowd.close();
            }
            assertThat(code).isEqualTo(BY_SIGTERM);
            assertThat(application.console()).doesNotContain(" ERROR ", "already closed", "has been closed");
            assertThat(crowd.notServed()).allMatch(F21TerminatedTest::isTurnedAway);
            town.records().assertHold(crowd.acknowledged(), crowd.unanswered());
            assertThat(crowd.unanswered())
                    .as("what was done and not answered")
                    .filteredOn(click ->
                            !click.step().equals(Click.CLAIM) && !click.step().equals(Click.TAKE_YEAR))
                    .noneMatch(town.records()::holdsCompleted);
            town.records().assertLedger();
        } finally {
            application.kill();
        }
    }
}
