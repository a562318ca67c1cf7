package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** The office sends the plan out as a workbook and takes over what comes back; pictures are in target/screenshots. */
class WorkbookInTasklistTest extends BrowserTest {

    private static final int TITLE = 2;
    private static final int LEAD = 5;
    private static final int FIRST = 3;

    @Test
    void theWorkbookGoesOutAndComesBack() throws IOException {
        town.at("office-1").start("年度工作要点", "选定文件").tick("XX市2023年未成年人保护工作要点").submit();
        waiting.task("校核｜2023年");
        var sheet = town.takes("office-1", "校核｜2023年");
        var page = town.at("office-1").page();
        var download = page.waitForDownload(() -> sheet.press("导出 Excel"));
        assertThat(download.suggestedFilename()).endsWith(".xlsx");
        var content = Files.readAllBytes(download.path());

        page.setInputFiles("#wb-book", workbook(content));
        assertThat(sheet.find(".wb-differences")).containsText("工作簿与现在的内容一致，没有需要采用的修改。");

        page.setInputFiles("#wb-book", workbook(edited(content)));
        assertThat(sheet.find(".wb-difference")).hasCount(3);
        assertThat(sheet.find(".wb-differences")).containsText("3 处差异，其中 1 处不能采用");
        Screens.look(page, "office-1-compares-workbook", "校核｜2023年");
        sheet.find(".wb-difference input").last().check();
        sheet.find(".wb-difference textarea").fill("与其他措施重复");
        sheet.find(".wb-workbook").scrollIntoViewIfNeeded();
        Screens.save(page, "office-1-chooses-differences");
        sheet.press("采用选定的 2 处");
        assertThat(sheet.find(".wb-workbook")).containsText("已采用 2 处修改。");
        assertThat(sheet.find(".wb-list-column")).containsText("由单位改过的标题");
    }

    private static FilePayload workbook(byte[] content) {
        return new FilePayload(
                "各单位填改.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", content);
    }

    private static byte[] edited(byte[] content) throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            var points = workbook.getSheet("要点");
            points.getRow(FIRST).getCell(TITLE).setCellValue("由单位改过的标题");
            points.getRow(FIRST).getCell(LEAD).setCellValue("市妇女联谊会");
            points.removeRow(points.getRow(points.getLastRowNum()));
            var out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }
}
