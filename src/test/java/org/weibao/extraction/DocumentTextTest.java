package org.weibao.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.weibao.support.PdfWriter.document;
import static org.weibao.support.SampleFiles.*;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;
import org.weibao.document.Span;
import org.weibao.evidence.Inspector;
import org.weibao.shared.Refusal;
import org.weibao.support.PdfWriter;

/** Each form in which a year's document arrives, and the text that is read from it. */
class DocumentTextTest {

    private static final DocumentText TEXT = new DocumentText(new Inspector());
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String LINES = "一、强化家庭保护\n（一）开展指导。（市妇联、市教育局）\n";
    private static final String OTHER_KIND =
            "不是可以读取的文件。可以上传：" + DocumentText.KINDS + "。别的文档请用Word或者WPS打开，另存为DOCX；图片和扫描件请先做文字识别（OCR）；也可以把文字复制出来直接粘贴。";

    @AfterAll
    static void end() {
        TEXT.destroy();
    }

    private static String read(String name, byte[] content) {
        return TEXT.of(name, content).text();
    }

    static Stream<Arguments> encodings() {
        return Stream.of(
                arguments("UTF-8", LINES.getBytes(StandardCharsets.UTF_8)),
                arguments("UTF-8 with a mark", ("\ufeff" + LINES).getBytes(StandardCharsets.UTF_8)),
                arguments("UTF-16, low byte first", ("\ufeff" + LINES).getBytes(StandardCharsets.UTF_16LE)),
                arguments("UTF-16, high byte first", ("\ufeff" + LINES).getBytes(StandardCharsets.UTF_16BE)),
                arguments("GB18030", LINES.getBytes(GB18030)),
                arguments("lines of Windows", LINES.replace("\n", "\r\n").getBytes(GB18030)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("encodings")
    void plainTextIsReadInEachEncoding(String encoding, byte[] content) {
        assertThat(read("要点.txt", content)).isEqualTo(LINES);
    }

    @Test
    void aPasteKeepsItsLinesAndItsTables() {
        var text = TEXT.ofPasted("　　一、总则\n\n序号\t任务\t责任单位\r\n1\t清理\t市文旅局\n附则\ta\n");
        assertThat(text.text()).isEqualTo("　　一、总则\n\n序号\t任务\t责任单位\n1\t清理\t市文旅局\n附则\ta\n");
        assertThat(text.tables())
                .extracting(each -> each.in(text.text()))
                .containsExactly("序号\t任务\t责任单位\n1\t清理\t市文旅局\n");
    }

    @Test
    void whatNobodySeesIsNoText() {
        assertThat(TEXT.ofPasted("市\u200b妇\ufeff联\u00a0⼀⽅\n").text()).isEqualTo("市妇联 一方\n");
        assertThatThrownBy(() -> TEXT.ofPasted(" \n\u200b\n"))
                .hasMessage("粘贴的文字里面没有文字，请核对后再上传。")
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> TEXT.ofPasted("字".repeat(TextLines.MOST_CHARACTERS + 1)))
                .hasMessageContaining("内容过多")
                .isInstanceOf(Refusal.class);
    }

    // Word

    @Test
    void theNumbersThatWordCountsBecomeText() throws IOException {
        assertThat(read("要点.docx", numbered()))
                .isEqualTo("2026年要点\n一、强化家庭保护\n（一）开展指导\n（二）落实监护\n1. 评估\n2. 回访\n二、强化学校保护\n（一）防治欺凌\n");
    }

    /** As POI writes it: three levels. */
    private static byte[] numbered() throws IOException {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            var levels = CTAbstractNum.Factory.newInstance();
            levels.setAbstractNumId(BigInteger.ZERO);
            addLevel(levels, 0, STNumberFormat.CHINESE_COUNTING_THOUSAND, "%1、");
            addLevel(levels, 1, STNumberFormat.CHINESE_COUNTING, "（%2）");
            addLevel(levels, 2, STNumberFormat.DECIMAL, "%3.");
            var numbering = document.createNumbering();
            var list = numbering.addNum(numbering.addAbstractNum(new XWPFAbstractNum(levels)));
            document.createParagraph().createRun().setText("2026年要点");
            for (var each : List.of("0强化家庭保护", "1开展指导", "1落实监护", "2评估", "2回访", "0强化学校保护", "1防治欺凌")) {
                var paragraph = document.createParagraph();
                paragraph.setNumID(list);
                paragraph.setNumILvl(BigInteger.valueOf(each.charAt(0) - '0'));
                paragraph.createRun().setText(each.substring(1));
            }
            document.write(out);
            return out.toByteArray();
        }
    }

    private static void addLevel(CTAbstractNum levels, int number, STNumberFormat.Enum format, String text) {
        var level = levels.addNewLvl();
        level.setIlvl(BigInteger.valueOf(number));
        level.addNewStart().setVal(BigInteger.ONE);
        level.addNewNumFmt().setVal(format);
        level.addNewLvlText().setVal(text);
    }

    @Test
    void aStyleMayGiveTheNumber() {
        var styles = "<w:styles>"
                + "<w:style w:type='paragraph' w:styleId='base'><w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr></w:style>"
                + "<w:style w:type='paragraph' w:styleId='own'><w:basedOn w:val='base'/></w:style></w:styles>";
        var body = styled("own", "甲") + styled("own", "乙")
                + "<w:p><w:pPr><w:pStyle w:val='own'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr><w:r><w:t>丙</w:t></w:r></w:p>";
        assertThat(read("a.docx", word(body, lists("<w:lvlText w:val='第%1条'/><w:suff w:val='space'/>"), styles)))
                .isEqualTo("第1条甲\n第2条乙\n丙\n");
    }

    @Test
    void aListMayBeginAnewAndAnotherGoesOn() {
        var body = listed(2, "a") + listed(2, "b") + listed(3, "c") + listed(3, "d") + listed(4, "e");
        assertThat(read("a.docx", word(body, lists("<w:lvlText w:val='%1、'/>"), "<w:styles/>")))
                .isEqualTo("1、a\n2、b\n7、c\n8、d\n9、e\n");
    }

    @ParameterizedTest
    @CsvSource({
        "chineseCountingThousand, 1, 一",
        "chineseCounting, 10, 十",
        "japaneseCounting, 11, 十一",
        "chineseCountingThousand, 20, 二十",
        "chineseCountingThousand, 105, 一百零五",
        "chineseCountingThousand, 110, 一百一十",
        "chineseCountingThousand, 1001, 一千零一",
        "chineseLegalSimplified, 12, 拾贰",
        "ideographDigital, 10, 一〇",
        "decimalEnclosedCircle, 20, ⑳",
        "decimalEnclosedCircle, 21, 21",
        "decimalEnclosedParen, 1, ⑴",
        "decimalEnclosedFullstop, 2, ⒉",
        "decimalFullWidth, 12, １２",
        "decimalZero, 7, 07",
        "ideographTraditional, 2, 乙",
        "upperLetter, 28, BB",
        "lowerRoman, 14, xiv",
        "unknown, 3, 3"
    })
    void numbersAreWrittenAsWordDoes(String format, int number, String written) {
        assertThat(WordNumber.written(number, format)).isEqualTo(written);
    }

    @Test
    void aTableOfWordIsLinesWithTabs() {
        var body = "<w:p><w:r><w:t>总则</w:t></w:r></w:p><w:tbl>"
                + "<w:tr>" + cell("", "序号") + cell("", "任务") + cell("", "责任单位") + "</w:tr>"
                + "<w:tr>" + cell("", "1") + cell("<w:vMerge w:val='restart'/>", "清理</w:t><w:br/><w:t>文身店")
                + cell("", "市文旅局") + "</w:tr>"
                + "<w:tr>" + cell("<w:gridSpan w:val='2'/>", "合计") + cell("", "市</w:t><w:tab/><w:t>委") + "</w:tr>"
                + "<w:tr><w:trPr><w:del w:id='1'/></w:trPr>" + cell("", "删去") + "</w:tr></w:tbl>"
                + "<w:p><w:r><w:t>附</w:t><w:tab/><w:t>则</w:t></w:r></w:p>";
        var text = TEXT.of("a.docx", word(body, "<w:numbering/>", "<w:styles/>"));
        assertThat(text.text()).isEqualTo("总则\n序号\t任务\t责任单位\n1\t清理 文身店\t市文旅局\n合计\t\t市 委\n附 则\n");
        assertThat(text.tables()).containsExactly(new Span(3, 36));
    }

    @Test
    void neighbouringParagraphsWithTabsAreATable() {
        var body = tabbed("序号", "任务", "责任单位")
                + tabbed("1", "清理", "市文旅局")
                + tabbed("", "检查", "市公安局")
                + tabbed("目录", "1")
                + tabbed("联系人", "某人", "电话");
        var text = TEXT.of("a.docx", word(body, "<w:numbering/>", "<w:styles/>"));
        assertThat(text.text()).isEqualTo("序号\t任务\t责任单位\n1\t清理\t市文旅局\n\t检查\t市公安局\n目录 1\n联系人 某人 电话\n");
        assertThat(text.tables()).containsExactly(new Span(0, 30));
    }

    private static String tabbed(String... words) {
        return "<w:p><w:r><w:t>" + String.join("</w:t></w:r><w:r><w:tab/><w:t>", words) + "</w:t></w:r></w:p>";
    }

    @Test
    void aCellOfWordThatReachesDownSaysTheSameInEachRow() {
        var begins = "<w:vMerge w:val='restart'/>";
        var body = "<w:tbl>"
                + "<w:tr>" + cell(begins, "清理") + cell("", "甲") + cell(begins, "市文旅局") + "</w:tr>"
                + "<w:tr>" + cell("<w:vMerge/>", "") + cell("", "乙") + cell("<w:vMerge w:val='continue'/>", "")
                + "</w:tr>"
                + "<w:tr>" + cell("", "") + cell("", "丙") + cell(begins, "市公安局") + "</w:tr>"
                + "<w:tr>" + cell("<w:gridSpan w:val='2'/>", "丁") + cell("<w:vMerge/>", "") + "</w:tr></w:tbl>"
                + "<w:tbl><w:tr>" + cell("<w:vMerge/>", "") + cell("", "戊") + "</w:tr></w:tbl>";
        assertThat(read("a.docx", word(body, "<w:numbering/>", "<w:styles/>")))
                .isEqualTo("清理\t甲\t市文旅局\n清理\t乙\t市文旅局\n\t丙\t市公安局\n丁\t\t市公安局\n\t戊\n");
    }

    @Test
    void theItemsOfAListOfAPageHaveTheirNumbers() {
        var page = "<html><ol><li>甲<ol start=5><li>乙<li>丙</ol><li value=7><p>丁</p><li>戊</ol><ul><li>己</ul></html>";
        assertThat(read("a.html", page.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("1. 甲\n5. 乙\n6. 丙\n7. 丁\n8. 戊\n己\n");
        for (var style : List.of("list-style: none", "color: red; LIST-STYLE-TYPE:none", "list-style: outside none;")) {
            assertThat(read("a.html", ("<ol style='" + style + "'><li>一、甲</ol>").getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo("一、甲\n");
        }
    }

    /** A number may be all that a cell has. */
    @Test
    void countedRowsKeepTheirNumber() {
        var body = "<w:tbl><w:tr><w:tc>" + listed(2, "") + "</w:tc>" + cell("", "清理") + "</w:tr></w:tbl>";
        assertThat(read("a.docx", word(body, lists("<w:lvlText w:val='%1'/>"), "<w:styles/>")))
                .isEqualTo("1\t清理\n");
    }

    static Stream<Arguments> insideAParagraph() {
        return Stream.of(
                arguments("struck out", "甲<w:del><w:r><w:delText>x</w:delText></w:r></w:del>乙", "甲乙"),
                arguments("moved away", "甲<w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom>乙", "甲乙"),
                arguments("inserted", "甲<w:ins><w:r><w:t>中</w:t></w:r></w:ins>乙", "甲中乙"),
                arguments("a text box", "甲<w:r><w:pict><w:p><w:r><w:t>x</w:t></w:r></w:p></w:pict></w:r>乙", "甲乙"),
                arguments("hidden", "甲<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>乙", "甲乙"),
                arguments("a field", "甲<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>3</w:t></w:r>乙", "甲3乙"),
                arguments("a note", "甲<w:r><w:footnoteReference w:id='1'/></w:r>乙", "甲乙"),
                arguments("a link", "甲<w:hyperlink><w:r><w:t>中</w:t></w:r></w:hyperlink>乙", "甲中乙"),
                arguments("a line break", "甲<w:r><w:br/></w:r>乙", "甲\n乙"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("insideAParagraph")
    void whatIsShownIsRead(String what, String content, String text) {
        var runs = content.replaceFirst("^甲", "<w:r><w:t>甲</w:t></w:r>").replaceFirst("乙$", "<w:r><w:t>乙</w:t></w:r>");
        assertThat(read("a.docx", word("<w:p>" + runs + "</w:p>", "<w:numbering/>", "<w:styles/>")))
                .isEqualTo(text + "\n");
    }

    @Test
    void aStruckOutEndJoinsTwoParagraphs() {
        var body =
                "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr><w:r><w:t>市</w:t></w:r></w:p><w:p><w:r><w:t>妇联</w:t></w:r></w:p>";
        assertThat(read("a.docx", word(body, "<w:numbering/>", "<w:styles/>"))).isEqualTo("市妇联\n");
    }

    /** As LibreOffice saves one, with a list, a table and tracked changes. */
    @Test
    void aWordFileBefore2007IsRead() throws IOException {
        try (var file = getClass().getResourceAsStream("numbered.doc")) {
            var text = TEXT.of("要点.doc", file.readAllBytes());
            assertThat(text.text())
                    .isEqualTo(
                            """
                            2026年未成年人保护工作要点
                            一、强化家庭保护
                            （一）开展家庭教育指导。（责任单位：市妇联、市教育局）
                            1.落实监护
                            二、强化学校保护
                            （一）防治欺凌。
                            序号\t任务\t责任单位
                            1\t清理文身店\t市市场监管局
                            附则
                            留下加上
                            """);
            assertThat(text.tables()).hasSize(1);
        }
    }

    // Pages

    @Test
    void aPageIsReadAsItIsShown() {
        var page = "<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body><script>x()</script>"
                + "<div style='display: none'>x</div><p>　　一、强化\n    保护&nbsp;家庭<br>（一）<b>开展</b>指导。</p>"
                + "<table><tr><td rowspan=2>1</td><td>清理<p>文身店</p></td><td>市文旅局</td></tr><tr><td colspan=2>回访</td></tr></table><p>附则</p></body></html>";
        for (var charset : List.of(StandardCharsets.UTF_8, GB18030)) {
            var text = TEXT.of("要点.html", page.getBytes(charset));
            assertThat(text.text()).isEqualTo("一、强化保护 家庭\n（一）开展指导。\n1\t清理 文身店\t市文旅局\n1\t回访\t\n附则\n");
            assertThat(text.tables()).hasSize(1);
        }
    }

    @Test
    void aTableThatArrangesThePageIsNoTable() {
        var page =
                "<html><table><tr><td>导航</td><td><p>一、强化</p><p>" + "长".repeat(1_600) + "</p></td></tr></table></html>";
        var text = TEXT.of("要点.htm", page.getBytes(StandardCharsets.UTF_8));
        assertThat(text.text()).startsWith("导航\n一、强化\n长");
        assertThat(text.tables()).isEmpty();
    }

    @Test
    void thePageSaysItsEncodingAndTheNameSaysNothing() {
        var page = "<html><meta charset=gb2312><p>〇镕一、强化保护";
        assertThat(read("要点.doc", page.getBytes(GB18030))).isEqualTo("〇镕一、强化保护\n");
        assertThat(read("要点.html", ("\ufeff" + page).getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("〇镕一、强化保护\n");
    }

    // What programs copy, in the page that the form makes of it

    private static final String HEAD = "序号\t工作任务\t责任单位\n";

    /** Cells merged downwards say the same in each row; a cell of several lines is one. */
    private static final String ROWS = HEAD + "1\t清理文身店\t市文旅局 市公安局\n2\t回访\t市文旅局 市公安局\n";

    static Stream<Arguments> copied() {
        return Stream.of(
                arguments(
                        "a table of Word",
                        "<!--StartFragment--><p class=MsoNormal><span style='font-family:仿宋'>分工表<o:p></o:p></span></p>"
                                + "<table class=MsoTableGrid border=1 style='border-collapse:collapse;mso-yfti-tbllook:1184'>"
                                + " <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>" + mso("", "序号")
                                + mso("", "工作任务")
                                + mso("", "责任单位") + "</tr>\n <tr style='mso-yfti-irow:1'>" + mso("", "1")
                                + mso("", "清理\n文身店")
                                + mso("rowspan=2", "市文旅局</span><span lang=EN-US><br>\n</span><span>市公安局")
                                + "</tr> <tr style='mso-yfti-irow:2;mso-yfti-lastrow:yes'>" + mso("", "2")
                                + mso("", "回访")
                                + "</tr>\n <![if !supportMisalignedColumns]><tr height=0><td width=50></td><td width=90></td>"
                                + "<td width=90></td></tr><![endif]></table><!--EndFragment-->",
                        "分工表\n" + ROWS),
                arguments(
                        "a list of Word, its numbers and its bullets",
                        "<p class=MsoListParagraph style='text-indent:-21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>"
                                + "<span lang=EN-US><span style='mso-list:Ignore'>（一）<span style='font:7.0pt \"Times New Roman\"'>&nbsp;"
                                + "</span></span></span><![endif]><span>开展指导。</span></p>"
                                + "<p style='mso-list:l1 level1 lfo2'><!--[if !supportLists]--><span style='mso-list:Ignore'>2.<span>&nbsp;&nbsp;"
                                + "</span></span><!--[endif]-->落实监护。</p>",
                        "（一） 开展指导。\n2. 落实监护。\n"),
                arguments(
                        "hidden text, comments and notes of Word",
                        "<p>市妇联<span style='display:none;mso-hide:all'>x</span><span style='mso-hide: all'>x</span>"
                                + "<span class=MsoCommentReference><![if !supportAnnotations]><a class=msocomanchor>[批注1]</a><![endif]></span>"
                                + "<a style='mso-footnote-id:ftn1' href='#_ftn1'><span class=MsoFootnoteReference>[1]</span></a>、市教育局"
                                + "<!--[if gte vml 1]><v:shape>x</v:shape><![endif]--><![if !vml]><img src='file:///a.png'><![endif]></p>"
                                + "<div style='mso-element:footnote-list'><div style='mso-element:footnote'>x</div></div>"
                                + "<div style='mso-element:comment-list'><![if !supportAnnotations]><hr><![endif]>"
                                + "<div style='mso-element:comment'><p>x</p></div></div><script>x</script><style>x</style>",
                        "市妇联、市教育局\n"),
                arguments(
                        "a table of WPS",
                        "<!--StartFragment--><table class=\"MsoTableGrid\" border=\"1\" style=\"mso-table-layout-alt:fixed;\" ><tbody>"
                                + "<tr><td width=\"60\" valign=\"top\" ><p class=MsoNormal >序号<o:p></o:p></p></td><td>工作任务</td><td>责任单位</td></tr>"
                                + "<tr><td><p class=MsoNormal style=\"mso-list:l0 level1 lfo1;\" ><![if !supportLists]>"
                                + "<span style=\"mso-list:Ignore;\" >1<span>&nbsp;</span></span><![endif]><o:p>&nbsp;</o:p></p></td>"
                                + "<td><p>清理文身店</p></td><td rowspan=\"2\" ><p>市文旅局</p><p>市公安局</p></td></tr>"
                                + "<tr><td><p>2</p></td><td><p>回访</p></td></tr></tbody></table><!--EndFragment-->",
                        ROWS),
                arguments(
                        "cells of Excel and of WPS",
                        "<table border=0 cellpadding=0 cellspacing=0 width=288 style='border-collapse:collapse;width:216pt'>"
                                + "<!--StartFragment--> <colgroup><col width=72 style='mso-width-source:userset;width:54pt'>"
                                + "<col width=72 span=2 style='width:54pt'></colgroup> <tr height=19 style='height:14.25pt'>"
                                + "  <td height=19 class=xl65>序号</td>\n  <td class=xl65>工作任务</td>\n  <td class=xl66>责任单位</td>\n </tr>"
                                + " <tr height=0 style='display:none;mso-height-source:userset'><td>0</td><td>x</td><td>x</td></tr>"
                                + " <tr><td align=right x:num>1</td><td>清理<font class=font5>文身店</font></td>"
                                + "<td rowspan=2 class=xl67>市文旅局<br>\n    <span style='mso-spacerun:yes'>&nbsp;</span>市公安局</td></tr>"
                                + " <tr><td align=right>2</td><td>回访</td></tr>"
                                + " <![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=72></td><td></td><td></td></tr>"
                                + "<![endif]><!--EndFragment--></table>",
                        ROWS),
                arguments(
                        "a table of Chrome",
                        "<table style=\"caret-color: rgb(0, 0, 0); font-style: normal;\"><thead><tr><th scope=\"col\">序号</th>"
                                + "<th>工作任务</th><th>责任单位</th></tr></thead><tbody><tr><td>1</td><td><span>清理文身店</span></td>"
                                + "<td rowspan=\"2\"><div>市文旅局</div><div>市公安局</div></td></tr><tr><td>2</td><td>回访</td></tr></tbody></table>"
                                + "<br class=\"Apple-interchange-newline\">",
                        ROWS),
                arguments(
                        "another encoding",
                        "<meta http-equiv=Content-Type content='text/html; charset=gb2312'><p>〇镕市妇联</p>",
                        "〇镕市妇联\n"));
    }

    private static String mso(String attributes, String text) {
        return "<td width=90 valign=top " + attributes
                + " style='width:67.5pt;border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt'>\n  "
                + "<p class=MsoNormal align=center><span style='font-family:仿宋;mso-hansi-font-family:\"Times New Roman\"'>"
                + text
                + "<span lang=EN-US><o:p></o:p></span></span></p>\n  </td>";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("copied")
    void whatProgramsCopyIsReadAsItIsShown(String what, String fragment, String text) {
        var page = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>粘贴的正文</title></head>\n<body>\n"
                + fragment + "\n</body></html>\n";
        assertThat(read("粘贴的正文.html", page.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    }

    // PDF

    @Test
    void fullLinesOfAPdfAreJoinedAndTheRestStays() {
        var text = read(
                "要点.pdf",
                pdfOf(
                        line(100, 740, "一、强化家庭保护"),
                        line(132, 720, "（一）开展家庭教育指导一二三四"),
                        line(100, 700, "五六七八九十甲乙丙丁戊己庚辛壬癸"),
                        line(100, 680, "子丑。（市妇联、市教育局）"),
                        line(132, 660, "（二）落实监护。"),
                        line(300, 60, "— 1 —")));
        assertThat(text).isEqualTo("一、强化家庭保护\n（一）开展家庭教育指导一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑。（市妇联、市教育局）\n（二）落实监护。\n— 1 —\n");
    }

    @Test
    void columnsStayApart() {
        var text = read(
                "要点.pdf", pdfOf(line(50, 740, "左一"), line(50, 720, "左二"), line(320, 740, "右一"), line(320, 720, "右二")));
        assertThat(text).isEqualTo("左一\n左二\n右一\n右二\n");
    }

    /** The second page goes on with the second row; the cell of the lead reaches over two rows. */
    @Test
    void aRuledTableOfAPdfIsRowsOverItsPages() {
        var text = read(
                "分工.pdf",
                pdfOf(List.of(
                        List.of(
                                line(60, 760, "分工表"),
                                rules(740, 700, 660, 620),
                                line(60, 712, "序号"),
                                line(160, 712, "工作任务"),
                                line(360, 712, "牵头单位"),
                                line(60, 672, "1"),
                                line(156, 682, "一二三四五六七八九十甲"),
                                line(156, 664, "乙"),
                                line(360, 682, "市民政局"),
                                line(360, 664, "市妇联"),
                                line(60, 632, "2"),
                                line(156, 632, "子丑寅"),
                                line(300, 40, "— 1 —")),
                        List.of(
                                rules(740, 700, 660),
                                line(156, 712, "卯。"),
                                line(60, 672, "3"),
                                line(156, 672, "辰巳"),
                                line(360, 672, "市残联"),
                                line(60, 600, "附则")))));
        assertThat(text)
                .isEqualTo("分工表\n序号\t工作任务\t牵头单位\n1\t一二三四五六七八九十甲乙\t市民政局 市妇联\n2\t子丑寅卯。\t\n3\t辰巳\t市残联\n" + "— 1 —\n附则\n");
    }

    @Test
    void aCellOfAPdfThatReachesOverRowsSaysTheSameInEach() {
        var text = read(
                "分工.pdf",
                pdfOf(
                        "50 740 m 540 740 l S 150 700 m 540 700 l S 50 660 m 540 660 l S\n",
                        "50 740 m 50 660 l S 150 740 m 150 660 l S 350 740 m 350 660 l S 540 740 m 540 660 l S\n",
                        line(60, 690, "甲"),
                        line(160, 712, "乙"),
                        line(360, 712, "丙"),
                        line(160, 672, "丁"),
                        line(360, 672, "戊")));
        assertThat(text).isEqualTo("甲\t乙\t丙\n甲\t丁\t戊\n");
    }

    /** Two bodies on lines of their own, of which the first fills its line or its page: they stay two. */
    @Test
    void aBodyOnAFullLineOfAPdfEndsThere() {
        var text = read(
                "分工.pdf",
                pdfOf(List.of(
                        List.of(
                                rules(740, 700, 640),
                                line(60, 712, "序号"),
                                line(160, 712, "工作任务"),
                                line(360, 712, "责任单位"),
                                line(60, 672, "1"),
                                line(160, 672, "甲乙"),
                                line(360, 672, "市人力资源和社会保障局"),
                                line(360, 650, "市民政局")),
                        List.of(rules(740, 700), line(160, 712, "丙"), line(360, 712, "市教育局")))));
        assertThat(text).isEqualTo("序号\t工作任务\t责任单位\n1\t甲乙丙\t市人力资源和社会保障局 市民政局 市教育局\n");
    }

    /** As programs print a landscape table: the page is turned, or what stands on it. */
    @ParameterizedTest
    @ValueSource(strings = {"0 1 -1 0 595 0", "-1 0 0 -1 595 842", "0 -1 1 0 0 842"})
    void aTurnedTableOfAPdfIsRead(String turn) {
        var page = List.of(
                "q " + turn + " cm\n",
                rules(540, 500, 460),
                line(60, 512, "甲"),
                line(160, 520, "一二三四五六七八九十子"),
                line(160, 502, "丑"),
                line(360, 512, "丙"),
                line(60, 472, "丁"),
                line(360, 472, "戊"));
        for (var rotate : List.of("", "/Rotate 90", "/Rotate 180", "/Rotate 270")) {
            assertThat(read("分工.pdf", pdfOf(List.of(page), rotate)))
                    .as(rotate)
                    .isEqualTo("甲\t一二三四五六七八九十子丑\t丙\n丁\t\t戊\n");
        }
    }

    /** The numbers stand on top. The second page goes on with the second row. */
    @Test
    void aTableOfAPdfWithoutLinesIsRowsOverItsPages() {
        var text = read(
                "分工.pdf",
                pdfOf(List.of(
                        List.of(
                                line(60, 800, "分工表"),
                                heads(740),
                                line(50, 720, "一、家庭保护"),
                                row(700, "1", "一二三四五六七八九十甲", "市民政局", "6月"),
                                row(680, "", "乙。", "市教育局", ""),
                                row(660, "2", "子丑寅", "市妇联", "9月"),
                                line(300, 40, "— 1 —")),
                        List.of(
                                line(60, 800, "分工"),
                                row(740, "", "卯", "", ""),
                                row(720, "3", "辰巳", "市残联", "全年"),
                                line(60, 600, "附则")),
                        List.of(heads(740), row(720, "", "午", "", ""), row(700, "4", "未", "市文联", "全年")))));
        assertThat(text)
                .isEqualTo("分工表\n序号\t工作任务\t责任单位\t时限\n一、家庭保护\t\t\t\n1\t一二三四五六七八九十甲乙。\t市民政局 市教育局\t6月\n"
                        + "2\t子丑寅卯\t市妇联\t9月\n3\t辰巳午\t市残联\t全年\n4\t未\t市文联\t全年\n— 1 —\n分工\n附则\n");
    }

    /** The room between the rows parts them where the numbers stand in the middle; a head is there once. */
    @Test
    void theRoomBetweenTheRowsOfAPdfPartsThem() {
        var text = read(
                "分工.pdf",
                pdfOf(List.of(
                        List.of(
                                heads(740),
                                row(710, "", "一二三四五六七八九十甲", "市民政局、市", "6月"),
                                row(700, "1", "", "", ""),
                                row(690, "", "乙。", "妇联", ""),
                                row(660, "", "子丑寅卯辰巳午未申酉戌", "市教育局、市", "9月"),
                                row(650, "2", "", "", ""),
                                row(640, "", "亥。", "公安局", "")),
                        List.of(heads(740), row(710, "3", "辰巳", "市残联", "全年")))));
        assertThat(text)
                .isEqualTo("序号\t工作任务\t责任单位\t时限\n1\t一二三四五六七八九十甲乙。\t市民政局、市妇联\t6月\n"
                        + "2\t子丑寅卯辰巳午未申酉戌亥。\t市教育局、市公安局\t9月\n3\t辰巳\t市残联\t全年\n");
    }

    /** Nothing says which row the lines between two numbers belong to. */
    @Test
    void whereTheRowsOfAPdfAreNotSureThereIsNoTable() {
        var text = read(
                "分工.pdf",
                pdfOf(
                        heads(740),
                        row(720, "", "一二三", "市民政局", "6月"),
                        row(700, "1", "四五六", "市妇联", ""),
                        row(680, "", "七八九", "市残联", "9月"),
                        row(660, "", "子丑寅", "市文联", "9月"),
                        row(640, "2", "卯辰", "市侨联", "")));
        assertThat(text).doesNotContain("\t");
    }

    static Stream<Arguments> headsOfSeveralLines() {
        var broken = "序号\t工作任务\t责任单位\t完成时限\n";
        var above = "序号\t工作任务\t责任单位\t\n\t\t牵头单位\t配合单位\n";
        return Stream.of(
                arguments("two", row(740, "序号", "工作任务", "责任", "完成") + row(720, "", "", "单位", "时限"), broken),
                arguments("all", row(740, "序", "工作", "责任", "完成") + row(720, "号", "任务", "单位", "时限"), broken),
                arguments("one", row(740, "序号", "工作任务", "责任单位", "完成") + row(720, "", "", "", "时限"), broken),
                arguments(
                        "beside the middle",
                        row(740, "", "", "责任", "完成") + row(730, "序号", "工作任务", "", "") + row(720, "", "", "单位", "时限"),
                        broken),
                arguments(
                        "over two columns",
                        row(740, "序号", "工作任务", "", "") + line(414, 740, "责任单位") + row(720, "", "", "牵头单位", "配合单位"),
                        above),
                arguments(
                        "over two columns, beside the middle",
                        line(414, 740, "责任单位") + row(730, "序号", "工作任务", "", "") + row(720, "", "", "牵头单位", "配合单位"),
                        above));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headsOfSeveralLines")
    void theHeadOfATableOfAPdfMayHaveSeveralLines(String what, String head, String text) {
        var rows = row(700, "1", "甲", "市妇联", "市民政局") + row(680, "2", "乙", "市残联", "");
        assertThat(read("分工.pdf", pdfOf(line(50, 770, "重点任务分工"), head, rows)))
                .isEqualTo("重点任务分工\n" + text + "1\t甲\t市妇联\t市民政局\n2\t乙\t市残联\t\n");
    }

    /** Words below a head that fit none of its own say that its columns are others than they seem. */
    @Test
    void aHeadOfAPdfWithWordsBesideItsOwnIsNone() {
        var text = read(
                "分工.pdf",
                pdfOf(
                        row(740, "序号", "工作任务", "责任单位", ""),
                        line(200, 720, "完成时限"),
                        row(700, "1", "甲", "市妇联", ""),
                        row(680, "2", "乙", "市残联", "")));
        assertThat(text).doesNotContain("\t");
    }

    /** The first row has one line; the numbers of the others stand in the middle. */
    @Test
    void aRowOfAPdfMayBeginAboveItsNumberThoughTheFirstDoesNot() {
        var text = read(
                "分工.pdf",
                pdfOf(
                        heads(740),
                        row(710, "1", "甲", "市民政局", "6月"),
                        row(680, "", "一二三四五六七八九十甲", "市教育局、市", ""),
                        row(670, "2", "", "", "9月"),
                        row(660, "", "乙。", "公安局", ""),
                        row(630, "3", "辰巳", "市残联", "全年")));
        assertThat(text)
                .isEqualTo(
                        "序号\t工作任务\t责任单位\t时限\n1\t甲\t市民政局\t6月\n2\t一二三四五六七八九十甲乙。\t市教育局、市公安局\t9月\n" + "3\t辰巳\t市残联\t全年\n");
        var full = read(
                "分工.pdf",
                pdfOf(
                        heads(740),
                        row(710, "1", "子丑寅卯辰巳午未申酉戌", "市民政局", "6月"),
                        row(680, "", "一二三四五六七八九十甲", "", ""),
                        row(662, "2", "子丑寅卯辰巳午未申酉戌", "市文联", "9月"),
                        row(644, "", "亥。", "", ""),
                        row(614, "3", "午未", "市侨联", "全年"),
                        line(50, 584, "二、学校"),
                        row(564, "", "一二三四五六七八九十甲", "", ""),
                        row(546, "4", "子丑寅卯辰巳午未申酉戌", "市妇联", "9月"),
                        row(528, "", "乙。", "", ""),
                        row(498, "5", "丙", "市侨联", "全年")));
        assertThat(full)
                .isEqualTo("序号\t工作任务\t责任单位\t时限\n1\t子丑寅卯辰巳午未申酉戌\t市民政局\t6月\n"
                        + "2\t一二三四五六七八九十甲子丑寅卯辰巳午未申酉戌亥。\t市文联\t9月\n3\t午未\t市侨联\t全年\n二、学校\t\t\t\n"
                        + "4\t一二三四五六七八九十甲子丑寅卯辰巳午未申酉戌乙。\t市妇联\t9月\n5\t丙\t市侨联\t全年\n");
    }

    /** Each could be two or more tables. */
    static Stream<Arguments> unsureRows() {
        return Stream.of(
                arguments(
                        "a task around its number, or two",
                        row(720, "1", "甲乙", "市民政局", "6月")
                                + row(700, "", "一二三四五六七八九十甲", "", "")
                                + row(680, "2", "乙丙丁戊己庚辛壬癸子丑", "市妇联", "9月")
                                + row(660, "", "寅。", "", "")
                                + row(640, "3", "辰巳", "市残联", "全年")),
                arguments(
                        "a lead between two rows",
                        row(720, "1", "甲", "", "6月")
                                + row(702, "", "", "市民政局", "")
                                + row(684, "2", "乙", "", "9月")
                                + row(648, "3", "丙", "市残联", "全年")),
                arguments(
                        "three leads beside two rows",
                        row(720, "1", "甲", "市妇联", "6月")
                                + row(698, "", "", "市民政局", "")
                                + row(693, "2", "乙", "", "9月")
                                + row(680, "", "", "市教育局", "")
                                + row(666, "3", "丙", "", "9月")
                                + row(661, "", "", "市司法局", "")),
                arguments(
                        "four leads beside two rows",
                        row(720, "1", "甲", "市妇联", "6月")
                                + row(700, "", "", "市民政局", "")
                                + row(691, "2", "乙", "", "9月")
                                + row(682, "", "", "市教育局", "")
                                + row(664, "", "", "市司法局", "")
                                + row(655, "3", "丙", "", "9月")
                                + row(646, "", "", "市残联", "")),
                arguments(
                        "a lead beside no middle of rows",
                        row(720, "1", "甲", "", "6月")
                                + row(700, "2", "乙", "市民政局", "9月")
                                + row(680, "3", "丙", "", "全年")
                                + row(660, "4", "丁", "", "全年")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unsureRows")
    void whereALeadOfAPdfMayBeOfOtherRowsThereIsNoTable(String what, String rows) {
        assertThat(read("分工.pdf", pdfOf(heads(740), rows))).doesNotContain("\t");
    }

    /** The reader doubts it: it may stand in the middle of three rows, or at the first of two. */
    @Test
    void aLeadOfAPdfBelowTheFirstOneStaysInItsRow() {
        var text = read(
                "分工.pdf",
                pdfOf(
                        heads(740),
                        row(720, "1", "甲", "市妇联", "6月"),
                        row(700, "2", "乙", "", "9月"),
                        row(680, "3", "丙", "市残联", ""),
                        row(660, "4", "丁", "", "全年")));
        assertThat(text).isEqualTo("序号\t工作任务\t责任单位\t时限\n1\t甲\t市妇联\t6月\n2\t乙\t\t9月\n3\t丙\t市残联\t\n4\t丁\t\t全年\n");
    }

    /** Nothing says whether the first line of the page is the rest of a row or the top of the next. */
    @Test
    void aPageOfAPdfWithOneNumberMayBeginWithEitherRow() {
        var text = read(
                "分工.pdf",
                pdfOf(List.of(
                        List.of(
                                heads(740),
                                row(710, "", "一二三四五六七八九十甲", "", ""),
                                row(700, "1", "", "市民政局", "6月"),
                                row(690, "", "乙。", "", "")),
                        List.of(row(740, "", "丙", "", ""), row(720, "2", "丁", "市残联", "全年")))));
        assertThat(text).contains("1\t一二三四五六七八九十甲乙。\t市民政局\t6月\n").doesNotContain("2\t");
    }

    /** As long as the second row may go on, its number may stand in its middle. */
    @Test
    void theEndOfATableOfAPdfSaysThatItsNumbersStandOnTop() {
        var rows = heads(740)
                + row(720, "1", "甲", "市民政局", "6月")
                + row(700, "", "", "市教育局", "")
                + row(680, "2", "乙", "市妇联", "9月");
        assertThat(read("分工.pdf", pdfOf(rows))).doesNotContain("\t");
        assertThat(read("分工.pdf", pdfOf(rows, line(60, 600, "附则"))))
                .isEqualTo("序号\t工作任务\t责任单位\t时限\n1\t甲\t市民政局 市教育局\t6月\n2\t乙\t市妇联\t9月\n附则\n");
    }

    /** A group or a lead of several rows, in the middle of them: no row goes without it. */
    @Test
    void aCellOfAPdfInTheMiddleOfItsRowsSaysTheSameInEach() {
        var text = read(
                "分工.pdf",
                pdfOf(
                        line(20, 740, "类别") + row(740, "", "序号", "责任单位", "时限") + line(200, 740, "工作任务"),
                        merged(720, "", "1", "甲", "", "6月"),
                        merged(700, "家庭", "2", "乙", "市妇联", ""),
                        merged(680, "", "3", "丙", "", "9月"),
                        merged(660, "", "4", "丁", "市民政局", ""),
                        merged(640, "学校", "5", "戊", "市教育局", "9月"),
                        merged(620, "", "6", "己", "市司法局", "")));
        assertThat(text)
                .isEqualTo("类别\t序号\t工作任务\t责任单位\t时限\n家庭\t1\t甲\t市妇联\t6月\n家庭\t2\t乙\t市妇联\t\n家庭\t3\t丙\t市妇联\t9月\n"
                        + "学校\t4\t丁\t市民政局\t\n学校\t5\t戊\t市教育局\t9月\n学校\t6\t己\t市司法局\t\n");
    }

    /** Not all rows need supporting units. */
    @Test
    void aLeadOfAPdfInTheMiddleOfItsRowsLeadsEach() {
        var text = read(
                "分工.pdf",
                pdfOf(
                        row(740, "序号", "工作任务", "牵头单位", "配合单位"),
                        row(720, "1", "甲", "", ""),
                        row(700, "2", "乙", "市妇联", "市残联"),
                        row(680, "3", "丙", "", "")));
        assertThat(text).isEqualTo("序号\t工作任务\t牵头单位\t配合单位\n1\t甲\t市妇联\t\n2\t乙\t市妇联\t市残联\n3\t丙\t市妇联\t\n");
    }

    private static String merged(int y, String group, String number, String task, String units, String time) {
        return line(20, y, group) + row(y, "", number, units, time) + line(200, y, task);
    }

    static Stream<Arguments> withoutNumbers() {
        return Stream.of(
                arguments(
                        "a line is a row",
                        unnumbered(720, "甲", "市民政局", "6月")
                                + unnumbered(700, "乙", "市妇联", "9月")
                                + unnumbered(680, "丙", "市残联", "全年"),
                        "甲\t市民政局\t6月\n乙\t市妇联\t9月\n丙\t市残联\t全年\n"),
                arguments(
                        "room between the rows",
                        unnumbered(710, "一二三四五六七八九十甲", "", "")
                                + unnumbered(700, "", "市民政局", "6月")
                                + unnumbered(690, "乙", "", "")
                                + unnumbered(660, "丙", "市残联", "全年"),
                        "一二三四五六七八九十甲乙\t市民政局\t6月\n丙\t市残联\t全年\n"),
                arguments(
                        "numbers before the tasks",
                        unnumbered(720, "1.一二三四五六七八九十甲", "市民政局", "6月")
                                + unnumbered(700, "乙", "市妇联", "")
                                + unnumbered(680, "2.丙", "市残联", "全年"),
                        "1.一二三四五六七八九十甲乙\t市民政局 市妇联\t6月\n2.丙\t市残联\t全年\n"),
                arguments(
                        "a row or two",
                        unnumbered(720, "一二三四五六七八九十甲", "市民政局", "6月")
                                + unnumbered(700, "乙", "市妇联", "")
                                + unnumbered(680, "丙", "市残联", "全年"),
                        ""),
                arguments(
                        "less room, between two rows or in one",
                        unnumbered(720, "一二三四五六七八九十甲", "市民政局", "6月")
                                + unnumbered(702, "乙", "市妇联", "")
                                + unnumbered(672, "丙", "市残联", "全年")
                                + unnumbered(648, "丁", "市文联", "全年"),
                        ""),
                arguments(
                        "an empty cell at the end",
                        unnumbered(720, "甲", "市民政局", "6月") + unnumbered(690, "乙", "", "9月"),
                        ""),
                arguments(
                        "an empty cell, or a merged one",
                        unnumbered(720, "甲", "市民政局", "6月")
                                + unnumbered(690, "乙", "", "9月")
                                + unnumbered(660, "丙", "市残联", "全年"),
                        ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withoutNumbers")
    void aTableOfAPdfMayHaveNoNumbers(String what, String rows, String text) {
        var read = read("分工.pdf", pdfOf(unnumbered(740, "工作任务", "责任单位", "时限"), rows));
        if (text.isEmpty()) {
            assertThat(read).doesNotContain("\t");
        } else {
            assertThat(read).isEqualTo("工作任务\t责任单位\t时限\n" + text);
        }
    }

    private static String unnumbered(int y, String task, String units, String time) {
        return line(50, y, task) + line(350, y, units) + line(480, y, time);
    }

    /** A line is full where a word or a character with its mark had no room. */
    @Test
    void whatCannotBePartedGoesOnInACellOfAPdf() {
        var text = read(
                "分工.pdf",
                pdfOf(
                        rules(740, 700, 660, 620),
                        line(156, 722, "一二三四五六七八九十"),
                        line(156, 704, "乙、丙"),
                        line(60, 672, "1"),
                        line(156, 682, "一二三四五六七八"),
                        line(156, 664, "2026年"),
                        line(60, 632, "2"),
                        line(156, 642, "一二三四五六七八"),
                        line(156, 624, "年")));
        assertThat(text).isEqualTo("\t一二三四五六七八九十乙、丙\t\n1\t一二三四五六七八2026年\t\n2\t一二三四五六七八 年\t\n");
    }

    @Test
    void aTableOfAPdfWithOtherColumnsIsAnother() {
        var others = rules(740, 700).replace("150 ", "250 ");
        for (var next : List.of(others, rules(740, 700) + "580 740 m 580 700 l S\n")) {
            var text = read(
                    "分工.pdf",
                    pdfOf(List.of(
                            List.of(rules(740, 700), line(60, 712, "一二三四"), line(160, 712, "甲乙丙丁"), line(60, 660, "间")),
                            List.of(next, line(60, 712, "子丑"), line(260, 712, "寅卯")))));
            assertThat(text).startsWith("一二三四\t甲乙丙丁\t\n间\n子丑\t寅卯\t");
        }
    }

    /** A heading stands across the columns; above and below the table nothing is drawn. */
    @Test
    void aTableOfAPdfMayBeOpenAboveAndBelow() {
        var text = read(
                "分工.pdf",
                pdfOf(
                        "50 700 m 540 700 l S 50 660 m 540 660 l S 50 740 m 50 620 l S 540 740 m 540 620 l S\n",
                        "150 740 m 150 700 l S 350 740 m 350 700 l S 150 660 m 150 620 l S 350 660 m 350 620 l S\n",
                        line(60, 712, "甲"),
                        line(160, 712, "乙"),
                        line(360, 712, "丙"),
                        line(200, 672, "一、子"),
                        line(60, 632, "丁"),
                        line(160, 632, "戊"),
                        line(360, 632, "己")));
        assertThat(text).isEqualTo("甲\t乙\t丙\n一、子\t\t\n丁\t戊\t己\n");
    }

    @Test
    void whatStandsBetweenTwoTablesOfAPdfStaysThere() {
        var text = read(
                "分工.pdf",
                pdfOf(
                        rules(740, 700),
                        line(60, 712, "甲"),
                        line(160, 712, "乙"),
                        line(360, 712, "丙"),
                        line(60, 660, "间"),
                        rules(620, 580),
                        line(60, 592, "丁"),
                        line(160, 592, "戊"),
                        line(360, 592, "己")));
        assertThat(text).isEqualTo("甲\t乙\t丙\n间\n丁\t戊\t己\n");
    }

    /** The page breaks a row only if the next has no number; what reaches over the break is there once. */
    @Test
    void aRowOfAPdfIsJoinedWithItsRestOnly() {
        var text = read(
                "分工.pdf",
                pdfOf(List.of(
                        List.of(
                                rules(740, 700, 660),
                                line(60, 712, "序号"),
                                line(160, 712, "工作任务"),
                                line(360, 712, "责任单位"),
                                line(60, 672, "1"),
                                line(160, 672, "2024、"),
                                line(360, 672, "市妇联")),
                        List.of(
                                rules(740, 700, 660),
                                line(160, 712, "2025年"),
                                line(360, 712, "市妇联"),
                                line(60, 672, "2"),
                                line(160, 672, "乙"),
                                line(360, 672, "市残联")))));
        assertThat(text).isEqualTo("序号\t工作任务\t责任单位\n1\t2024、2025年\t市妇联\n2\t乙\t市残联\n");
    }

    private static String heads(int y) {
        return row(y, "序号", "工作任务", "责任单位", "时限");
    }

    private static String row(int y, String number, String task, String units, String time) {
        return line(50, y, number) + line(120, y, task) + line(350, y, units) + line(480, y, time);
    }

    private static String rules(int... ys) {
        var rules = new StringBuilder();
        for (var y : ys) {
            rules.append("50 ").append(y).append(" 490 0.5 re f\n");
        }
        for (var x : List.of(50, 150, 350, 540)) {
            rules.append("%d %d m %d %d l S%n".formatted(x, ys[0], x, ys[ys.length - 1]));
        }
        return rules.toString();
    }

    static String line(int x, int y, String text) {
        var codes = new StringBuilder();
        text.chars().forEach(each -> codes.append("%04X".formatted(each)));
        return "1 0 0 1 " + x + " " + y + " Tm <" + codes + "> Tj\n";
    }

    /** The font is only named, as Chinese programs do: then its encoding says which characters they are. */
    private static byte[] pdfOf(String... lines) {
        return pdfOf(List.of(List.of(lines)));
    }

    static byte[] pdfOf(List<List<String>> pages) {
        return pdfOf(pages, "");
    }

    /** @param more of each page */
    private static byte[] pdfOf(List<List<String>> pages, String more) {
        var writer = new PdfWriter();
        var kids = new StringBuilder();
        for (var i = 0; i < pages.size(); i++) {
            var page = 10 + 2 * i;
            kids.append(page).append(" 0 R ");
            writer
                    .object(
                            page,
                            "<</Type/Page/Parent 2 0 R" + more
                                    + "/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>/Contents " + (page + 1)
                                    + " 0 R>>")
                    .stream(page + 1, "", ascii("BT /F 16 Tf\n" + String.join("", pages.get(i)) + "ET"));
        }
        return writer.object(1, "<</Type/Catalog/Pages 2 0 R>>")
                .object(2, "<</Type/Pages/Kids[" + kids + "]/Count " + pages.size() + ">>")
                .object(4, "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H/DescendantFonts[5 0 R]>>")
                .object(
                        5,
                        "<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/DW 1000/CIDSystemInfo"
                                + "<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R>>")
                .object(
                        7,
                        "<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0"
                                + "/Ascent 900/Descent -200/CapHeight 700/StemV 80>>")
                .ended("");
    }

    // Refusals

    static Stream<Arguments> refused() throws IOException {
        var twenty = new byte[20 * 1024 * 1024 + 1];
        return Stream.of(
                arguments("要点.txt", new byte[0], "是空文件，请核对后再上传。"),
                arguments("要点.html", new byte[0], "是空文件，请核对后再上传。"),
                arguments("要点.txt", ascii(" \n \n"), "里面没有文字，请核对后再上传。"),
                arguments("要点.txt", twenty, "超过20MB，请压缩或者分成几份后再上传。"),
                arguments("要点.pdf", pdf(), "里面没有文字，可能是扫描件或者图片，不能读取。请上传原来的Word文件；没有的，先做文字识别（OCR），核对后再上传，或者把文字复制出来直接粘贴。"),
                arguments("要点.pdf", locked(), "设有打开密码，别人无法核对。请取消密码后再上传。"),
                arguments("要点.docm", docx(), "含有宏，不能上传。请另存为不含宏的文档（DOCX、XLSX、PPTX）后再上传。"),
                arguments("要点.docx", docx("word/vbaProject.bin", "x"), "含有宏，不能上传。请另存为不含宏的文档后再上传。"),
                arguments("要点.docx", ole2("EncryptedPackage"), "设有打开密码，别人无法核对。请取消密码后再上传。"),
                arguments("要点.png", png(), OTHER_KIND),
                arguments("要点.docx", png(), OTHER_KIND),
                arguments("要点.zip", zip("a", "b"), OTHER_KIND),
                arguments("要点.xls", xls(), OTHER_KIND),
                arguments("要点.docx", xlsx(), OTHER_KIND),
                arguments("要点.rtf", ascii("{\\rtf1 a}"), OTHER_KIND),
                arguments("要点.doc", doc(), "是1997年以前的Word文件，不能读取。请用Word或者WPS打开，另存为DOCX后再上传。"),
                arguments(
                        "要点.doc",
                        ole2(Arrays.copyOf(ascii("\u00ec\u00a5\u00c1\u0000"), 4096), "WordDocument"),
                        "的内容读不出来，可能已经损坏。请用原来的程序打开核对，重新保存后再上传，或者把文字复制出来直接粘贴。"),
                arguments("要点.docx", docx(), "里面没有文字，请核对后再上传。"),
                arguments(
                        "要点.docx",
                        word("<w:p>", "<w:numbering/>", "<w:styles/>"),
                        "的内容读不出来，可能已经损坏。请用原来的程序打开核对，重新保存后再上传，或者把文字复制出来直接粘贴。"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("refused")
    void whatCannotBeReadIsRefusedWithTheRemedy(String name, byte[] content, String sentence) {
        assertThatThrownBy(() -> TEXT.of("C:\\文件\\" + name, content))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("document"))
                .hasMessage("“" + name + "”" + sentence);
    }

    private static byte[] locked() throws IOException {
        try (var document = Loader.loadPDF(document("").ended(""));
                var out = new ByteArrayOutputStream()) {
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(out);
            return out.toByteArray();
        }
    }

    private static String styled(String style, String text) {
        return "<w:p><w:pPr><w:pStyle w:val='" + style + "'/></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    private static String listed(int list, String text) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='" + list + "'/></w:numPr></w:pPr><w:r><w:t>"
                + text + "</w:t></w:r></w:p>";
    }

    private static String cell(String property, String text) {
        return "<w:tc><w:tcPr>" + property + "</w:tcPr><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:tc>";
    }

    /** Lists 2, 3 and 4 of one series; 3 begins at 7. */
    private static String lists(String level) {
        var series = "<w:abstractNumId w:val='1'/>";
        return "<w:numbering><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='1'/>" + level
                + "</w:lvl></w:abstractNum><w:num w:numId='2'>" + series + "</w:num><w:num w:numId='3'>" + series
                + "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride></w:num><w:num w:numId='4'>"
                + series + "</w:num></w:numbering>";
    }

    static byte[] word(String body, String numbering, String styles) {
        var space = " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
        return zip(
                "[Content_Types].xml",
                "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
                "word/document.xml",
                "<w:document" + space + "><w:body>" + body + "</w:body></w:document>",
                "word/numbering.xml",
                numbering.replaceFirst("<w:numbering", "<w:numbering" + space),
                "word/styles.xml",
                styles.replaceFirst("<w:styles", "<w:styles" + space));
    }
}
