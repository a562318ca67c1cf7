package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.report;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.weibao.board.PartView;
import org.weibao.board.PlanFormQuery;
import org.weibao.support.WebSession;
import org.weibao.support.WebSession.Answer;
import org.weibao.workpoint.PartState;

/** Trial F9: the same form sent twenty times at the same time, as by an impatient person, is one act on record. */
class F9ResubmitTest extends Scenario {

    private static final int TIMES = 20;

    @Autowired
    PlanFormQuery plans;

    @Autowired
    JdbcClient database;

    @Test
    void aReportSentTwentyTimesIsOneReport() throws Exception {
        clock.startAgain();
        var code = points.ledBy("fulian").in("jia", "yi").everybody("宣讲").published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        office.desk("jia-officer").does(Elements.ACCEPT_PART, code + "/jia/", accept());
        office.desk("yi-officer").does(Elements.ACCEPT_PART, code + "/yi/", accept());
        office.desk("yi-officer").does(Elements.REPORT, code + "/yi/", report(part(code, "yi"), false, "已宣讲"));
        var task = office.task(Elements.REPORT, code + "/jia/").getId();

        var answers = twentyTimes("jia-officer", session -> session.submit(task, report(part(code), false, "已宣讲")));

        assertOneDid(answers, 204, 409);
        assertThat(pointQuery.reports(part(code).id())).hasSize(1);
        assertThat(pointQuery.timelineOfPart(part(code).id()))
                .filteredOn(event -> event.text().endsWith("：已宣讲"))
                .hasSize(1);
        assertThat(office.tasks(Elements.REPORT, code + "/jia/")).hasSize(1);
        assertThat(part(code).due())
                .as("one period further, as after one click")
                .isEqualTo(part(code, "yi").due());

        var next = office.task(Elements.REPORT, code + "/jia/").getId();
        assertOneDid(
                twentyTimes("jia-officer", session -> session.submit(next, report(part(code), true, "完成"))), 204, 409);
        assertThat(pointQuery.reports(part(code).id())).hasSize(2);
        assertThat(part(code).state()).isEqualTo(PartState.TO_SIGN);
        assertThat(office.tasks(Elements.SIGN_PART, code + "/jia/")).hasSize(1);
    }

    @Test
    void aYearTakenTwentyTimesIsOnePlan() throws Exception {
        clock.startAgain();
        var before = plans();
        try {
            var answers = twentyTimes("office-1", session -> {
                var definition = session.getEngine("/process-definition?key=annual-plan&latestVersion=true")
                        .json()
                        .path(0)
                        .path("id")
                        .asText();
                return session.postEngine(
                        "/process-definition/" + definition + "/submit-form",
                        Map.of(
                                "variables",
                                Map.of("submission", Map.of("value", "{\"year\":2023}", "type", "String"))));
            });

            assertOneDid(answers, 200, 409, 422);
            assertThat(plans()).isEqualTo(before + 1);
            assertThat(plans.points(points.planOf(2023))).hasSize(8);
            assertThat(office.tasks(Elements.PROOFREAD, "%")).hasSize(1);
        } finally {
            office.forget("2023");
            points.forgetYear(2023);
        }
    }

    private long plans() {
        return database.sql("SELECT COUNT(*) FROM plan").query(Long.class).single();
    }

    private List<Answer> twentyTimes(String user, Click click) throws Exception {
        var tabs = Stream.generate(() -> WebSession.tasklist(port, user))
                .limit(TIMES)
                .toList();
        try (var finger = new AtOnce(TIMES)) {
            return finger.all(tabs.stream()
                    .<Callable<Answer>>map(tab -> () -> click.by(tab))
                    .toList());
        }
    }

    private interface Click {
        Answer by(WebSession session);
    }

    private static void assertOneDid(List<Answer> answers, int done, Integer... late) {
        assertThat(answers)
                .filteredOn(answer -> answer.status() == done)
                .as(answers.toString())
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != done)
                .extracting(Answer::status)
                .as(answers.toString())
                .isSubsetOf(late);
    }

    private PartView part(String code) {
        return part(code, "jia");
    }
}
