package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.report;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.weibao.board.EventView;
import org.weibao.board.PartView;
import org.weibao.identity.InitialPassword;
import org.weibao.organization.Directory;
import org.weibao.support.WebSession;
import org.weibao.support.WebSession.Answer;
import org.weibao.workpoint.EntryKind;

/** Records keep who acted, while the administrator's requests from Admin create, rename and remove people. */
class PeopleStoryTest extends Scenario {

    private static final String USER = "/camunda/api/engine/engine/default/user/";

    @Autowired
    Directory directory;

    @Autowired
    JdbcClient database;

    private WebSession admin;

    @BeforeEach
    void administratorIsThere() {
        clock.startAgain();
        admin = WebSession.signedIn(port, "admin", "admin");
    }

    @Test
    void everyRecordKeepsNameAndPostAcrossRenamingAndRemovalAndTheIdIsNobodyElses() {
        var password = creates("sun-xiaoyan", "小燕", "孙");
        joins("sun-xiaoyan", "county-jia");
        var code = points.ledBy("fulian").in("jia").everybody("宣讲").published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        var session = settled("sun-xiaoyan", password);
        assertThat(session.submit(claimed(session, Elements.ACCEPT_PART, code), accept())
                        .status())
                .isEqualTo(204);
        office.continueToNextWaitState();
        var task = claimed(session, Elements.REPORT, code + "/jia");
        var uploaded = session.upload(
                "/camunda/api/weibao/tasks/" + task + "/files", "名单.txt", "宣讲12场".getBytes(StandardCharsets.UTF_8));
        assertThat(uploaded.status()).as(uploaded.toString()).isEqualTo(200);

        clock.advance(Duration.ofHours(1));
        done(admin.put(USER + "sun-xiaoyan/profile", profile("sun-xiaoyan", "晓雁", "孙")));
        assertThat(office.task(Elements.REPORT, code + "/jia").getAssignee()).isEqualTo("sun-xiaoyan");
        clock.advance(Duration.ofHours(1));
        var content = new HashMap<String, Object>(report(part(code), true, "完成"));
        content.put("files", List.of(uploaded.json().path("id").asLong()));
        assertThat(session.submit(task, content).status()).isEqualTo(204);
        office.continueToNextWaitState();
        clock.advance(Duration.ofHours(1));
        done(admin.send("DELETE", USER + "sun-xiaoyan", null, null));

        clock.advance(Duration.ofHours(1));
        var again = create("sun-xiaoyan", "国强", "李");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.json().path("message").asText())
                .isEqualTo("用户名“sun-xiaoyan”是孙晓雁（甲县经办人）用过的，账号已停用。经办记录要认得出是谁，用过的用户名不再给别人；请另起一个，例如“sun-xiaoyan-2”。");
        assertThat(WebSession.anonymous(port)
                        .signIn("sun-xiaoyan", password, "tasklist")
                        .status())
                .isEqualTo(401);

        assertThat(pointQuery.timelineOfPart(part(code).id()))
                .extracting(EventView::kind, EventView::by, EventView::byPost)
                .contains(tuple(EntryKind.ACCEPTED, "孙小燕", "甲县经办人"), tuple(EntryKind.DONE, "孙晓雁", "甲县经办人"));
        assertThat(pointQuery.reports(part(code).id()))
                .first()
                .returns("孙晓雁", each -> each.submittedBy())
                .returns("甲县经办人", each -> each.submittedByPost())
                .satisfies(each -> assertThat(each.files())
                        .extracting(file -> file.uploadedBy())
                        .containsExactly("孙小燕"));
        assertThat(directory.nameOf("sun-xiaoyan")).isEqualTo("孙晓雁");
        assertThat(database.sql(
                                "SELECT kind, user_name, done_by_name FROM account_event WHERE user_id = 'sun-xiaoyan' ORDER BY id")
                        .query((row, number) ->
                                List.of(row.getString(1), row.getString(2), String.valueOf(row.getString(3))))
                        .list())
                .contains(List.of("OPENED", "孙小燕", "高伟"), List.of("CLOSED", "孙晓雁", "高伟"));
    }

    @Test
    void theFormAndTheTasklistShowANameFromAdminFamilyNameFirst() {
        var password = creates("li-na", "娜", "李");
        joins("li-na", "unit-fulian");
        var session = settled("li-na", password);
        var code = points.ledBy("fulian").everybody("学习").published();
        var task = claimed(session, Elements.ACCEPT_ASSIGNMENT, code);
        assertThat(session.get("/camunda/api/weibao/tasks/" + task)
                        .json()
                        .at("/task/userName")
                        .asText())
                .isEqualTo("李娜");
        // The web apps' own pages put a blank between the two.
        var profile = session.getEngine("/user/li-na/profile").json();
        assertThat(profile.path("firstName").asText() + profile.path("lastName").asText())
                .isEqualTo("李娜");

        // In Admin the form asks for a last name once more.
        done(admin.put(USER + "li-na/profile", profile("li-na", "李娜", "李")));
        assertThat(directory.nameOf("li-na")).isEqualTo("李娜");
        done(admin.put(USER + "li-na/profile", profile("li-na", "Lina", "Li")));
        assertThat(directory.nameOf("li-na")).isEqualTo("Lina Li");
    }

    @Test
    void anAccountThatHasDoneNothingGoesAndItsIdIsFreeAgain() {
        creates("slip", "滑", "手");
        done(admin.send("DELETE", USER + "slip", null, null));
        creates("slip", "文", "高");
        assertThat(directory.nameOf("slip")).isEqualTo("高文");
        var taken = create("slip", "另", "外");
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.json().path("message").asText()).isEqualTo("用户名“slip”已有人在用，请另起一个，例如“slip-2”。");
    }

    @Test
    void whatWhoLeavesHadIsOpenToColleaguesAndWhatTheyDidKeepsTheirName() {
        var password = creates("wang-wu", "武", "王");
        joins("wang-wu", "unit-fulian");
        var session = settled("wang-wu", password);
        var code = points.ledBy("fulian").everybody("学习").published();
        var task = claimed(session, Elements.ACCEPT_ASSIGNMENT, code);
        done(admin.send("DELETE", USER + "wang-wu", null, null));
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isNull();
        assertThat(create("wang-wu", "小", "王").status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {" zhao", "zhao ", "\u3000zhao", "zhao\u00a0", "zhao\t", "Zhao", "zh ao", "JIA-officer"})
    void anIdThatCouldBeTakenForAnotherIsRefused(String id) {
        var refused = create(id, "磊", "赵");
        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().path("message").asText()).contains("只能由小写字母、数字和连字符组成");
    }

    private String creates(String id, String first, String last) {
        var password = InitialPassword.of(null).value();
        done(create(id, first, last, password));
        return password;
    }

    private Answer create(String id, String first, String last) {
        return create(id, first, last, InitialPassword.of(null).value());
    }

    private Answer create(String id, String first, String last, String password) {
        return admin.postEngine(
                "/user/create",
                Map.of("profile", profile(id, first, last), "credentials", Map.of("password", password)));
    }

    private static Map<String, String> profile(String id, String first, String last) {
        return Map.of("id", id, "firstName", first, "lastName", last, "email", "");
    }

    private void joins(String id, String group) {
        done(admin.send("PUT", "/camunda/api/engine/engine/default/group/" + group + "/members/" + id, null, null));
    }

    /** Signed in, with a password of their own. */
    private WebSession settled(String id, String oneTime) {
        var session = WebSession.signedIn(port, id, oneTime, "tasklist");
        done(session.post(
                "/camunda/api/weibao/password",
                Map.of("current", oneTime, "password", InitialPassword.of(null).value())));
        return session;
    }

    private String claimed(WebSession session, String step, String code) {
        var task = office.task(step, code).getId();
        done(session.postEngine("/task/" + task + "/claim", Map.of("userId", session.userId())));
        return task;
    }

    private PartView part(String code) {
        return part(code, "jia");
    }

    private static void done(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    }
}
