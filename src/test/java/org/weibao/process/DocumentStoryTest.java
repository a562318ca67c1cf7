package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.weibao.process.Forms.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.weibao.board.PlanFormQuery;
import org.weibao.board.PlanView;
import org.weibao.board.PlanView.MarkView;
import org.weibao.board.PointView;
import org.weibao.board.UnitView;
import org.weibao.plan.MarkKind;
import org.weibao.plan.PlanEditing;
import org.weibao.plan.PlanService;
import org.weibao.shared.Conflict;
import org.weibao.shared.NotYours;
import org.weibao.shared.Refusal;
import org.weibao.support.WebSession;
import org.weibao.workpoint.Phase;
import org.weibao.workpoint.Phrase;
import org.weibao.workpoint.SixProtections;

/** A year from an uploaded document to its running points. */
class DocumentStoryTest extends Scenario {

    private static final int YEAR = 2031;

    private static final String TEXT =
            """
            XX市%d年未成年人保护工作要点

            一、强化家庭保护
            （一）开展家庭教育指导。每季度举办家庭教育讲座。推动各县区建立家长学校。（责任单位：市妇联、市教育体育局、各县区）
            （二）关爱留守儿童。全面摸排留守儿童底数。建立一人一档。（责任单位：市民政局、市妇女联谊会、各成员单位）
            二、净化网络空间
            （一）净化网络环境。开展清朗行动。（责任单位：市委网信办、市公安局）
            """
                    .formatted(YEAR);

    @Autowired
    PlanFormQuery plans;

    @Autowired
    PlanService planning;

    @Autowired
    PlanEditing editing;

    Office.Desk officeDesk;
    WebSession session;
    String text;

    /** Each test brings a file of its own: the same one is refused. */
    int files;

    @BeforeEach
    void people() {
        clock.startAgain();
        text = TEXT + "\n".repeat(2 * ++files);
        officeDesk = office.desk("office-1");
        session = WebSession.tasklist(port, "office-1");
    }

    @AfterEach
    void theYearIsFreeAgain() {
        office.forget(String.valueOf(YEAR));
        points.forgetYear(YEAR);
    }

    @Test
    void anUploadedDocumentBecomesAPlanAndItsUnknownNameIsDecidedBeforeAnythingRuns() {
        var uploaded = upload(text);
        assertThat(uploaded.get("year")).isEqualTo(YEAR);
        assertThat(uploaded.get("points")).isEqualTo(3);
        start(uploaded, null);

        assertThat(plan().points())
                .extracting(PointView::code, PointView::place, PointView::title, PointView::category)
                .containsExactly(
                        tuple("2031-1-1", "一(一)", "开展家庭教育指导", SixProtections.FAMILY),
                        tuple("2031-1-2", "一(二)", "关爱留守儿童", SixProtections.FAMILY),
                        tuple("2031-2-1", "二(一)", "净化网络环境", SixProtections.NETWORK));
        var first = point("2031-1-1");
        assertThat(first.lead()).isEqualTo(new UnitView("fulian", "市妇联"));
        assertThat(first.problem()).contains("是系统按文件顺序建议的，请确认");
        assertThat(first.responsible()).extracting(UnitView::code).containsExactly("jiaoti");
        assertThat(first.counties()).hasSize(6);
        var second = point("2031-1-2");
        assertThat(second.phrases()).containsExactly(new Phrase("各成员单位", null));
        var unknown = mark(MarkKind.UNKNOWN_NAME);
        assertThat(unknown.text()).isEqualTo("市妇女联谊会");
        assertThat(in(unknown)).isEqualTo("市妇女联谊会");
        assertThat(unknown.neighbours()).hasSizeLessThanOrEqualTo(3).contains(new UnitView("fulian", "市妇联"));

        confirmAll();
        var refusal = "“一(二) 关爱留守儿童”的“市妇女联谊会”不是已知的单位，请选定单位，或者注明理由不列入。";
        assertThatThrownBy(() -> officeDesk.click(Elements.PROOFREAD, "2031", answer("SUBMITTED")))
                .rootCause()
                .isInstanceOf(Refusal.class)
                .hasMessage(refusal);
        assertThatThrownBy(() -> settle(unknown, new PlanEditing.Settle(null, null)))
                .hasMessage("请填写不列入的理由。");
        settle(unknown, new PlanEditing.Settle("fulian", null));
        assertThat(point("2031-1-2").responsible()).contains(new UnitView("fulian", "市妇联"));
        assertThat(pointQuery.timeline(second.id()))
                .extracting(each -> each.text())
                .contains("文件所列“市妇女联谊会”确认为市妇联（责任单位）");
        assertThatThrownBy(() -> settle(unknown, new PlanEditing.Settle("fulian", null)))
                .isInstanceOf(Conflict.class);

        officeDesk.does(Elements.PROOFREAD, "2031", answer("SUBMITTED"));
        assertThat(office.tasks(Elements.ACCEPT_ASSIGNMENT, "2031-")).isEmpty();
        var whilePending = point("2031-1-1");
        assertThatThrownBy(() -> editing.move(
                        plan().id(), whilePending.id(), new PlanEditing.Move(whilePending.version(), false)))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("待审批");
        office.desk("recorder").does(Elements.APPROVE, "2031", answer("APPROVED"));

        assertThat(office.tasks(Elements.ACCEPT_ASSIGNMENT, "2031-")).hasSize(3);
        assertThat(point("2031-2-1").phase()).isEqualTo(Phase.ASSIGNMENT);
        theOriginalIsOpenToThoseWhoSeeAPoint();
    }

    private void theOriginalIsOpenToThoseWhoSeeAPoint() {
        var lead = WebSession.tasklist(port, "gongan-officer");
        var page = WebSession.tasklist(port, "fulian-officer").get("/camunda/api/weibao/points/2031-1-1");
        var source = page.json().get("source");
        assertThat(source.get("passages").get(0).asText()).startsWith("（一）开展家庭教育指导。");
        var path =
                "/camunda/api/weibao/files/" + source.get("original").get("id").asLong();
        var sent = WebSession.tasklist(port, "fulian-officer").download(path);
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(new String(sent.body(), StandardCharsets.UTF_8)).contains("开展家庭教育指导");
        assertThat(sent.headers().firstValue("Content-Disposition"))
                .get()
                .asString()
                .startsWith("attachment");
        assertThat(lead.get(path).status()).as("a unit without a part yet").isEqualTo(404);
        assertThat(WebSession.tasklist(port, "office-1").get(path).status()).isEqualTo(200);
    }

    @Test
    void theSameFileProposesNoSecondPlan() {
        var uploaded = upload(text);
        start(uploaded, null);
        var again = session.upload("/camunda/api/weibao/plan-documents", "另一个名称.txt", bytes(text));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.json().get("detail").asText()).isEqualTo("这份文件已经读入2031年的工作要点（校核中），不能再次读入。");
        var other = upload(text + "\n");
        assertThatThrownBy(() -> start(other, null)).isInstanceOf(Refusal.class).hasMessage("2031年的工作要点已经在办理，不能重复启动。");
        officeDesk.does(Elements.PROOFREAD, "2031", answer("ABANDONED", "文件有误"));
        start(upload(text), null);
        assertThat(plan().points()).hasSize(3);
    }

    @Test
    void aWordFileAndAWebPageAreReadLikeTheirText() throws IOException {
        var codes = List.of("2031-1-1", "2031-1-2", "2031-2-1");
        for (var file :
                Map.of("要点.docx", word(text), "要点.html", bytes(page(text))).entrySet()) {
            var answer = session.upload("/camunda/api/weibao/plan-documents", file.getKey(), file.getValue());
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            start(Map.of("id", answer.json().get("id").asLong()), null);
            assertThat(plan().points()).extracting(PointView::code).isEqualTo(codes);
            assertThat(document().original().name()).isEqualTo(file.getKey());
            officeDesk.does(Elements.PROOFREAD, "2031", answer("ABANDONED", "换一种格式"));
        }
    }

    /** As the form sends it. The original may hold anything: a browser keeps it as a file and shows nothing of it. */
    @Test
    void aPastedTableIsOpenedAtItsPlaceAndItsPageIsOnlySaved() {
        var page = page("XX市2031年未成年人保护工作要点")
                .replace(
                        "</body>",
                        "<!--StartFragment--><table><tr><td>序号<td>任务<td>责任单位<tr><td>1<td>开展家庭教育指导<td rowspan=2>市妇联"
                                + "<tr><td>2<td>净化网络环境</table><img src=x onerror=alert(1)></body>");
        var answer = session.upload("/camunda/api/weibao/plan-documents", "粘贴的正文.html", bytes(page));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        start(Map.of("id", answer.json().get("id").asLong()), null);
        assertThat(plan().points())
                .extracting(PointView::title, PointView::lead)
                .containsExactly(
                        tuple("开展家庭教育指导", new UnitView("fulian", "市妇联")),
                        tuple("净化网络环境", new UnitView("fulian", "市妇联")));
        assertThat(document().marks())
                .filteredOn(each -> each.kind() == MarkKind.POINT)
                .extracting(this::in)
                .containsExactly("1\t开展家庭教育指导\t市妇联", "2\t净化网络环境\t市妇联");
        var original = document().original();
        assertThat(original.preview()).isFalse();
        var path = "/camunda/api/weibao/files/" + original.id();
        var sent = session.download(path);
        assertThat(sent.body()).isEqualTo(bytes(page));
        assertThat(sent.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(sent.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(sent.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "sandbox");
        assertThat(session.get(path + "/preview").status()).isEqualTo(404);
    }

    private static byte[] word(String text) throws IOException {
        try (var document = new XWPFDocument();
                var file = new ByteArrayOutputStream()) {
            text.lines().forEach(line -> document.createParagraph().createRun().setText(line));
            document.write(file);
            return file.toByteArray();
        }
    }

    private static String page(String text) {
        return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>要点</title></head><body>"
                + text.lines().map(line -> "<p>" + line + "</p>").collect(Collectors.joining()) + "</body></html>";
    }

    @Test
    void aDocumentWithoutAYearIsGivenOne() {
        var uploaded = upload(text.replace("2031年", ""));
        assertThat(uploaded.get("year")).isNull();
        assertThatThrownBy(() -> start(uploaded, null)).hasMessage("文件没有写明年度，请填写年度。");
        assertThatThrownBy(() -> start(uploaded, 31)).hasMessage("年度应在2000至2099之间。");
        start(uploaded, YEAR);
        assertThat(plan().points()).extracting(PointView::code).contains("2031-1-1");
    }

    @Test
    void onlyTheOfficeUploadsAndOnlyWhatCanBeRead() {
        for (var user : List.of("fulian-officer", "jia-head", "recorder")) {
            var answer =
                    WebSession.tasklist(port, user).upload("/camunda/api/weibao/plan-documents", "a.txt", bytes(text));
            assertThat(answer.status()).as(user).isIn(403, 404);
        }
        assertRefused("图.png", new byte[] {1, 2, 3});
        assertRefused("空.txt", new byte[0]);
        assertRefused("无要点.txt", bytes("今天天气很好。"));
        assertThatThrownBy(() -> start(Map.of("id", 999999), YEAR)).hasMessage("上传的文件已经不在，请重新上传。");
        var uploaded = upload(text);
        assertThatThrownBy(() ->
                        office.desk("office-2").starts(Elements.ANNUAL_PLAN, Map.of("document", uploaded.get("id"))))
                .as("another's upload")
                .hasMessage("上传的文件已经不在，请重新上传。");
    }

    private void assertRefused(String name, byte[] content) {
        var answer = session.upload("/camunda/api/weibao/plan-documents", name, content);
        assertThat(answer.status()).as(name).isEqualTo(422);
        assertThat(answer.json().get("detail").asText()).matches(".*[\\u4e00-\\u9fff]+.*。");
    }

    @Test
    void pointsAreSplitMergedMovedAndAdded() {
        start(upload(text), null);
        var id = plan().id();
        var second = point("2031-1-2");
        var at = document().text().indexOf("建立一人一档");
        assertThatThrownBy(() -> editing.split(id, second.id(), new PlanEditing.Split(-1, at, null), "office-1"))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> split(second, 0, null)).hasMessage("请把光标放在这项要点的原文中间，再拆分。");
        split(second, at, null);
        var rest = point("2031-1-2-2");
        assertThat(point("2031-1-2").measures()).extracting(each -> each.text()).containsExactly("全面摸排留守儿童底数");
        assertThat(rest)
                .returns("一(二)之2", PointView::place)
                .returns("建立一人一档", PointView::title)
                .returns(second.lead(), PointView::lead);
        assertThat(rest.measures()).extracting(each -> each.text()).containsExactly("建立一人一档");
        assertThat(document().marks())
                .filteredOn(mark -> mark.kind() == MarkKind.POINT)
                .filteredOn(mark -> mark.start() != null && mark.start() == at)
                .extracting(MarkView::point)
                .containsExactly(rest.id());
        assertThat(mark(MarkKind.UNKNOWN_NAME).point())
                .as("it goes with its text")
                .isEqualTo(rest.id());
        assertThat(codes()).containsExactly("2031-1-1", "2031-1-2", "2031-1-2-2", "2031-2-1");

        var whole = point("2031-1-2");
        editing.merge(id, whole.id(), new PlanEditing.Merge(whole.version()), "office-1");
        assertThat(point("2031-1-2").measures())
                .extracting(each -> each.text())
                .containsExactly("全面摸排留守儿童底数", "建立一人一档");
        assertThat(point("2031-1-2-2"))
                .returns(Phase.LEFT_OUT, PointView::phase)
                .returns("并入一(二) 关爱留守儿童", PointView::leftOutReason);
        assertThat(mark(MarkKind.UNKNOWN_NAME).point()).isEqualTo(whole.id());

        var last = point("2031-2-1");
        editing.move(id, last.id(), new PlanEditing.Move(last.version(), true));
        assertThat(codes()).containsExactly("2031-1-1", "2031-1-2", "2031-2-1", "2031-1-2-2");
        assertThatThrownBy(() -> editing.move(id, last.id(), new PlanEditing.Move(last.version(), true)))
                .isInstanceOf(Conflict.class);
        var first = point("2031-1-1");
        assertThatThrownBy(() -> editing.move(id, first.id(), new PlanEditing.Move(first.version(), true)))
                .hasMessage("“一(一) 开展家庭教育指导”已经在最前。");

        editing.add(id, new PlanEditing.NewPoint("补充一项", "2031-1-1"), "office-1");
        assertThat(codes()).startsWith("2031-1-1", "2031-1-1-2", "2031-1-2");
        assertThat(point("2031-1-1-2").problem()).contains("还没有牵头单位");
        var strangers = point("2031-1-1-2");
        assertThatThrownBy(() -> editing.move(id + 1000, strangers.id(), new PlanEditing.Move(0, true)))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void proposedLeadsAreConfirmedAtOnceAsTheyWereSeen() {
        start(upload(text), null);
        var id = plan().id();
        var seen = plan().points().stream()
                .filter(each -> !each.leadNamed())
                .map(each -> new PlanEditing.ProposedLead(
                        each.id(), Objects.requireNonNull(each.lead()).code()))
                .toList();
        assertThat(seen).hasSizeGreaterThan(1);
        var other = new PlanEditing.ProposedLead(seen.get(0).point(), "tuan");
        assertThatThrownBy(() ->
                        editing.confirmLeads(id, new PlanEditing.ConfirmLeads(List.of(seen.get(1), other)), "office-1"))
                .isInstanceOf(Conflict.class);
        assertThat(plan().points()).noneMatch(PointView::leadConfirmed);

        editing.confirmLeads(id, new PlanEditing.ConfirmLeads(seen), "office-1");
        assertThat(plan().points()).allMatch(PointView::leadConfirmed);
        assertThatThrownBy(() -> editing.confirmLeads(id, new PlanEditing.ConfirmLeads(null), "office-1"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> editing.confirmLeads(id + 1000, new PlanEditing.ConfirmLeads(seen), "office-1"))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void anUnknownNameIsStruckOutAndADoubtIsLookedAtOnRecord() {
        start(upload(text), null);
        var unknown = mark(MarkKind.UNKNOWN_NAME);
        settle(unknown, new PlanEditing.Settle(null, "文件笔误"));
        assertThat(pointQuery.timeline(point("2031-1-2").id()))
                .extracting(each -> each.text())
                .containsExactly("文件所列“市妇女联谊会”不列为承办单位：文件笔误");
        assertThat(mark(MarkKind.UNKNOWN_NAME).settled()).isTrue();
        var doubt = mark(MarkKind.DOUBT);
        settle(doubt, new PlanEditing.Settle(null, null));
        assertThat(document().marks())
                .filteredOn(each -> each.id() == doubt.id())
                .singleElement()
                .returns(true, MarkView::settled);
        var place = document().marks().stream()
                .filter(each -> each.kind() == MarkKind.POINT)
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> settle(place, new PlanEditing.Settle(null, null)))
                .isInstanceOf(NotYours.class);
    }

    private void confirmAll() {
        for (var point : plan().points()) {
            var edit = Proofreading.confirmed(Proofreading.asTyped(point), point);
            planning.edit(plan().id(), point.id(), edit, "office-1");
        }
    }

    private void split(PointView point, @Nullable Integer at, @Nullable Integer measure) {
        editing.split(
                plan().id(),
                point.id(),
                new PlanEditing.Split(point(point.code()).version(), at, measure),
                "office-1");
    }

    private void settle(MarkView mark, PlanEditing.Settle command) {
        editing.settle(plan().id(), mark.id(), command, "office-1");
    }

    private Map<String, Object> upload(String content) {
        var answer = session.upload("/camunda/api/weibao/plan-documents", "要点.txt", bytes(content));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var uploaded = new HashMap<String, Object>();
        uploaded.put("id", answer.json().get("id").asLong());
        uploaded.put("points", answer.json().get("points").asInt());
        uploaded.put(
                "year",
                answer.json().get("year").isNull()
                        ? null
                        : answer.json().get("year").asInt());
        return uploaded;
    }

    private void start(Map<String, Object> uploaded, @Nullable Integer year) {
        var command = new HashMap<String, Object>();
        command.put("document", uploaded.get("id"));
        command.put("year", year);
        officeDesk.starts(Elements.ANNUAL_PLAN, command);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private PlanView plan() {
        return plans.plan(points.planOf(YEAR));
    }

    private PlanView.Document document() {
        return Objects.requireNonNull(plan().document());
    }

    private List<String> codes() {
        return plan().points().stream().map(PointView::code).toList();
    }

    @Override
    PointView point(String code) {
        return plan().points().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private MarkView mark(MarkKind kind) {
        return document().marks().stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private String in(MarkView mark) {
        return document().text().substring(Objects.requireNonNull(mark.start()), Objects.requireNonNull(mark.end()));
    }
}
