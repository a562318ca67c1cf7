package org.weibao.process.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mockingDetails;

import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.identity.PasswordHash;
import org.weibao.support.TestClock;
import org.weibao.support.WebSession;
import org.weibao.support.WebSession.Answer;
import org.weibao.support.WeibaoTest;

/** Trial S15: a person who guesses has five attempts in half an hour, and learns nothing from them. */
@WeibaoTest
class S15LockoutTest {

    private static final String WRONG = AccountKeeper.newPassword();

    @LocalServerPort
    private int port;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient database;

    @Autowired
    private IdentityService identities;

    @Autowired
    private TransactionOperations transaction;

    @MockitoSpyBean
    private PasswordHash hash;

    private AccountKeeper keeper;

    @BeforeEach
    void administratorIsThere() {
        clock.startAgain();
        keeper = new AccountKeeper(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void fiveFailuresLockForHalfAnHour(String app) {
        String user = "guessed-in-" + app;
        String password = keeper.createsSettled(user);
        fail(user, 4, app);
        assertThat(signIn(user, password, "welcome").status()).isEqualTo(200);

        fail(user, 5, app);
        assertThat(signIn(user, password, app).status()).isEqualTo(401);
        clock.advance(Duration.ofMinutes(30).minusSeconds(1));
        assertThat(signIn(user, password, app).status()).isEqualTo(401);
        clock.advance(Duration.ofSeconds(1));
        assertThat(signIn(user, password, "welcome").status()).isEqualTo(200);
        assertThat(events(user)).filteredOn("LOCKED"::equals).hasSize(1);
    }

    @Test
    void afterHalfAnHourThereAreFiveNewTries() {
        String password = keeper.createsSettled("again");
        fail("again", 5, "tasklist");
        clock.advance(Duration.ofMinutes(30));
        fail("again", 4, "tasklist");
        assertThat(signIn("again", password, "tasklist").status()).isEqualTo(200);
        fail("again", 5, "tasklist");
        assertThat(signIn("again", password, "tasklist").status()).isEqualTo(401);
    }

    @Test
    void triesOfALockedAccountDoNotLengthenItsLock() {
        String password = keeper.createsSettled("patient");
        fail("patient", 5, "tasklist");
        clock.advance(Duration.ofMinutes(29));
        fail("patient", 7, "tasklist");
        clock.advance(Duration.ofMinutes(1));
        assertThat(signIn("patient", password, "tasklist").status()).isEqualTo(200);
    }

    @Test
    void theAdministratorUnlocks() {
        String password = keeper.createsSettled("unlucky");
        fail("unlucky", 5, "tasklist");
        keeper.unlocks("unlucky");
        assertThat(signIn("unlucky", password, "tasklist").status()).isEqualTo(200);
        assertThat(database.sql("SELECT done_by FROM account_event WHERE user_id = 'unlucky' AND kind = 'UNLOCKED'")
                        .query(String.class)
                        .single())
                .isEqualTo("admin");
    }

    @Test
    void guessingFromOutsideThrowsNobodyOut() {
        String password = keeper.createsSettled("watched");
        WebSession session = WebSession.signedIn(port, "watched", password, "tasklist");
        fail("watched", 5, "tasklist");
        clock.advance(Duration.ofSeconds(5));
        assertThat(session.getEngine("/filter").status()).isEqualTo(200);
    }

    @Test
    void wrongCurrentPasswordsCountToo() {
        String password = keeper.createsSettled("stolen-session");
        WebSession thief = WebSession.signedIn(port, "stolen-session", password, "tasklist");
        for (int i = 0; i < 3; i++) {
            assertThat(AccountKeeper.change(thief, WRONG, AccountKeeper.newPassword())
                            .status())
                    .isEqualTo(422);
        }
        for (int i = 0; i < 2; i++) {
            Answer refused = thief.put(
                    "/camunda/api/engine/engine/default/user/stolen-session/credentials",
                    Map.of("password", AccountKeeper.newPassword(), "authenticatedUserPassword", WRONG));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().path("message").asText()).isEqualTo("您本人的口令不正确，口令没有修改。");
        }
        assertThat(signIn("stolen-session", password, "tasklist").status()).isEqualTo(401);
        clock.advance(Duration.ofSeconds(5));
        assertThat(thief.getEngine("/filter").status()).isEqualTo(401);
    }

    @Test
    void whoIsLockedFromOutsideChangesHisPasswordWithinHisSession() {
        String password = keeper.createsSettled("besieged");
        WebSession session = WebSession.signedIn(port, "besieged", password, "tasklist");
        fail("besieged", 5, "tasklist");
        String own = AccountKeeper.newPassword();
        assertThat(AccountKeeper.change(session, password, own).status()).isEqualTo(204);
        assertThat(signIn("besieged", own, "tasklist").status()).isEqualTo(401);
    }

    @Test
    void anAdministratorWhoIsLockedFromOutsideKeepsAccounts() {
        String password = keeper.createsSettled("besieged-admin");
        keeper.removes("besieged-admin", "unit-minzheng");
        keeper.adds("besieged-admin", "camunda-admin");
        keeper.creates("in-need");
        WebSession admin = WebSession.signedIn(port, "besieged-admin", password, "admin");
        fail("besieged-admin", 5, "admin");
        assertThat(admin.put(
                                "/camunda/api/engine/engine/default/user/in-need/credentials",
                                Map.of("password", AccountKeeper.newPassword(), "authenticatedUserPassword", password))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void triesWithinASessionAreCountedForThemselves() {
        String password = keeper.createsSettled("counted");
        WebSession session = WebSession.signedIn(port, "counted", password, "tasklist");
        fail("counted", 4, "tasklist");
        for (int i = 0; i < 4; i++) {
            assertThat(guess(session)).isEqualTo(422);
        }
        assertThat(signIn("counted", password, "tasklist").status()).isEqualTo(200);
        assertThat(events("counted")).doesNotContain("LOCKED");
        assertThat(guess(session)).isEqualTo(422);
        assertThat(signIn("counted", password, "tasklist").status()).isEqualTo(401);
        assertThat(AccountKeeper.change(session, password, AccountKeeper.newPassword())
                        .status())
                .isEqualTo(422);
        clock.advance(Duration.ofSeconds(5));
        assertThat(session.getEngine("/filter").status()).isEqualTo(401);
    }

    @Test
    void manyAtOnceWithinASessionHaveNoMoreTriesEither() throws Exception {
        String password = keeper.createsSettled("raced-inside");
        WebSession session = WebSession.signedIn(port, "raced-inside", password, "tasklist");
        List<Callable<Integer>> guesses = Collections.nCopies(24, () -> guess(session.copy()));
        ExecutorService guessers = Executors.newFixedThreadPool(12);
        try {
            for (Future<Integer> guess : guessers.invokeAll(guesses)) {
                assertThat(guess.get()).isEqualTo(422);
            }
        } finally {
            guessers.shutdownNow();
        }
        assertThat(AccountKeeper.change(session, password, AccountKeeper.newPassword())
                        .status())
                .isEqualTo(422);
        assertThat(events("raced-inside")).filteredOn("LOCKED"::equals).hasSize(1);
        assertThat(signIn("raced-inside", password, "tasklist").status()).isEqualTo(401);
    }

    private static int guess(WebSession session) {
        return AccountKeeper.change(session, WRONG, AccountKeeper.newPassword()).status();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spaced ", " spaced", "\u3000spaced", "spaced\u00a0", "\tspaced\u200b"})
    void aBlankAroundTheNameIsNotPartOfIt(String typed) {
        String password = keeper.createsSettled("spaced");
        try {
            fail(typed, 1, "tasklist");
            assertThat(events("spaced")).contains("FAILED");
            Answer in = signIn(typed, password, "tasklist");
            assertThat(in.status()).isEqualTo(200);
            assertThat(in.json().path("userId").asText()).isEqualTo("spaced");
            assertThat(signIn("spaced", " " + password, "tasklist").status()).isEqualTo(401);
            fail(typed, 5, "tasklist");
            assertThat(signIn("spaced", password, "tasklist").status()).isEqualTo(401);
        } finally {
            keeper.deletesWithoutTrace("spaced", database, transaction);
        }
    }

    @Test
    void basicAuthenticationOpensNothingAndTheEnginesOwnCheckCounts() {
        String password = keeper.createsSettled("by-api");
        String basic = Base64.getEncoder().encodeToString(("by-api:" + password).getBytes());
        assertThat(WebSession.anonymous(port)
                        .send(
                                "GET",
                                "/camunda/api/engine/engine/default/filter",
                                null,
                                null,
                                "Authorization",
                                "Basic " + basic)
                        .status())
                .isEqualTo(401);

        WebSession admin = WebSession.signedIn(port, "admin", "admin");
        for (int i = 0; i < 5; i++) {
            assertThat(admin.postEngine("/identity/verify", Map.of("username", "by-api", "password", WRONG))
                            .json()
                            .path("authenticated")
                            .asBoolean())
                    .isFalse();
        }
        assertThat(signIn("by-api", password, "tasklist").status()).isEqualTo(401);
        assertThat(admin.postEngine("/identity/verify", Map.of("username", "by-api", "password", password))
                        .json()
                        .path("authenticated")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void manyAtOnceHaveNoMoreTriesThanOneAfterAnother() throws Exception {
        String password = keeper.createsSettled("raced");
        List<Callable<Integer>> guesses =
                Collections.nCopies(24, () -> signIn("raced", WRONG, "tasklist").status());
        ExecutorService guessers = Executors.newFixedThreadPool(12);
        try {
            for (Future<Integer> guess : guessers.invokeAll(guesses)) {
                assertThat(guess.get()).isEqualTo(401);
            }
        } finally {
            guessers.shutdownNow();
        }
        assertThat(sum("SELECT failures FROM account WHERE user_id = 'raced'")).isEqualTo(5);
        assertThat(signIn("raced", password, "tasklist").status()).isEqualTo(401);
        assertThat(events("raced")).filteredOn("LOCKED"::equals).hasSize(1);
    }

    @Test
    void aFailureIsCountedWhateverBecomesOfItsTransaction() {
        String password = keeper.createsSettled("rolled-back");
        for (int i = 0; i < 5; i++) {
            transaction.executeWithoutResult(status -> {
                assertThat(identities.checkPassword("rolled-back", WRONG)).isFalse();
                status.setRollbackOnly();
            });
        }
        assertThat(signIn("rolled-back", password, "tasklist").status()).isEqualTo(401);
    }

    @Test
    void unknownWrongAndLockedAnswerAlike() {
        keeper.createsSettled("locked");
        fail("locked", 5, "tasklist");
        keeper.createsSettled("known");

        Answer unknown = signIn("nobody-of-that-name", WRONG, "tasklist");
        Answer wrong = signIn("known", WRONG, "tasklist");
        Answer locked = signIn("locked", WRONG, "tasklist");
        for (Answer answer : List.of(unknown, wrong, locked)) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json().path("detail").asText())
                    .isEqualTo("用户名或口令不正确，或者账号已锁定。连续5次不正确，账号锁定30分钟。忘记口令请找系统管理员。");
            assertThat(answer.body()).isEqualTo(wrong.body());
            assertThat(answer.response().headers().map().keySet())
                    .isEqualTo(wrong.response().headers().map().keySet());
        }
    }

    /** The time goes into the hash and into writing: each answer costs one hash and the same number of writes. */
    @Test
    void unknownWrongAndLockedCostTheSame() {
        String password = keeper.createsSettled("costly");
        fail("costly", 5, "tasklist");
        keeper.creates("costly-too");
        keeper.creates("no-password");
        transaction.executeWithoutResult(status -> database.sql("UPDATE ACT_ID_USER SET PWD_ = NULL WHERE ID_ = ?")
                .params("no-password")
                .update());

        for (String user : List.of("nobody-either", "costly-too", "no-password")) {
            assertThat(costOf(user, WRONG)).as(user).isEqualTo(new Cost(1, 1, 1));
        }
        assertThat(costOf("costly", password)).isEqualTo(new Cost(1, 1, 1));
    }

    private record Cost(int hashes, long attempts, long events) {}

    private Cost costOf(String user, String password) {
        clearInvocations(hash);
        long attempts = sum("SELECT SUM(attempts) FROM account");
        long events = sum("SELECT COUNT(*) FROM account_event");
        assertThat(signIn(user, password, "tasklist").status()).isEqualTo(401);
        return new Cost(
                checks(),
                sum("SELECT SUM(attempts) FROM account") - attempts,
                sum("SELECT COUNT(*) FROM account_event") - events);
    }

    private int checks() {
        return (int) mockingDetails(hash).getInvocations().stream()
                .filter(call -> call.getMethod().getName().equals("matches"))
                .count();
    }

    private long sum(String sql) {
        return database.sql(sql).query(Long.class).single();
    }

    @Test
    void everySignInAndFailureIsRecordedWithItsAddress() {
        String password = keeper.createsSettled("recorded");
        fail("recorded", 1, "tasklist");
        signIn("recorded", password, "tasklist");
        assertThat(events("recorded"))
                .endsWith("FAILED", "SIGNED_IN")
                .startsWith("OPENED", "SIGNED_IN", "PASSWORD_CHANGED");
        assertThat(database.sql("SELECT DISTINCT address FROM account_event WHERE user_id = 'recorded'")
                        .query(String.class)
                        .list())
                .containsExactly("127.0.0.1");

        signIn("my-secret-typed-as-a-name", WRONG, "tasklist");
        assertThat(database.sql("SELECT COUNT(*) FROM account_event WHERE user_id LIKE 'my-secret%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void fail(String user, int times, String app) {
        for (int i = 0; i < times; i++) {
            assertThat(signIn(user, WRONG, app).status()).isEqualTo(401);
        }
    }

    private Answer signIn(String userId, String password, String app) {
        return WebSession.anonymous(port).signIn(userId, password, app);
    }

    private List<String> events(String userId) {
        return database.sql("SELECT kind FROM account_event WHERE user_id = ? ORDER BY id")
                .params(userId)
                .query(String.class)
                .list();
    }
}
