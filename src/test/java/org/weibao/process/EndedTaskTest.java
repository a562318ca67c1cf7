package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.reason;
import static org.weibao.process.Forms.report;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.weibao.support.WebSession;
import org.weibao.support.WebSession.Answer;

/** Those who could see a task can read how it ended. */
class EndedTaskTest extends Scenario {

    private static final String UNFINISHED = "结束落实已经办公室同意（陈立（市未保办综合科科长）2023-03-06 10:00），这项承办任务记为未完成，不用再填报。";

    @BeforeEach
    void startAgain() {
        clock.startAgain();
    }

    @Test
    void theWayOutIsNamedWithWhoConsented() {
        var code = implementing();
        var county = WebSession.tasklist(port, "jia-officer");
        var task = claimed(county, Elements.REPORT, code + "/jia");
        assertThat(end(county, task).status()).as("an open task has no end").isEqualTo(404);
        office.desk("fulian-officer").does(Elements.REQUEST_END, code, reason("甲县没有进展"));
        clock.advance(Duration.ofHours(1));
        office.desk("office-1").does(Elements.CONSENT_END, code, answer("GRANTED"));
        clock.advance(Duration.ofHours(1));

        assertThat(message(end(county, task))).isEqualTo(UNFINISHED);
        assertThat(message(end(WebSession.tasklist(port, "jia-head"), task))).isEqualTo(UNFINISHED);
        assertThat(message(end(WebSession.tasklist(port, "office-2"), task))).isEqualTo(UNFINISHED);
        assertThat(end(WebSession.tasklist(port, "yi-officer"), task).status()).isEqualTo(404);
        assertThat(end(WebSession.signedIn(port, "admin", "admin"), task).status())
                .isEqualTo(403);

        var late = county.submit(task, report(part(code, "jia"), false, "正在开展"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(detail(late)).isEqualTo(UNFINISHED + "您的操作没有保存。");
        assertThat(detail(county.postEngine("/task/" + task + "/claim", Map.of("userId", "jia-officer"))))
                .isEqualTo(UNFINISHED + "您的操作没有保存。");
        assertThat(detail(WebSession.tasklist(port, "yi-officer")
                        .postEngine("/task/" + task + "/claim", Map.of("userId", "yi-officer"))))
                .isEqualTo("该任务已办理或已由他人办理，请刷新后再看。");
    }

    @Test
    void whatSomebodyElseHasDoneIsNamedWithThem() {
        var code = points.ledBy("fulian").everybody("学习").published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("DECLINED", "不宜牵头"));
        var task = office.task(Elements.REASSIGN, code).getId();
        office.desk("office-2").does(Elements.REASSIGN, code, Map.of("lead", "fulian", "reason", "仍请牵头"));
        var late = WebSession.tasklist(port, "office-1").submit(task, Map.of("lead", "fulian", "reason", "请牵头"));
        assertThat(detail(late)).isEqualTo("该任务已办理或已由他人办理，请刷新后再看。这项任务已由林晓梅（市未保办综合科科员）于2023-03-06 09:00办完，不用再办。");
    }

    @Test
    void aRequestThatIsNoLongerNeededSaysSo() {
        var code = implementing();
        var request = office.task(Elements.REQUEST_END, code).getId();
        office.desk("jia-officer").does(Elements.REPORT, code + "/jia", report(part(code, "jia"), true, "完成"));
        office.desk("jia-head").does(Elements.SIGN_PART, code + "/jia", answer("SIGNED"));
        office.desk("fulian-officer").does(Elements.VERIFY, code + "/jia", answer("PASSED"));
        office.desk("fulian-officer").does(Elements.REPORT, code + "/fulian", report(part(code, "fulian"), true, "完成"));
        assertThat(message(end(WebSession.tasklist(port, "fulian-officer"), request)))
                .startsWith("承办任务均已完成，不用再提请结束落实。最近一步：")
                .endsWith("2023-03-06 09:00报告办结。");
    }

    private String implementing() {
        var code = points.ledBy("fulian").in("jia").everybody("宣讲").published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        office.desk("jia-officer").does(Elements.ACCEPT_PART, code + "/jia", accept());
        return code;
    }

    private static Answer end(WebSession session, String task) {
        return session.get("/camunda/api/weibao/tasks/" + task + "/end");
    }

    private static String message(Answer answer) {
        return answer.json().path("message").asText();
    }

    private static String detail(Answer answer) {
        return answer.json().path("detail").asText();
    }

    private String claimed(WebSession session, String step, String code) {
        var task = office.task(step, code).getId();
        session.postEngine("/task/" + task + "/claim", Map.of("userId", session.userId()));
        return task;
    }
}
