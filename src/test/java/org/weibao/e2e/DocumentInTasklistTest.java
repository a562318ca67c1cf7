package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The office uploads the year's document and proofreads beside its text; pictures are in target/screenshots. */
class DocumentInTasklistTest extends BrowserTest {

    private static final String TEXT =
            """
            XX市2032年未成年人保护工作要点

            一、强化家庭保护
            （一）开展家庭教育指导。每季度举办家庭教育讲座，覆盖全部社区。推动各县区建立家长学校100所。（责任单位：市妇联、市教育体育局、各县区）
            （二）关爱留守儿童。全面摸排留守儿童底数。建立一人一档，实行动态管理。（责任单位：市民政局、市妇女联谊会、各成员单位）
            二、强化网络保护
            （一）净化网络环境。开展清朗行动。HOSTILE整治直播打赏。（责任单位：市委网信办、市公安局）
            """
                    .replace("HOSTILE", Screens.HOSTILE);

    @Test
    void theDocumentIsReadAndProofreadBesideItsText() {
        var sheet = town.at("office-1").start("年度工作要点", "选定文件");
        var page = town.at("office-1").page();
        page.setInputFiles(
                "#wb-document", new FilePayload("要点.txt", "text/plain", TEXT.getBytes(StandardCharsets.UTF_8)));
        assertThat(sheet.find(".wb-note")).containsText("读出3项要点");
        assertThat(sheet.field("年度")).hasValue("2032");
        Screens.save(page, "office-1-uploads");
        sheet.submit();
        waiting.task("校核｜2032年");
        sheet = town.takes("office-1", "校核｜2032年");
        assertThat(sheet.find("wb-source")).containsText(Screens.HOSTILE);
        assertThat(sheet.find(".wb-doubts h4")).containsText(Pattern.compile("需要核对 \\d+ 处"));
        assertThat(sheet.find(".wb-doubt-list li").first()).containsText("市妇女联谊会");
        Screens.look(page, "office-1-reads-document", "校核｜2032年");
        sheet.find(".wb-doubt-list .wb-jump").first().press("Enter");
        assertThat(sheet.find(".wb-read-unknown")).isInViewport();
        assertThat(sheet.find(".wb-edit-head")).containsText("关爱留守儿童");
        Screens.save(page, "office-1-jumps");
        sheet.find(".wb-read").getByText("净化网络环境").first().click();
        assertThat(sheet.find(".wb-edit-head")).containsText("净化网络环境");
        sheet.press("是市妇联");
        assertThat(sheet.find(".wb-read-unknown")).hasCount(0);
    }

    /** A hundred pages with 150 points, printed as a PDF, on a desk and on a telephone. */
    @Test
    void aHundredPagesOfPdfAreProofread() {
        var office = town.at("office-1");
        var sheet = office.start("年度工作要点", "选定文件");
        var page = office.page();
        page.setInputFiles("#wb-document", new FilePayload("要点.pdf", "application/pdf", pdf(longDocument())));
        assertThat(sheet.find(".wb-note")).containsText("读出150项要点");
        assertThat(sheet.field("年度")).hasValue("2034");
        sheet.submit();
        waiting.task("校核｜2034年");
        sheet = town.takes("office-1", "校核｜2034年");
        sheet.find(".wb-read").getByText("第150项任务").first().click();
        assertThat(sheet.find(".wb-edit-head")).containsText("第150项任务");
        assertThat(sheet.find(".wb-pick.wb-chosen")).isInViewport();
        Screens.look(page, "office-1-reads-a-hundred-pages", "校核｜2034年");
        Screens.fits(page, "校核｜2034年", new ViewportSize(390, 844), new ViewportSize(1366, 768));
    }

    @Test
    void aPastedTextIsReadLikeAFile() {
        var office = town.at("office-2");
        var sheet = office.start("年度工作要点", "选定文件");
        sheet.press("粘贴正文");
        sheet.type("正文", "目录");
        sheet.press("读取正文");
        assertThat(sheet.find(".wb-upload-refusal")).not().isEmpty();
        sheet.type("正文", TEXT.replace("2032", "2035").replace(Screens.HOSTILE, ""));
        sheet.press("读取正文");
        assertThat(sheet.find(".wb-note")).containsText("（粘贴的正文.txt）读出3项要点");
        assertThat(sheet.field("年度")).hasValue("2035");
        Screens.save(office.page(), "office-2-pastes");
        sheet.press("不用这份");
        assertThat(sheet.find(".wb-note")).hasCount(0);
    }

    /** Copied and pasted as a person does: the clipboard of the browser has the table and its text. */
    @Test
    void aPastedTableKeepsItsMergedCells() {
        var office = town.at("office-2");
        var sheet = office.start("年度工作要点", "选定文件");
        var page = office.page();
        copy(page, TABLE);
        sheet.press("粘贴正文");
        page.focus("#wb-pasted");
        page.keyboard().press("Control+V");
        assertThat(sheet.find("#wb-pasted-hint")).hasText("已带表格和编号的格式，按原样读取。");
        Screens.save(page, "office-2-pastes-a-table");
        page.keyboard().type("。");
        assertThat(sheet.find("#wb-pasted-hint")).hasText("已改动，按文字读取。要带表格和编号的格式，请清空后重新粘贴。");
        Screens.save(page, "office-2-changes-a-pasted-table");
        page.keyboard().press("Backspace");
        sheet.press("读取正文");
        assertThat(sheet.find(".wb-note")).containsText("（粘贴的正文.html）读出3项要点");
        assertThat(sheet.field("年度")).hasValue("2036");
        sheet.submit();
        waiting.task("校核｜2036年");
        sheet = town.takes("office-2", "校核｜2036年");
        assertThat(sheet.find("wb-source")).containsText("2\t排查校园欺凌\t市教育体育局");
        Screens.save(page, "office-2-reads-a-pasted-table");
    }

    private static final String TABLE =
            """
            <h1>XX市2036年未成年人保护工作要点任务分工</h1>
            <table border=1><tr><th>序号<th>工作任务<th>责任单位</tr>
            <tr><td>1<td>开展家庭教育指导<td rowspan=2>市教育体育局<br>市妇联</tr>
            <tr><td>2<td>排查校园欺凌</tr>
            <tr><td>3<td>净化网络环境<td>市委网信办</tr></table>
            """;

    private static void copy(Page page, String body) {
        try (var other = page.context().newPage()) {
            other.setContent("<body>" + body);
            other.keyboard().press("Control+A");
            other.keyboard().press("Control+C");
        }
    }

    private static String longDocument() {
        var measures = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> "组织" + i + "次活动，请各级各类学校、社区和服务机构按照职责开展宣传、排查、登记和走访，建立台账，及时解决发现的困难和问题，并把做法写进年度总结。")
                .collect(Collectors.joining());
        return IntStream.rangeClosed(1, 150)
                .mapToObj(i -> "<p>" + i + ".第" + i + "项任务。" + measures + "（责任单位：市民政局、市教育体育局、各县区）</p>")
                .collect(Collectors.joining("", "<h1>XX市2034年未成年人保护工作要点</h1><p>一、各项工作</p>", ""));
    }

    /** As a browser prints it, with its text. */
    private byte[] pdf(String body) {
        try (var printing = town.at("office-1").page().context().newPage()) {
            printing.setContent("<body style='font: 22px/2.4 \"Noto Serif CJK SC\"'>" + body);
            return printing.pdf(new Page.PdfOptions().setFormat("A4"));
        }
    }
}
