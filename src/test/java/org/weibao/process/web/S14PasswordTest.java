package org.weibao.process.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.support.FreshInstallation;
import org.weibao.support.TestClock;
import org.weibao.support.WebSession;
import org.weibao.support.WebSession.Answer;
import org.weibao.support.WeibaoTest;

/**
 * Trial S14: which passwords are accepted, how long they last, how they are stored, and that a one-time password opens
 * nothing else.
 */
@WeibaoTest
class S14PasswordTest {

    private static final String DUE = "X-Weibao-Password-Change";

    @LocalServerPort
    private int port;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionOperations transaction;

    private AccountKeeper keeper;

    @BeforeEach
    void administratorIsThere() {
        clock.startAgain();
        keeper = new AccountKeeper(port);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ab1!Ab1!x          | 至少10个字符",
                "AB1!AB1!AB1!       | 含有小写字母",
                "ab1!ab1!ab1!       | 含有大写字母",
                "Abc!Abc!Abc!       | 含有数字",
                "Abc1Abc1Abc1       | 含有标点等特殊字符",
                "Ab1!weak-someone   | 不含用户名",
                "Ab1!新来的Ab1!      | 姓名",
                "short              | 至少10个字符、"
            })
    void aWeakOneIsRefusedByBothWays(String weak, String missing) {
        String id = "weak-someone";
        String current = settled(id);
        WebSession session = WebSession.signedIn(port, id, current, "tasklist");

        for (Answer refused :
                List.of(AccountKeeper.change(session, current, weak), nativeChange(session, id, current, weak))) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().path("field").asText()).isEqualTo("password");
            assertThat(refused.json().path("detail").asText())
                    .startsWith("新口令不符合要求，应当：")
                    .contains(missing);
        }
        assertThat(keeper.resets(id, weak).status()).isEqualTo(422);
        keeper.deletesWithoutTrace(id, database, transaction);
    }

    @Test
    void aStrongOneIsTakenByBothWays() {
        String first = settled("strong");
        WebSession session = WebSession.signedIn(port, "strong", first, "tasklist");
        String second = AccountKeeper.newPassword();
        assertThat(AccountKeeper.change(session, first, second).status()).isEqualTo(204);
        String third = "密码Aa1-" + "很长".repeat(40) + "x";
        assertThat(nativeChange(session, "strong", second, third).status()).isEqualTo(204);

        // Bcrypt alone would have read no further than the 72nd byte.
        assertThat(signIn("strong", third.replace("x", "y")).status()).isEqualTo(401);
        assertThat(signIn("strong", third).status()).isEqualTo(200);
    }

    @Test
    void noneOfTheLastFiveIsTakenAgain() {
        List<String> used = new ArrayList<>(List.of(settled("historian")));
        WebSession session = WebSession.signedIn(port, "historian", used.get(0), "tasklist");
        for (int i = 1; i < 5; i++) {
            String next = AccountKeeper.newPassword();
            assertThat(AccountKeeper.change(session, used.get(i - 1), next).status())
                    .isEqualTo(204);
            used.add(next);
        }
        for (String again : used) {
            assertThat(AccountKeeper.change(session, used.get(4), again)
                            .json()
                            .path("detail")
                            .asText())
                    .isEqualTo("新口令不能与最近5次用过的口令相同，请另想一个。");
        }
        String sixth = AccountKeeper.newPassword();
        assertThat(AccountKeeper.change(session, used.get(4), sixth).status()).isEqualTo(204);
        assertThat(AccountKeeper.change(session, sixth, used.get(0)).status()).isEqualTo(204);
    }

    /** Otherwise anybody could find out by it, uncounted, what a colleague's password is. */
    @Test
    void theHelpInChoosingDoesNotTellPasswords() {
        String secret = settled("secretive");
        WebSession colleague = WebSession.tasklist(port, "minzheng-officer");
        Answer answer = colleague.postEngine(
                "/identity/password-policy", Map.of("password", secret, "profile", Map.of("id", "secretive")));
        assertThat(answer.json().path("valid").asBoolean()).isTrue();
    }

    @Test
    void theCurrentOneIsAskedFor() {
        String current = settled("forgetful");
        WebSession session = WebSession.signedIn(port, "forgetful", current, "tasklist");
        String next = AccountKeeper.newPassword();

        Answer wrong = AccountKeeper.change(session, next, next);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().path("field").asText()).isEqualTo("current");
        assertThat(wrong.json().path("detail").asText()).isEqualTo("当前口令不正确。连续5次不正确，账号锁定30分钟。");
        assertThat(AccountKeeper.change(session, "", next).json().path("detail").asText())
                .isEqualTo("请填写当前口令。");
        assertThat(AccountKeeper.change(session, current, "")
                        .json()
                        .path("detail")
                        .asText())
                .isEqualTo("请填写新口令。");
        assertThat(nativeChange(session, "forgetful", next, next).status()).isEqualTo(400);
        assertThat(signIn("forgetful", next).status()).isEqualTo(401);
        assertThat(signIn("forgetful", current).status()).isEqualTo(200);
    }

    @Test
    void aChangeEndsOnesOtherSessions() {
        String current = settled("two-places");
        WebSession here = WebSession.signedIn(port, "two-places", current, "tasklist");
        WebSession there = WebSession.signedIn(port, "two-places", current, "tasklist");
        assertThat(there.getEngine("/filter").status()).isEqualTo(200);

        assertThat(AccountKeeper.change(here, current, AccountKeeper.newPassword())
                        .status())
                .isEqualTo(204);
        clock.advance(Duration.ofSeconds(5));
        assertThat(there.getEngine("/filter").status()).isEqualTo(401);
        assertThat(here.getEngine("/filter").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/engine/engine/default/filter",
                "/camunda/api/engine/engine/default/task?assignee=newcomer",
                "/camunda/api/engine/engine/default/process-definition?startablePermissionCheck=true",
                "/camunda/api/tasklist/plugin/tasklistPlugins/default/",
                "/camunda/api/weibao/plan-files",
                "/camunda/api/weibao/tasks/1"
            })
    void oneThatSomebodyElseSetOpensNothingElse(String path) {
        String oneTime = keeper.creates("newcomer");
        WebSession session = WebSession.anonymous(port);
        Answer signedIn = session.signIn("newcomer", oneTime, "tasklist");
        assertThat(signedIn.status()).isEqualTo(200);
        assertThat(signedIn.header(DUE)).isEqualTo("ONE_TIME");

        Answer refused = session.get(path);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header(DUE)).isEqualTo("ONE_TIME");
        assertThat(refused.json().path("detail").asText()).isEqualTo("请先修改口令。");
        Answer page = session.send("GET", "/camunda/app/tasklist/default/", null, null, "Accept", "text/html");
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.header("Location")).endsWith("/camunda/password/?to=%2Fcamunda%2Fapp%2Ftasklist%2Fdefault%2F");
        assertThat(session.getEngine("/user/newcomer/profile").status()).isEqualTo(200);
        assertThat(session.getEngine("/user/admin/profile").status()).isEqualTo(403);
        assertThat(session.get("/camunda/api/weibao/password")
                        .json()
                        .path("due")
                        .asText())
                .isEqualTo("ONE_TIME");

        assertThat(AccountKeeper.change(session, oneTime, oneTime).status()).isEqualTo(422);
        String own = AccountKeeper.newPassword();
        assertThat(AccountKeeper.change(session, oneTime, own).status()).isEqualTo(204);
        Answer free = session.get(path);
        assertThat(free.header(DUE)).isEmpty();
        assertThat(free.status()).isIn(200, 404);
        assertThat(signIn("newcomer", own).header(DUE)).isEmpty();
        keeper.deletesWithoutTrace("newcomer", database, transaction);
    }

    @Test
    void aResetMakesItOneTimeAndEndsTheSessions() {
        String own = settled("reset");
        WebSession session = WebSession.signedIn(port, "reset", own, "tasklist");
        String oneTime = AccountKeeper.newPassword();
        assertThat(keeper.resets("reset", oneTime).status()).isEqualTo(204);

        clock.advance(Duration.ofSeconds(5));
        assertThat(session.getEngine("/filter").status()).isEqualTo(401);
        assertThat(signIn("reset", own).status()).isEqualTo(401);
        assertThat(signIn("reset", oneTime).header(DUE)).isEqualTo("ONE_TIME");
        assertThat(events("reset")).containsSubsequence("OPENED", "SIGNED_IN", "PASSWORD_CHANGED", "PASSWORD_RESET");
    }

    @Test
    void itExpiresAfterNinetyDays() {
        String own = settled("faithful");
        clock.advance(Duration.ofDays(90).minusSeconds(1));
        assertThat(signIn("faithful", own).header(DUE)).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        WebSession session = WebSession.anonymous(port);
        assertThat(session.signIn("faithful", own, "tasklist").header(DUE)).isEqualTo("EXPIRED");
        assertThat(session.getEngine("/filter").status()).isEqualTo(403);
        assertThat(session.get("/camunda/api/weibao/password")
                        .json()
                        .path("due")
                        .asText())
                .isEqualTo("EXPIRED");
        assertThat(AccountKeeper.change(session, own, AccountKeeper.newPassword())
                        .status())
                .isEqualTo(204);
        assertThat(session.getEngine("/filter").status()).isEqualTo(200);
    }

    @Test
    void oneThatExpiresDuringASessionIsNoticed() {
        String own = settled("late");
        clock.advance(Duration.ofDays(90).minusMinutes(1));
        WebSession session = WebSession.signedIn(port, "late", own, "tasklist");
        assertThat(session.getEngine("/filter").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(2));
        assertThat(session.getEngine("/filter").status()).isEqualTo(403);
    }

    @Test
    void thePeopleOfTheSampleKeepTheirs() {
        assertThat(signIn("minzheng-officer", FreshInstallation.PASSWORD).header(DUE))
                .isEmpty();
    }

    @Test
    void everyOneIsKeptAsBcrypt() {
        keeper.creates("kept");
        assertThat(hashes()).hasSizeGreaterThan(50).allMatch(hash -> hash.startsWith("{BCRYPT-SHA-256}$2a$04$"));
    }

    /** What an earlier version, or the engine by itself, has kept. */
    @Test
    void anOldKindIsCheckedOnceMoreAndRenewed() {
        keeper.creates("old-hand");
        String old = AccountKeeper.newPassword();
        String salt = "c2FsdA==";
        transaction.executeWithoutResult(
                status -> database.sql("UPDATE ACT_ID_USER SET PWD_ = ?, SALT_ = ? WHERE ID_ = 'old-hand'")
                        .params("{SHA-512}" + new Sha512HashDigest().encrypt(old + salt), salt)
                        .update());

        assertThat(signIn("old-hand", AccountKeeper.newPassword()).status()).isEqualTo(401);
        assertThat(hashes()).anyMatch(hash -> hash.startsWith("{SHA-512}"));
        assertThat(signIn("old-hand", old).status()).isEqualTo(200);
        assertThat(hashes()).noneMatch(hash -> hash.startsWith("{SHA-512}"));
        assertThat(signIn("old-hand", old).status()).isEqualTo(200);
    }

    private String settled(String userId) {
        return keeper.createsSettled(userId);
    }

    private Answer signIn(String userId, String password) {
        return WebSession.anonymous(port).signIn(userId, password, "tasklist");
    }

    private static Answer nativeChange(WebSession session, String userId, String current, String password) {
        return session.put(
                "/camunda/api/engine/engine/default/user/" + userId + "/credentials",
                Map.of("password", password, "authenticatedUserPassword", current));
    }

    private List<String> hashes() {
        return database.sql("SELECT PWD_ FROM ACT_ID_USER").query(String.class).list();
    }

    private List<String> events(String userId) {
        return database.sql("SELECT kind FROM account_event WHERE user_id = ? ORDER BY id")
                .params(userId)
                .query(String.class)
                .list();
    }
}
