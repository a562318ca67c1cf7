package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.reason;
import static org.weibao.process.Forms.report;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.weibao.support.WebSession;

/** A draft of a form is stored on the server for its writer until the task ends. */
class FormDraftTest extends Scenario {

    private static final String TYPED = "{\"answer\":\"DECLINED\",\"reason\":\"职能在民政部门，𠮷林路社区除外 👍\"}";

    @Autowired
    IdentityService identities;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void theClockStartsAgain() {
        clock.startAgain();
    }

    @Test
    void whoWorksOnATaskFindsHisDraftAgain() {
        var lead = session("fulian-officer");
        var task = claimed(lead, Elements.ACCEPT_ASSIGNMENT, declinable());
        assertThat(lead.get(draft(task)).status()).isEqualTo(204);

        var kept = lead.put(draft(task), "{\"answer\":null}");
        assertThat(kept.status()).as(kept.toString()).isEqualTo(200);
        assertThat(Instant.parse(kept.json().path("savedAt").asText())).isEqualTo(clock.instant());
        assertThat(lead.put(draft(task), TYPED).status()).isEqualTo(200);

        var found = session("fulian-officer").get(draft(task));
        assertThat(found.json().path("content").asText()).isEqualTo(TYPED);
        assertThat(Instant.parse(found.json().path("savedAt").asText())).isEqualTo(clock.instant());

        assertThat(lead.send("DELETE", draft(task), null, null).status()).isEqualTo(204);
        assertThat(lead.get(draft(task)).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yi-officer", "fulian-head", "gongan-officer", "supervisor", "admin", "recorder", "office-1"})
    void whoHasNothingToDoWithTheTaskFindsNone(String user) {
        var code = points.ledBy("fulian").in("jia").everybody("学习").published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        var county = session("jia-officer");
        var task = claimed(county, Elements.ACCEPT_PART, code);
        assertThat(county.put(draft(task), TYPED).status()).isEqualTo(200);

        var other = WebSession.signedIn(port, user, appOf(user));
        // The administrator reaches no case work at all.
        var refused = user.equals("admin") ? 403 : 404;
        assertThat(other.get(draft(task)).status()).isEqualTo(refused);
        assertThat(other.put(draft(task), "{}").status()).isEqualTo(refused);
        assertThat(other.send("DELETE", draft(task), null, null).status()).isEqualTo(refused);
        assertThat(county.get(draft(task)).json().path("content").asText()).isEqualTo(TYPED);
    }

    private static String appOf(String user) {
        return switch (user) {
            case "supervisor" -> "cockpit";
            case "admin" -> "admin";
            default -> "tasklist";
        };
    }

    @Test
    void aColleagueStartsWithAnEmptyForm() {
        var code = declinable();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("DECLINED", "职能在民政部门"));
        var first = session("office-1");
        var task = claimed(first, Elements.REASSIGN, code);
        first.put(draft(task), TYPED);
        var second = session("office-2");
        assertThat(second.get(draft(task)).status()).isEqualTo(404);

        assertThat(first.postEngine("/task/" + task + "/unclaim", Map.of()).status())
                .isEqualTo(204);
        assertThat(claimed(second, Elements.REASSIGN, code)).isEqualTo(task);
        assertThat(second.get(draft(task)).status()).isEqualTo(204);
        second.put(draft(task), "{\"reason\":\"另拟\"}");
        assertThat(first.get(draft(task)).status()).isEqualTo(404);

        assertThat(second.postEngine("/task/" + task + "/unclaim", Map.of()).status())
                .isEqualTo(204);
        assertThat(first.get(draft(task)).json().path("content").asText()).isEqualTo(TYPED);
    }

    @Test
    void aWindowThatIsStillOpenKeepsNothingForWhoSignedInAfterwards() {
        var second = session("office-2");
        var code = declinable();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("DECLINED", "职能在民政部门"));
        var task = claimed(second, Elements.REASSIGN, code);
        assertThat(second.put(draft(task) + "?user=office-1", TYPED).status()).isEqualTo(404);
        assertThat(second.put(draft(task) + "?user=office-2", TYPED).status()).isEqualTo(200);
    }

    @Test
    void thereIsNoneWithoutATaskOrASession() {
        assertThat(session("fulian-officer").get(draft("none")).status()).isEqualTo(404);
        assertThat(session("fulian-officer").put(draft("none"), TYPED).status()).isEqualTo(404);
        var task = office.task(Elements.ACCEPT_ASSIGNMENT, declinable()).getId();
        assertThat(WebSession.anonymous(port).get(draft(task)).status()).isEqualTo(401);
        assertThat(WebSession.anonymous(port).put(draft(task), TYPED).status()).isEqualTo(401);
    }

    @Test
    void aRequestWithoutTheTokenKeepsNothing() {
        var lead = session("fulian-officer");
        var task = claimed(lead, Elements.ACCEPT_ASSIGNMENT, declinable());
        lead.forgetToken();
        assertThat(lead.put(draft(task), TYPED).status()).isEqualTo(403);
        assertThat(draftsOf(task)).isZero();
    }

    @Test
    void aMillionCharactersAreTheMost() {
        var lead = session("fulian-officer");
        var task = claimed(lead, Elements.ACCEPT_ASSIGNMENT, declinable());
        var most = "\"" + "未".repeat(999_998) + "\"";
        assertThat(lead.put(draft(task), most).status()).isEqualTo(200);
        var refused = lead.put(draft(task), most + " ");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("detail").asText()).isEqualTo("填写的内容过长，草稿没有保存：最多一百万字，请精简。");
        assertThat(lead.put(draft(task), "").status()).isEqualTo(422);
        assertThat(lead.put(draft(task), "{\"reason\":").status()).isEqualTo(422);
        assertThat(lead.get(draft(task)).json().path("content").asText()).isEqualTo(most);
    }

    @Test
    void itGoesWithTheSubmissionThatIsTaken() {
        var lead = session("fulian-officer");
        var task = claimed(lead, Elements.ACCEPT_ASSIGNMENT, declinable());
        lead.put(draft(task), TYPED);
        assertThat(lead.submit(task, answer("DECLINED", "")).status()).isEqualTo(422);
        assertThat(draftsOf(task)).isEqualTo(1);
        assertThat(lead.submit(task, answer("DECLINED", "职能在民政部门")).status()).isEqualTo(204);
        assertThat(draftsOf(task)).isZero();
        assertThat(lead.put(draft(task), TYPED).status()).isEqualTo(404);
    }

    @Test
    void itGoesWithTheTaskThatEndsInAnotherWay() {
        var code = points.ledBy("fulian").in("jia").everybody("学习").published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        var county = session("jia-officer");
        var task = claimed(county, Elements.ACCEPT_PART, code);
        county.put(draft(task), TYPED);
        office.desk("fulian-officer").does(Elements.REQUEST_END, code, reason("甲县没有签收"));
        office.desk("office-1").does(Elements.CONSENT_END, code, answer("GRANTED"));
        assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
        assertThat(draftsOf(task)).isZero();

        var deleted = declinable();
        var lead = session("fulian-officer");
        var own = claimed(lead, Elements.ACCEPT_ASSIGNMENT, deleted);
        lead.put(draft(own), TYPED);
        office.forget(deleted);
        assertThat(draftsOf(own)).isZero();
    }

    @Test
    void itGoesWithTheAccountOfWhoTypedIt() {
        identities.saveUser(identities.newUser("leaver"));
        var task = office.task(Elements.ACCEPT_ASSIGNMENT, declinable()).getId();
        transaction.executeWithoutResult(status -> database.sql(
                        "insert into form_draft (task_id, user_id, content, saved_at) values (?, 'leaver', '{}', ?)")
                .params(task, LocalDateTime.now(clock))
                .update());
        assertThat(draftsOf(task)).isEqualTo(1);
        identities.deleteUser("leaver");
        assertThat(draftsOf(task)).isZero();
    }

    @Test
    void whatIsReturnedBeginsANewForm() {
        var code = points.ledBy("fulian").in("jia").everybody("学习").published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        office.desk("jia-officer").does(Elements.ACCEPT_PART, code, accept());
        var county = session("jia-officer");
        var before = claimed(county, Elements.REPORT, code + "/jia");
        county.put(draft(before), TYPED);
        var part = pointQuery.parts(points.idOf(code)).stream()
                .filter(each -> each.unit().code().equals("jia"))
                .findFirst()
                .orElseThrow();
        assertThat(county.submit(before, report(part, true, "完成")).status()).isEqualTo(204);
        office.desk("jia-head").does(Elements.SIGN_PART, code, answer("RETURNED", "请补充数字"));
        var again = claimed(county, Elements.REPORT, code + "/jia");
        assertThat(again).isNotEqualTo(before);
        assertThat(county.get(draft(again)).status()).isEqualTo(204);
    }

    private String declinable() {
        return points.ledBy("fulian").everybody("学习").published();
    }

    private WebSession session(String user) {
        return WebSession.tasklist(port, user);
    }

    private String claimed(WebSession session, String step, String code) {
        var task = office.task(step, code).getId();
        var claimed = session.postEngine("/task/" + task + "/claim", Map.of("userId", session.userId()));
        assertThat(claimed.status()).as(claimed.toString()).isEqualTo(204);
        return task;
    }

    private static String draft(String task) {
        return "/camunda/api/weibao/tasks/" + task + "/draft";
    }

    private long draftsOf(String task) {
        return database.sql("select count(*) from form_draft where task_id = ?")
                .param(task)
                .query(Long.class)
                .single();
    }
}
