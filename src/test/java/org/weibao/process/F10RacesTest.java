package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.checked;
import static org.weibao.process.Forms.compiled;
import static org.weibao.process.Forms.on;
import static org.weibao.process.Forms.reason;
import static org.weibao.process.Forms.report;
import static org.weibao.process.Forms.verdict;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.weibao.support.WebSession;
import org.weibao.support.WebSession.Answer;
import org.weibao.workpoint.PartState;
import org.weibao.workpoint.Phase;

/**
 * Trial F10: of people who click at the same moment one wins, and there is one record. The others read that they were
 * late.
 */
@TestPropertySource(properties = "camunda.bpm.job-execution.enabled=true")
class F10RacesTest extends Scenario {

    /** Of the quickest race; {@code -Dweibao.race.rounds=100} for all. */
    private static final int ROUNDS = Integer.getInteger("weibao.race.rounds", 20);

    /** Sixteen who may all do 市妇联's tasks and sign its reports, and two more who record for the leading group. */
    private static final List<String> COLLEAGUES = Stream.of(
                    "wangxinban", "zhengfawei", "renda", "fayuan", "jianchayuan", "fagai", "jiaoti", "gongan")
            .flatMap(unit -> Stream.of(unit + "-officer", unit + "-head"))
            .toList();

    private static final List<String> GROUPS = List.of("unit-fulian", "unit-fulian-head", "leading-group");

    @Autowired
    IdentityService identity;

    private final AtOnce colleagues = new AtOnce(COLLEAGUES.size());
    private List<WebSession> sessions = List.of();

    @BeforeAll
    void sixteenSignIn() {
        GROUPS.forEach(group -> COLLEAGUES.forEach(user -> identity.createMembership(user, group)));
        sessions =
                COLLEAGUES.stream().map(user -> WebSession.tasklist(port, user)).toList();
    }

    @AfterAll
    void theyGoHome() {
        GROUPS.forEach(group -> COLLEAGUES.forEach(user -> identity.deleteMembership(user, group)));
        colleagues.close();
    }

    @BeforeEach
    void time() {
        clock.startAgain();
    }

    @Test
    void sixteenClaimOneTask() throws Exception {
        var code = points.ledBy("fulian").everybody("学习").published();
        var task = office.task(Elements.ACCEPT_ASSIGNMENT, code).getId();
        for (var round = 0; round < ROUNDS; round++) {
            var answers = atOnce(
                    16, session -> session.postEngine("/task/" + task + "/claim", Map.of("userId", session.userId())));

            var winner = assertOneWins(answers);
            assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                    .isEqualTo(sessions.get(winner).userId());
            tasks.setAssignee(task, null);
        }
    }

    @Test
    void sixteenReportForOnePart() throws Exception {
        // The part ends today: its last period takes as many reports as there are.
        var code = points.ledBy("fulian")
                .due(LocalDate.of(2023, 3, 20))
                .everybody("学习")
                .published();
        office.desk("fulian-officer").click(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        awaitTask(Elements.REPORT, code + "/fulian");
        var part = part(code, "fulian");
        var rounds = ROUNDS / 2;
        for (var round = 0; round < rounds; round++) {
            var text = "第" + round + "次";
            var task = office.task(Elements.REPORT, code + "/fulian").getId();

            assertOneWins(atOnce(16, session -> session.submit(task, report(part, false, text))));
        }
        assertThat(pointQuery.reports(part.id())).hasSize(rounds);
        assertThat(office.tasks(Elements.REPORT, code + "/fulian")).hasSize(1);
        assertThat(office.failedJobs()).isZero();
    }

    @Test
    void twoHeadsSignAndReturnAtOnce() throws Exception {
        for (var round = 0; round < ROUNDS / 5; round++) {
            var code = accepted("fulian");
            var lead = office.desk("fulian-officer");
            lead.click(Elements.REPORT, code + "/fulian", report(part(code, "fulian"), true, "完成"));
            awaitTask(Elements.COMPILE, code);
            lead.click(
                    Elements.COMPILE,
                    code,
                    compiled(pointQuery.point(points.idOf(code)).measures(), "汇总"));
            var task = office.task(Elements.SIGN, code).getId();

            var winner = assertOneWins(
                    colleagues.all(List.of(() -> sessions.get(0).submit(task, answer("SIGNED")), () -> sessions.get(1)
                            .submit(task, answer("RETURNED", "请补充")))));

            var signed = winner == 0;
            assertThat(pointQuery.point(points.idOf(code)).phase()).isEqualTo(signed ? Phase.REVIEW : Phase.REPORTING);
            assertThat(pointQuery.compiled(points.idOf(code)).get(0).signedBy() != null)
                    .isEqualTo(signed);
            assertThat(pointQuery.decisions(points.idOf(code))).hasSize(signed ? 0 : 1);
            assertThat(office.tasks(Elements.CHECK, code)).hasSize(signed ? 1 : 0);
            assertThat(office.tasks(Elements.COMPILE, code)).hasSize(signed ? 0 : 1);
        }
    }

    @Test
    void twoRecordersDecideTheSameTwoPointsInOppositeOrder() throws Exception {
        for (var round = 0; round < ROUNDS / 5; round++) {
            var first = toDecide();
            var second = toDecide();
            var firstTask = office.task(Elements.DECIDE, first).getId();
            var secondTask = office.task(Elements.DECIDE, second).getId();
            var one = points.idOf(first);
            var two = points.idOf(second);

            assertOneWins(colleagues.all(List.of(
                    () -> sessions.get(0)
                            .submit(firstTask, verdict("2023-03-06", on(one, "CLOSED", ""), on(two, "CLOSED", ""))),
                    () -> sessions.get(1)
                            .submit(
                                    secondTask,
                                    verdict(
                                            "2023-03-06",
                                            on(two, "CARRIED_OVER", "下年继续"),
                                            on(one, "CARRIED_OVER", "下年继续"))))));

            assertThat(pointQuery.point(one).phase())
                    .isEqualTo(pointQuery.point(two).phase())
                    .isIn(Phase.CLOSED, Phase.CARRIED_OVER);
            assertThat(pointQuery.decisions(one)).hasSize(2);
            assertThat(pointQuery.decisions(two)).hasSize(2);
            assertThat(office.isRunning(first) || office.isRunning(second)).isFalse();
        }
    }

    /** A county reports while a job ends implementation and takes its task away. */
    @Test
    void aReportMeetsTheJobThatEndsImplementation() throws Exception {
        for (var round = 0; round < ROUNDS / 5; round++) {
            var code = accepted("fulian", "gongan");
            office.desk("gongan-officer").click(Elements.ACCEPT_PART, code + "/gongan/", accept());
            office.desk("fulian-officer").click(Elements.REQUEST_END, code, reason("已到期"));
            var part = part(code, "gongan");
            var reporting = office.task(Elements.REPORT, code + "/gongan/").getId();
            var officer = sessions.get(COLLEAGUES.indexOf("gongan-officer"));
            var consenting = office.desk("office-1");

            var answers =
                    colleagues.<Object>all(List.of(() -> officer.submit(reporting, report(part, false, "赶上了")), () -> {
                        consenting.click(Elements.CONSENT_END, code, answer("GRANTED"));
                        return "";
                    }));

            var reported = (Answer) answers.get(0);
            assertThat(reported.status()).as(reported.toString()).isIn(204, 409, 403, 404);
            awaitTask(Elements.COMPILE, code);
            assertThat(part(code, "gongan").state()).isEqualTo(PartState.UNFINISHED);
            assertThat(pointQuery.reports(part.id())).hasSize(reported.status() == 204 ? 1 : 0);
            assertThat(office.tasks(Elements.REPORT, code)).isEmpty();
            assertThat(office.failedJobs()).isZero();
        }
    }

    private String accepted(String lead, String... others) {
        var code = points.ledBy(lead).with(others).everybody("学习").published();
        office.desk(lead + "-officer").click(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        awaitTask(Elements.REPORT, code + "/" + lead);
        for (var other : others) {
            awaitTask(Elements.ACCEPT_PART, code + "/" + other);
        }
        return code;
    }

    private String toDecide() {
        var code = accepted("fulian");
        var lead = office.desk("fulian-officer");
        lead.click(Elements.REPORT, code + "/fulian", report(part(code, "fulian"), true, "完成"));
        awaitTask(Elements.COMPILE, code);
        lead.click(
                Elements.COMPILE,
                code,
                compiled(pointQuery.point(points.idOf(code)).measures(), "汇总"));
        office.desk("fulian-head").click(Elements.SIGN, code, answer("SIGNED"));
        office.desk("office-1").click(Elements.CHECK, code, checked(true, true));
        return code;
    }

    private void awaitTask(String step, String key) {
        // A job that lost is tried again a minute later.
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            clock.advance(Duration.ofMinutes(1));
            return office.tasks(step, key).size() == 1;
        });
    }

    private List<Answer> atOnce(int people, Click click) throws Exception {
        var acts = new ArrayList<Callable<Answer>>();
        sessions.subList(0, people).forEach(session -> acts.add(() -> click.by(session)));
        return colleagues.all(acts);
    }

    private interface Click {
        Answer by(WebSession session);
    }

    /** @return the index of the winner */
    private static int assertOneWins(List<Answer> answers) {
        var statuses = answers.stream().map(Answer::status).toList();
        assertThat(statuses).as(answers.toString()).containsOnlyOnce(204).isSubsetOf(204, 409);
        return statuses.indexOf(204);
    }
}
