package org.weibao.process.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.weibao.support.FreshInstallation;
import org.weibao.support.TestClock;
import org.weibao.support.WebSession;
import org.weibao.support.WebSession.Answer;
import org.weibao.support.WeibaoTest;

/** Trial S16: how a session begins and how it ends. */
@WeibaoTest
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
    void aDeletedAccountHasNoSessionAfterFiveSecondsAndIsToldSo() {
        AccountKeeper keeper = new AccountKeeper(port);
        String password = keeper.createsSettled("deleted");
        WebSession session = WebSession.signedIn(port, "deleted", password, "tasklist");
        assertThat(filters(session).status()).isEqualTo(200);

        keeper.deletes("deleted");
        clock.advance(NOTICED);
        isTold(session, "CLOSED", "您的账号已停用，不能再登录。有疑问请联系系统管理员。");
        assertThat(WebSession.anonymous(port)
                        .signIn("deleted", password, "tasklist")
                        .status())
                .isEqualTo(401);

        WebSession another = WebSession.signedIn(port, "yi-officer", FreshInstallation.PASSWORD, "tasklist");
        keeper.deletes("yi-officer");
        clock.advance(NOTICED);
        assertThat(filters(another).status()).isEqualTo(401);
    }

    @Test
    void whosePasswordTheAdministratorResetsIsToldSo() {
        AccountKeeper keeper = new AccountKeeper(port);
        String password = keeper.createsSettled("reset");
        WebSession session = WebSession.signedIn(port, "reset", password, "tasklist");
        assertThat(keeper.resets("reset", AccountKeeper.newPassword()).status()).isEqualTo(204);
        clock.advance(NOTICED);
        isTold(session, "PASSWORD_RESET", "您的口令已重设，请用新口令登录；新口令请向系统管理员询问。");
        assertThat(filters(session).json().path("detail").asText())
                .as("it is said once")
                .isEqualTo("请先登录。");
    }

    @Test
    void whoChangesThePasswordElsewhereIsToldSoAndGoesOnThere() {
        AccountKeeper keeper = new AccountKeeper(port);
        String password = keeper.createsSettled("at-two-desks");
        WebSession here = WebSession.signedIn(port, "at-two-desks", password, "tasklist");
        WebSession there = WebSession.signedIn(port, "at-two-desks", password, "tasklist");
        assertThat(AccountKeeper.change(there, password, AccountKeeper.newPassword())
                        .status())
                .isEqualTo(204);
        clock.advance(NOTICED);
        assertThat(filters(there).status()).isEqualTo(200);
        isTold(here, "PASSWORD_CHANGED", "您的口令已在另一处登录中修改，请用新口令登录。不是您本人修改的，请立即告知系统管理员。");
    }

    @Test
    void whoLocksTheAccountWithinTheSessionIsToldSo() {
        AccountKeeper keeper = new AccountKeeper(port);
        String password = keeper.createsSettled("forgetful");
        WebSession session = WebSession.signedIn(port, "forgetful", password, "tasklist");
        for (int i = 0; i < 5; i++) {
            AccountKeeper.change(session, AccountKeeper.newPassword(), AccountKeeper.newPassword());
        }
        clock.advance(NOTICED);
        isTold(session, "LOCKED", "当前口令连续输错，账号已锁定，这次登录已经结束。请稍后再登录，或者请系统管理员解锁。");
    }

    /** In the answer, and by the cookie that the page which asks to sign in reads. */
    private static void isTold(WebSession session, String reason, String sentence) {
        Answer over = filters(session);
        assertThat(over.status()).isEqualTo(401);
        assertThat(over.json().path("detail").asText()).isEqualTo(sentence);
        assertThat(session.cookie("WEIBAO-SESSION-END")).isEqualTo(reason);
    }

    private static Answer filters(WebSession session) {
        return session.getEngine("/filter");
    }
}
