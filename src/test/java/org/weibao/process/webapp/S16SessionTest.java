package org.weibao.process.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.weibao.support.FreshInstallation;
import org.weibao.support.TestClock;
import org.weibao.support.TestTime;
import org.weibao.support.WebSession;
import org.weibao.support.WebSession.Answer;
import org.weibao.support.WeibaoTest;

/** Trial S16: how a session begins and how it ends. */
@WeibaoTest
@Import(TestTime.class)
class S16SessionTest {

    private static final Duration NOTICED = Duration.ofSeconds(5);

    @LocalServerPort
    private int port;

    @Autowired
    private TestClock clock;

    @BeforeEach
    void startAgain() {
        clock.startAgain();
    }

    @Test
    void halfAnHourOfDoingNothingEndsIt() {
        WebSession session = WebSession.tasklist(port, "jia-officer");
        clock.advance(Duration.ofMinutes(30).minusSeconds(1));
        assertThat(filters(session).status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(30));
        Answer over = filters(session);
        assertThat(over.status()).isEqualTo(401);
        assertThat(over.json().path("detail").asText()).isEqualTo("请先登录。");
    }

    /** Tasklist asks for the list again every few seconds, whether anybody sits there or not. */
    @Test
    void whatAnUnattendedPageAsksDoesNotProlongIt() {
        WebSession session = WebSession.tasklist(port, "jia-officer");
        for (int minute = 1; minute < 30; minute++) {
            clock.advance(Duration.ofMinutes(1));
            assertThat(unattended(session).status()).isEqualTo(200);
        }
        clock.advance(Duration.ofMinutes(1));
        assertThat(unattended(session).status()).isEqualTo(401);
    }

    private static Answer unattended(WebSession session) {
        return session.send(
                "GET", "/camunda/api/engine/engine/default/filter", null, null, "X-Weibao-Unattended", "true");
    }

    @Test
    void twelveHoursEndIt() {
        WebSession session = WebSession.tasklist(port, "jia-officer");
        for (int minutes = 20; minutes < 12 * 60; minutes += 20) {
            clock.advance(Duration.ofMinutes(20));
            assertThat(filters(session).status()).isEqualTo(200);
        }
        clock.advance(Duration.ofMinutes(20));
        assertThat(filters(session).status()).isEqualTo(401);
    }

    @Test
    void signingInGivesANewIdAndTheOldOneIsNobodys() {
        WebSession session = WebSession.anonymous(port);
        WebSession before = session.copy();
        assertThat(session.signIn("jia-officer", FreshInstallation.PASSWORD, "tasklist")
                        .status())
                .isEqualTo(200);
        assertThat(session.cookie("JSESSIONID")).isNotEmpty().isNotEqualTo(before.cookie("JSESSIONID"));
        assertThat(filters(session).status()).isEqualTo(200);
        assertThat(filters(before).status()).isEqualTo(401);
    }

    @Test
    void signingInAsSomebodyElseLeavesNothingOfTheFirst() {
        WebSession session = WebSession.tasklist(port, "office-1");
        WebSession first = session.copy();
        assertThat(session.signIn("jia-officer", FreshInstallation.PASSWORD, "tasklist")
                        .status())
                .isEqualTo(200);
        assertThat(session.getEngine("/user/jia-officer/profile").status()).isEqualTo(200);
        assertThat(session.get("/camunda/api/weibao/plan-files").status()).isEqualTo(404);
        assertThat(filters(first).status()).isEqualTo(401);
    }

    @Test
    void signingOutEndsItOnTheServer() {
        WebSession session = WebSession.tasklist(port, "jia-officer");
        WebSession thief = session.copy();
        assertThat(filters(thief).status()).isEqualTo(200);
        assertThat(session.send("POST", "/camunda/api/admin/auth/user/default/logout", null, null)
                        .status())
                .isEqualTo(200);
        assertThat(filters(thief).status()).isEqualTo(401);
        assertThat(thief.get("/camunda/api/admin/auth/user/default").status()).isEqualTo(404);
        assertThat(filters(session).status()).isEqualTo(401);
    }

    @Test
    void aRoleGivenOrTakenIsInEffectWithinFiveSeconds() {
        AccountKeeper keeper = new AccountKeeper(port);
        String password = keeper.createsSettled("promoted");
        WebSession session = WebSession.signedIn(port, "promoted", password, "tasklist");
        assertThat(session.get("/camunda/api/weibao/plan-files").status()).isEqualTo(404);

        keeper.adds("promoted", "office");
        clock.advance(NOTICED);
        assertThat(session.get("/camunda/api/weibao/plan-files").status()).isEqualTo(200);
        keeper.removes("promoted", "office");
        clock.advance(NOTICED);
        assertThat(session.get("/camunda/api/weibao/plan-files").status()).isEqualTo(404);
    }

    @Test
    void aDeletedAccountHasNoSessionAfterFiveSecondsNorWhenItsNameIsGivenAgain() {
        AccountKeeper keeper = new AccountKeeper(port);
        String password = keeper.createsSettled("deleted");
        WebSession session = WebSession.signedIn(port, "deleted", password, "tasklist");
        assertThat(filters(session).status()).isEqualTo(200);

        keeper.deletes("deleted");
        keeper.creates("deleted");
        clock.advance(NOTICED);
        assertThat(filters(session).status()).isEqualTo(401);
        assertThat(WebSession.anonymous(port)
                        .signIn("deleted", password, "tasklist")
                        .status())
                .isEqualTo(401);

        WebSession another = WebSession.signedIn(port, "yi-officer", FreshInstallation.PASSWORD, "tasklist");
        keeper.deletes("yi-officer");
        clock.advance(NOTICED);
        assertThat(filters(another).status()).isEqualTo(401);
    }

    private static Answer filters(WebSession session) {
        return session.getEngine("/filter");
    }
}
