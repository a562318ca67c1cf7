package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.weibao.board.FileView;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.support.SampleFiles;

/** A county adds files to its report in Tasklist; the lead finds them when it verifies. */
class EvidenceInTasklistTest extends BrowserTest {

    @BeforeAll
    void comeToTheReports() {
        year.begin();
        colleagues.does("minzheng-officer", "签收｜" + SUPPORT, Map.of("answer", "ACCEPTED"));
        colleagues.accepts("jia", year.labelOf(SUPPORT, "jia"));
        colleagues.accepts("yi", year.labelOf(SUPPORT, "yi"));
        colleagues.does("unit-office-officer", "签收｜" + STUDY, Map.of("answer", "ACCEPTED"));
        colleagues.reports("unit-office", year.labelOf(STUDY, "office"));
    }

    @Test
    void filesGoFromTheCountyToTheLead() throws IOException {
        var photo = SampleFiles.picture("jpeg", 1_600, 1_200);
        var ledger = SampleFiles.docx();
        var report = "落实并填报进展｜" + year.labelOf(SUPPORT, "jia");
        waiting.task(report);
        var page = choosesFiles("jia-officer");
        var sheet = town.takes("jia-officer", report);
        assertThat(sheet.find("input[type=file]")).isHidden();

        add(page, sheet, new FilePayload("宣讲活动照片（一）.jpg", "image/jpeg", photo), word("宣讲活动台账.docx", ledger));
        assertThat(files(sheet)).hasCount(2);
        assertThat(sheet.find(".wb-evidence")).containsText("共2份，提交时一并提交。");

        // What is refused says so at its place, and goes when it has been read.
        add(page, sheet, word("程序.pdf", Arrays.copyOf(SampleFiles.ascii("MZ"), 512)), word("多余.pdf", ledger));
        assertThat(sheet.find(".wb-upload-refused")).containsText("“程序.pdf”的内容不是可以上传的类型，或者已经损坏。");
        assertThat(files(sheet)).hasCount(3);
        assertThat(files(sheet).last()).containsText("多余.docx");
        assertThat(files(sheet).last()).containsText("原名“多余.pdf”，已按内容改为这个名称。");
        Screens.look(page, "jia-officer-refused", report);
        sheet.find(".wb-upload-refused button").click();
        assertThat(sheet.find(".wb-upload-refused")).hasCount(0);

        // A reverse proxy that takes less than the server answers with a page of its own.
        page.route(
                "**/files",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(413)
                        .setContentType("text/html")
                        .setBody("<html><h1>413 Request Entity Too Large</h1></html>")));
        add(page, sheet, word("过大.docx", ledger));
        assertThat(sheet.find(".wb-upload-refused")).containsText("附件超过了服务器前面的代理允许的大小，请联系系统管理员。");
        page.unroute("**/files");
        sheet.find(".wb-upload-refused button").click();
        assertThat(sheet.find(".wb-upload-refused")).hasCount(0);

        // By keyboard alone: the last one is removed, and the focus goes on to the button below.
        sheet.find("button[aria-label='删除多余.docx']").focus();
        page.keyboard().press("Enter");
        assertThat(files(sheet)).hasCount(2);
        assertThat(adding(sheet)).isFocused();

        // Whatever becomes of the window, the files wait.
        page.reload();
        sheet = town.at("jia-officer").openTask(report);
        assertThat(files(sheet)).hasCount(2);
        sheet.reportAllCompleted("12").type("进展情况", "开展宣讲12场").choose("报告办结");
        Screens.look(page, "jia-officer-files", report);
        Screens.saveWhole(page, "jia-officer-files-whole");
        sheet.submit();

        var sign = "审签｜" + year.labelOf(SUPPORT, "jia");
        waiting.task(sign);
        var head = town.takes("jia-head", sign);
        assertThat(head.find(".wb-attached").first()).containsText("证明材料（2）");
        head.choose("签发").submit();

        var verify = "核验｜" + year.labelOf(SUPPORT, "jia");
        waiting.task(verify);
        var lead = town.takes("minzheng-officer", verify);
        var window = town.at("minzheng-officer").page();
        var listed = lead.find(".wb-attached").first();
        assertThat(listed).containsText("宣讲活动照片（一）.jpg");
        Screens.saveWhole(window, "minzheng-officer-files-whole");
        var download =
                window.waitForDownload(() -> listed.getByText("宣讲活动台账.docx").click());
        assertThat(download.suggestedFilename()).isEqualTo("宣讲活动台账.docx");
        assertThat(Files.readAllBytes(download.path())).isEqualTo(ledger);

        var shown = window.waitForPopup(() -> listed.getByText("预览").click());
        shown.waitForLoadState();
        assertThat((int) shown.evaluate("document.images[0].naturalWidth")).isEqualTo(1_600);
        Screens.save(shown, "minzheng-officer-preview");
        shown.close();
        lead.choose("通过").submit();
    }

    @Test
    void aBrowserClosedInMidFormCostsNeitherFilesNorText() {
        var report = "落实并填报进展｜" + year.labelOf(SUPPORT, "yi");
        waiting.task(report);
        var page = choosesFiles("yi-officer");
        var sheet = town.takes("yi-officer", report).type("进展情况", "开展宣讲12场");
        add(page, sheet, new FilePayload("宣讲活动.pdf", "application/pdf", SampleFiles.pdf()));
        assertThat(files(sheet)).hasCount(1);
        sheet.reportAllCompleted("12").choose("报告办结");
        assertThat(sheet.find(".wb-draft")).containsText("草稿已保存");
        CHROMIUM.close("yi-officer");

        var tasklist = town.at("yi-officer");
        var again = tasklist.openTask(report).opened(report);
        assertThat(again.find(".wb-note[role=status]")).containsText("尚未提交的内容");
        assertThat(again.field("进展情况")).hasValue("开展宣讲12场");
        assertThat(files(again)).containsText(new String[] {"宣讲活动.pdf"});
        Screens.saveWhole(tasklist.page(), "yi-officer-files-and-draft");
        again.submit();
        assertThat(pointQuery.reports(year.partOf(SUPPORT, "yi").id()))
                .singleElement()
                .satisfies(kept -> {
                    assertThat(kept.summary()).isEqualTo("开展宣讲12场");
                    assertThat(kept.files()).extracting(FileView::name).containsExactly("宣讲活动.pdf");
                });
    }

    @Test
    void theLeadsOwnFilesAreAskedForWhenItCompiles() {
        var compile = "汇总｜" + STUDY;
        waiting.task(compile);
        var page = choosesFiles("unit-office-officer");
        var sheet = town.takes("unit-office-officer", compile);
        add(page, sheet, new FilePayload("学习记录.pdf", "application/pdf", SampleFiles.pdf()));
        assertThat(files(sheet)).hasCount(1);
        Screens.saveWhole(page, "unit-office-officer-compile-files");
        sheet.submit();
        colleagues.does("unit-office-head", "审签｜" + STUDY, Map.of("answer", "SIGNED"));
        colleagues.passes("office-1", STUDY);

        var decide = "审议｜" + STUDY;
        waiting.task(decide);
        var window = choosesFiles("recorder");
        var minutes = town.takes("recorder", decide);
        assertThat(minutes.find(".wb-attached").first()).containsText("学习记录.pdf");
        add(window, minutes, new FilePayload("会议纪要.pdf", "application/pdf", SampleFiles.pdf()));
        assertThat(files(minutes)).hasCount(1);
        Screens.saveWhole(window, "recorder-scan");
        minutes.type("会议日期", LocalDate.now(WorkingCalendar.ZONE).toString())
                .pick("决定依据", "会议纪要")
                .type("文号", "〔2026〕3号")
                .tick(STUDY, "办结销号")
                .submit();
    }

    private static FilePayload word(String name, byte[] content) {
        return new FilePayload(name, "application/octet-stream", content);
    }

    /** The window of somebody whose choice of files the test makes: asked for late, the browser would open its own. */
    private Page choosesFiles(String user) {
        var page = town.at(user).page();
        page.onFileChooser(chooser -> {});
        return page;
    }

    /** Opens the choice of files by keyboard and chooses these. */
    private static void add(Page page, Sheet sheet, FilePayload... files) {
        adding(sheet).focus();
        page.waitForFileChooser(() -> page.keyboard().press("Enter")).setFiles(files);
    }

    private static Locator adding(Sheet sheet) {
        return sheet.find(".wb-evidence > .btn-default");
    }

    private static Locator files(Sheet sheet) {
        return sheet.find(".wb-evidence wb-file");
    }
}
