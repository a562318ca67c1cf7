package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.checked;
import static org.weibao.process.Forms.compiled;
import static org.weibao.process.Forms.on;
import static org.weibao.process.Forms.returned;
import static org.weibao.process.Forms.verdict;
import static org.weibao.support.SampleFiles.docx;
import static org.weibao.support.SampleFiles.jpeg;
import static org.weibao.support.SampleFiles.pdf;
import static org.weibao.support.SampleFiles.picture;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.weibao.board.FileView;
import org.weibao.board.PartView;
import org.weibao.support.WebSession;
import org.weibao.support.WebSession.Answer;

/** Files of evidence from the upload to the meeting, by HTTP: who brings them, who sees them, and who has opened them. */
@ExtendWith(OutputCaptureExtension.class)
class EvidenceTest extends Scenario {

    private static final String API = "/camunda/api/weibao";

    @Autowired
    JdbcClient database;

    private final Map<String, WebSession> sessions = new HashMap<>();

    String code;

    @BeforeAll
    void everybodySignsIn() {
        for (var user : List.of(
                "fulian-officer",
                "fulian-head",
                "gongan-officer",
                "jia-officer",
                "jia-head",
                "yi-officer",
                "yi-head",
                "jiaoti-officer",
                "office-1",
                "recorder")) {
            sessions.put(user, WebSession.tasklist(port, user));
        }
        sessions.put("supervisor", WebSession.signedIn(port, "supervisor", "cockpit"));
        sessions.put("admin", WebSession.signedIn(port, "admin", "admin"));
        sessions.put("nobody", WebSession.anonymous(port));
    }

    @BeforeEach
    void aPointIsBeingImplemented() {
        clock.startAgain();
        code = accepted();
    }

    private String accepted() {
        var published = points.ledBy("fulian")
                .with("gongan")
                .in("jia", "yi")
                .everybody("宣讲")
                .published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, published, answer("ACCEPTED"));
        for (var unit : List.of("gongan", "jia", "yi")) {
            office.desk(unit + "-officer").does(Elements.ACCEPT_PART, published + "/" + unit, Forms.accept());
        }
        return published;
    }

    @Test
    void aPhotoOfTwoMegabytesComesBackAsItWas() {
        var photo = picture("jpeg", 2_400, 1_600);
        assertThat(photo.length).isGreaterThan(2_000_000);
        var id = uploaded("jia", "活动照片（一）.jpg", photo);
        submitted("jia", id);
        var served = sessions.get("fulian-officer").download(API + "/files/" + id);
        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(served.body()).isEqualTo(photo);
        assertThat(served.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(served.headers().firstValueAsLong("Content-Length")).hasValue(photo.length);
    }

    @Test
    void aDraftIsSeenByItsOwnUnitAloneAndSurvivesTheSession() {
        var id = uploaded("jia", "台账.docx", docx());
        var again = WebSession.tasklist(port, "jia-officer");
        var listed = again.get(API + "/tasks/" + reportTask("jia")).json().path("files");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).path("id").asLong()).isEqualTo(id);
        assertThat(listed.get(0).path("name").asText()).isEqualTo("台账.docx");
        assertThat(listed.get(0).path("length").asLong()).isEqualTo(docx().length);
        assertThat(listed.get(0).path("uploadedBy").asText()).isEqualTo("夏明");
        assertSeenOnlyBy(id, "jia-officer", "jia-head");
        // The office and supervisors see the task, and still not what has not been submitted.
        for (var user : List.of("office-1", "supervisor")) {
            var form = sessions.get(user).get(API + "/tasks/" + reportTask("jia"));
            assertThat(form.json().path("files")).isEmpty();
        }
    }

    @Test
    void aReportsFilesAreSeenByWhoeverSeesTheReport() {
        var id = uploaded("jia", "台账.docx", docx());
        submitted("jia", id);
        assertSeenOnlyBy(
                id, "jia-officer", "jia-head", "fulian-officer", "fulian-head", "office-1", "recorder", "supervisor");
        assertThat(names(part("jia").report().files())).containsExactly("台账.docx");
        office.desk("jia-head").does(Elements.SIGN_PART, code + "/jia", answer("SIGNED"));
        var form = sessions.get("fulian-officer")
                .get(API + "/tasks/"
                        + office.task(Elements.VERIFY, code + "/jia").getId());
        assertThat(form.json().path("part").path("report").path("files").findValuesAsText("name"))
                .containsExactly("台账.docx");
        assertThat(form.json().path("reports").get(0).path("files").findValuesAsText("name"))
                .containsExactly("台账.docx");
    }

    @Test
    void aResponsibleUnitsFilesAreNotTheCountys() {
        var task = office.task(Elements.REPORT, code + "/gongan").getId();
        var id = id(sessions.get("gongan-officer").upload(API + "/tasks/" + task + "/files", "总结.pdf", pdf()));
        var report = report("gongan", true, id);
        office.desk("gongan-officer").does(Elements.REPORT, code + "/gongan", report);
        assertSeenOnlyBy(id, "gongan-officer", "fulian-officer", "fulian-head", "office-1", "recorder", "supervisor");
    }

    @Test
    void everyOpeningIsOnRecord() {
        var id = uploaded("jia", "照片.jpg", jpeg());
        submitted("jia", id);
        assertThat(openings(id)).isEmpty();
        sessions.get("fulian-officer").get(API + "/files/" + id);
        clock.advance(Duration.ofMinutes(1));
        sessions.get("supervisor").get(API + "/files/" + id + "/preview");
        sessions.get("office-1").get(API + "/files/" + id);
        sessions.get("yi-officer").get(API + "/files/" + id);
        sessions.get("admin").get(API + "/files/" + id);
        assertThat(openings(id))
                .containsExactly(
                        "fulian-officer 2023-03-06 09:00", "supervisor 2023-03-06 09:01", "office-1 2023-03-06 09:01");
    }

    @Test
    void damagedContentIsNeverServed(CapturedOutput log) {
        var id = uploaded("jia", "照片.jpg", jpeg());
        submitted("jia", id);
        var damaged = jpeg();
        damaged[damaged.length / 2] ^= 1;
        transaction.executeWithoutResult(
                status -> database.sql("update evidence_content set content = ? where file_id = ?")
                        .params(damaged, id)
                        .update());
        for (var path : List.of("", "/preview")) {
            var answer = sessions.get("fulian-officer").get(API + "/files/" + id + path);
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.json().path("detail").asText())
                    .isEqualTo("“照片.jpg”的内容与上传时不一致（可能已经损坏），不能打开。请联系系统管理员从备份中恢复。");
        }
        transaction.executeWithoutResult(status -> database.sql("delete from evidence_content where file_id = ?")
                .param(id)
                .update());
        assertThat(sessions.get("fulian-officer").get(API + "/files/" + id).status())
                .isEqualTo(500);
        assertThat(log).contains("File of evidence " + id + " is damaged");
        assertThat(openings(id)).isEmpty();
    }

    @Test
    void onlyWhoeverWorksOnTheTaskUploadsAndRemoves() {
        var path = API + "/tasks/" + reportTask("jia") + "/files";
        var id = uploaded("jia", "台账.docx", docx());
        for (var user : List.of(
                "jia-head", "yi-officer", "fulian-officer", "gongan-officer", "office-1", "recorder", "supervisor")) {
            assertThat(sessions.get(user).upload(path, "a.pdf", pdf()).status())
                    .as(user)
                    .isEqualTo(404);
            assertThat(delete(user, path + "/" + id).status()).as(user).isEqualTo(404);
        }
        assertThat(sessions.get("admin").upload(path, "a.pdf", pdf()).status()).isEqualTo(403);
        assertThat(delete("admin", path + "/" + id).status()).isEqualTo(403);
        assertThat(sessions.get("nobody").upload(path, "a.pdf", pdf()).status()).isEqualTo(401);
        office.alsoIn("yi-officer", "county-jia", () -> {
            var colleague = WebSession.tasklist(port, "yi-officer");
            assertThat(colleague.upload(path, "a.pdf", pdf()).status())
                    .as("who has begun the form has the task")
                    .isEqualTo(404);
            tasks.setAssignee(reportTask("jia"), null);
            assertThat(colleague.upload(path, "a.pdf", pdf()).status()).isEqualTo(200);
            assertThat(sessions.get("jia-officer").upload(path, "b.pdf", pdf()).status())
                    .isEqualTo(404);
            tasks.setAssignee(reportTask("jia"), null);
        });
        assertThat(delete("jia-officer", path + "/" + id).status()).isEqualTo(204);
        assertThat(delete("jia-officer", path + "/" + id).status()).isEqualTo(404);
        assertThat(sessions.get("jia-officer").get(API + "/files/" + id).status())
                .isEqualTo(404);
    }

    @Test
    void stepsWithoutAReportTakeNoFiles() {
        submitted("jia", uploaded("jia", "台账.docx", docx()));
        var task = office.task(Elements.SIGN_PART, code + "/jia").getId();
        assertThat(sessions.get("jia-head")
                        .upload(API + "/tasks/" + task + "/files", "a.pdf", pdf())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aFileIsAttachedOnceAndNeverRemoved() {
        var id = uploaded("jia", "一季度.pdf", pdf());
        var kept = uploaded("jia", "以后再交.pdf", pdf());
        office.desk("jia-officer").does(Elements.REPORT, code + "/jia", report("jia", false, id));

        var task = reportTask("jia");
        var listed = sessions.get("jia-officer").get(API + "/tasks/" + task).json();
        assertThat(listed.path("files").findValuesAsText("name")).containsExactly("以后再交.pdf");
        assertThat(listed.path("reports").get(0).path("files").findValuesAsText("name"))
                .containsExactly("一季度.pdf");
        assertThat(delete("jia-officer", API + "/tasks/" + task + "/files/" + id)
                        .status())
                .isEqualTo(409);
        assertRefused(
                submit("jia-officer", task, report("jia", true, kept, id)),
                "files[1]",
                "“一季度.pdf”已经随另一份报告或决定提交，不能再次提交，请去掉或者重新上传。");
        assertThat(pointQuery.reports(part("jia").id())).hasSize(1);
        assertThat(submit("jia-officer", task, report("jia", true, kept)).status())
                .isEqualTo(204);
        assertThat(pointQuery.reports(part("jia").id()).stream().map(each -> names(each.files())))
                .containsExactly(List.of("以后再交.pdf"), List.of("一季度.pdf"));
        assertThat(sessions.get("jia-officer").get(API + "/files/" + id).status())
                .isEqualTo(200);
    }

    /** The answer to a return need not bring them again: form and head see them with it. */
    @Test
    void whatWasAttachedToAReturnedReportStillCounts() {
        submitted("jia", uploaded("jia", "台账.docx", docx()));
        office.desk("jia-head").does(Elements.SIGN_PART, code + "/jia", answer("RETURNED", "数字写错"));
        assertThat(part("jia").report())
                .returns(true, each -> each.returned())
                .returns(List.of("台账.docx"), each -> names(each.files()));

        submitted("jia", uploaded("jia", "更正.pdf", pdf()));
        assertThat(part("jia").report())
                .returns(List.of("更正.pdf"), each -> names(each.files()))
                .returns(List.of("台账.docx"), each -> names(each.kept()));
    }

    @Test
    void foreignFilesAreRefused() {
        var own = uploaded("jia", "a.pdf", pdf());
        var others = uploaded("yi", "b.pdf", pdf());
        var sentence = "份材料已经删除、不是在本任务中上传的，或者列了两次，请刷新后再提交。";
        var task = reportTask("jia");
        assertRefused(submit("jia-officer", task, report("jia", true, others)), "files[0]", "第1" + sentence);
        assertRefused(submit("jia-officer", task, report("jia", true, own, own)), "files[1]", "第2" + sentence);
        assertRefused(submit("jia-officer", task, report("jia", true, own, 999_999L)), "files[1]", "第2" + sentence);
        assertThat(delete("jia-officer", API + "/tasks/" + task + "/files/" + others)
                        .status())
                .isEqualTo(404);
        var another = accepted();
        assertRefused(
                submit(
                        "jia-officer",
                        office.task(Elements.REPORT, another + "/jia").getId(),
                        with(Forms.report(part(another, "jia"), true, "完成"), own)),
                "files[0]",
                "第1" + sentence);
        assertThat(pointQuery.reports(part("jia").id())).isEmpty();
        assertSeenOnlyBy(own, "jia-officer", "jia-head");
    }

    @Test
    void noNewProgressTakesNoFiles() {
        clock.setTo(LocalDate.of(2023, 3, 27));
        sessions.put("jia-officer", WebSession.tasklist(port, "jia-officer"));
        var id = uploaded("jia", "a.pdf", pdf());
        assertRefused(
                submit("jia-officer", reportTask("jia"), with(Forms.noNewProgress(), id)),
                "files",
                "无新进展不附证明材料；有材料要提交的，请填写进展情况后提交报告。");
        office.desk("jia-officer").does(Elements.REPORT, code + "/jia", Forms.noNewProgress());
        assertThat(part("jia").report().files()).isEmpty();
        assertThat(sessions.get("jia-officer")
                        .get(API + "/tasks/" + reportTask("jia"))
                        .json()
                        .path("files"))
                .hasSize(1);
    }

    @Test
    void twentyFilesAreTheMost() {
        var ids = IntStream.range(0, 20)
                .mapToObj(i -> uploaded("jia", i + ".pdf", pdf()))
                .toArray(Long[]::new);
        assertRefused(
                sessions.get("jia-officer").upload(API + "/tasks/" + reportTask("jia") + "/files", "21.pdf", pdf()),
                "files",
                "一次最多提交20份材料，请先删除不需要的，再上传“21.pdf”。");
        var more = Arrays.copyOf(ids, 21);
        more[20] = ids[0];
        assertRefused(
                submit("jia-officer", reportTask("jia"), report("jia", true, more)), "files", "提交了21份材料，最多20份，请精简。");
        submitted("jia", ids);
        assertThat(part("jia").report().files()).hasSize(20);
    }

    @Test
    void theCompiledReportAndTheMinutesHaveFilesOfTheirOwn() {
        var first = compiledPoint("fulian");
        var second = compiledPoint("gongan");
        var compiledId = compiledFiles.get(first);
        assertSeenOnlyBy(compiledId, "fulian-officer", "fulian-head", "office-1", "recorder", "supervisor");
        var form = sessions.get("office-1")
                .get(API + "/tasks/" + office.task(Elements.CHECK, first).getId());
        assertThat(form.json().path("compiled").get(0).path("files").findValuesAsText("name"))
                .containsExactly("汇总.pdf");
        office.desk("office-1").does(Elements.CHECK, first, checked(true, true));
        office.desk("office-1").does(Elements.CHECK, second, checked(true, true));

        var task = office.task(Elements.DECIDE, first).getId();
        var scan = id(sessions.get("recorder").upload(API + "/tasks/" + task + "/files", "会议纪要.pdf", pdf()));
        assertSeenOnlyBy(scan, "recorder");
        var verdicts = verdict(
                "2023-03-06", on(points.idOf(first), "CLOSED", "完成"), on(points.idOf(second), "CARRIED_OVER", "继续推进"));
        var otherTask = office.task(Elements.DECIDE, second).getId();
        assertRefused(
                submit("recorder", otherTask, with(verdicts, scan)),
                "files[0]",
                "第1份材料已经删除、不是在本任务中上传的，或者列了两次，请刷新后再提交。");
        assertThat(pointQuery.decisions(points.idOf(second)).get(0).kindLabel()).isEqualTo("审核");

        assertThat(submit("recorder", task, with(verdicts, scan)).status()).isEqualTo(204);
        for (var each : List.of(first, second)) {
            var decision = pointQuery.decisions(points.idOf(each)).get(0);
            assertThat(decision.kindLabel()).isEqualTo("审议");
            assertThat(names(decision.files())).containsExactly("会议纪要.pdf");
        }
        assertSeenOnlyBy(scan, "fulian-officer", "fulian-head", "gongan-officer", "office-1", "recorder", "supervisor");
    }

    private final Map<String, Long> compiledFiles = new HashMap<>();

    /** A point whose lead has compiled and signed it, with a file. */
    private String compiledPoint(String lead) {
        var point = points.ledBy(lead).in("jia").only(lead, "学习").published();
        var desk = office.desk(lead + "-officer");
        desk.does(Elements.ACCEPT_ASSIGNMENT, point, answer("ACCEPTED"));
        desk.does(Elements.REPORT, point, Forms.report(part(point, lead), true, "完成"));
        var task = office.task(Elements.COMPILE, point).getId();
        var id = id(sessions.get(lead + "-officer").upload(API + "/tasks/" + task + "/files", "汇总.pdf", pdf()));
        compiledFiles.put(point, id);
        var whole = compiled(pointQuery.point(points.idOf(point)).measures(), "汇总");
        assertRefused(
                submit(lead + "-officer", task, with(returned("RETURNED_TO_PARTS", "重报", part(point, lead)), id)),
                "files",
                "退回承办任务时不附证明材料，请在提交汇总报告时再附。");
        assertThat(submit(lead + "-officer", task, with(whole, id)).status()).isEqualTo(204);
        office.desk(lead + "-head").does(Elements.SIGN, point, answer("SIGNED"));
        return point;
    }

    private void assertSeenOnlyBy(long id, String... users) {
        var unknown = sessions.get("office-1").get(API + "/files/999999");
        assertThat(unknown.status()).isEqualTo(404);
        sessions.forEach((user, session) -> {
            var answer = session.get(API + "/files/" + id);
            if (List.of(users).contains(user)) {
                assertThat(answer.status()).as(user).isEqualTo(200);
            } else if (user.equals("nobody")) {
                assertThat(answer.status()).as(user).isEqualTo(401);
            } else {
                assertThat(answer).as(user).hasToString(unknown.toString());
            }
        });
    }

    private long uploaded(String unit, String name, byte[] content) {
        return id(sessions.get(unit + "-officer").upload(API + "/tasks/" + reportTask(unit) + "/files", name, content));
    }

    private static long id(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().path("id").asLong();
    }

    private void submitted(String unit, Long... files) {
        office.desk(unit + "-officer").does(Elements.REPORT, code + "/" + unit, report(unit, true, files));
    }

    private Map<String, Object> report(String unit, boolean done, Long... files) {
        return with(Forms.report(part(unit), done, "宣讲12场"), files);
    }

    private static Map<String, Object> with(Map<String, Object> content, Long... files) {
        var more = new HashMap<>(content);
        more.put("files", List.of(files));
        return more;
    }

    private Answer submit(String user, String task, Object content) {
        var session = Objects.requireNonNull(sessions.get(user));
        session.postEngine("/task/" + task + "/claim", Map.of("userId", user));
        return session.submit(task, content);
    }

    private Answer delete(String user, String path) {
        return sessions.get(user).send("DELETE", path, null, null);
    }

    private String reportTask(String unit) {
        return office.task(Elements.REPORT, code + "/" + unit).getId();
    }

    private PartView part(String unit) {
        return part(code, unit);
    }

    private static List<String> names(List<FileView> files) {
        return files.stream().map(FileView::name).toList();
    }

    private List<String> openings(long id) {
        return database.sql("select opened_by, opened_at from evidence_opening where file_id = ? order by id")
                .param(id)
                .query((row, number) ->
                        row.getString(1) + " " + row.getString(2).substring(0, 16))
                .list();
    }

    private static void assertRefused(Answer answer, String field, String sentence) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.json().path("detail").asText()).isEqualTo(sentence);
        assertThat(answer.json().path("field").asText()).isEqualTo(field);
    }
}
