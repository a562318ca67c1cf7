package org.weibao.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.configuration.ConfigurationMistake;
import org.weibao.escalation.LetterKind;

/** The office may replace the templates of letters. A template that cannot be used stops the start. */
class LetterTemplateTest {

    private static final Map<Placeholder, String> LAYOUT = Map.of(
            Placeholder.NUMBER, "XX未保〔2026〕12号",
            Placeholder.ADDRESSEE, "市公安局",
            Placeholder.AUTHORITY, "《工作规则》第九条",
            Placeholder.SIGNATURE, "XX市未成年人保护工作领导小组办公室",
            Placeholder.DATE, "2026年3月2日",
            Placeholder.NOTE, "（联系人：市未保办）",
            Placeholder.COPIES, "XX市民政局");

    private static final Map<Placeholder, String> FACTS = Map.of(
            Placeholder.ORDER, "1",
            Placeholder.POINT, "二(一)1 加强家庭教育指导",
            Placeholder.PART, "甲县承办任务",
            Placeholder.STEP, "落实并填报进展",
            Placeholder.DUE, "2026年2月10日",
            Placeholder.LATE, "10个工作日",
            Placeholder.REMINDED, "，已于2月5日提醒");

    private static final List<String> SOUND = List.of(
            "{{编号}}",
            "{{标题}}关于办理的函{{/标题}}",
            "{{主送}}：",
            "{{正文}}",
            "下列任务：",
            "{{要点}}的{{事项}}。",
            "请办理",
            "{{/正文}}",
            "{{依据}}",
            "{{落款}}",
            "{{日期}}",
            "{{附注}}",
            "抄送：{{抄送}}");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(LetterKind.class)
    void theTemplatesThatComeWithTheApplicationAreSoundAndNameTheFacts(LetterKind kind) throws IOException {
        var shipped = Path.of("config", "letters", kind.name().toLowerCase(Locale.ROOT) + ".docx");
        assertThat(mistakesOf(Files.readAllBytes(shipped))).isEmpty();

        var template = new LetterTemplates(new ConfigurationFolder("./config")).of(kind);

        var draft = template.usual();
        assertThat(TitleLines.checked(draft.title())).as("is broken by hand").isEqualTo(draft.title());
        assertThat(draft.titleInALine()).startsWith("关于");
        assertThat(draft.opening().lines()).hasSize(1);
        assertThat(draft.closing().lines()).hasSize(2);
        assertThat(draft.opening() + draft.closing())
                .as("what nobody has recorded is not said")
                .doesNotContain("{{", "多次", "提醒", "商定");
        assertThat(draft.opening() + draft.closing())
                .as("after the last day nobody can ask for another")
                .doesNotContain("提出新的时限", "延期");
        assertThat(template.line(FACTS))
                .isEqualTo("1．“二(一)1 加强家庭教育指导”甲县承办任务的“落实并填报进展”，办理期限为2026年2月10日，已超过10个工作日，已于2月5日提醒。");
    }

    @ParameterizedTest
    @EnumSource(LetterKind.class)
    void aLetterHoldsWhatTheOfficeHasEditedInTheOfficialOrder(LetterKind kind) throws IOException {
        var template = new LetterTemplates(new ConfigurationFolder("./config")).of(kind);

        var letter = read(template.write(
                new LetterText("关于报送\n进展的函", "第一段。", "\n  第二段 {{日期}}。"), List.of("1．一事", "2．又一事"), LAYOUT));

        assertThat(letter.stream().map(XWPFParagraph::getText).filter(text -> !text.isBlank()))
                .containsExactly(
                        "XX市未成年人保护工作领导小组办公室",
                        "XX未保〔2026〕12号",
                        "关于报送\n进展的函",
                        "市公安局：",
                        "第一段。",
                        "1．一事",
                        "2．又一事",
                        "第二段 {{日期}}。",
                        "依据：《工作规则》第九条",
                        "XX市未成年人保护工作领导小组办公室",
                        "2026年3月2日",
                        "（联系人：市未保办）",
                        "抄送：XX市民政局。");
        var second = paragraph(letter, "第二段 {{日期}}。");
        assertThat(second.getCTP().getPPr().getInd().getFirstLineChars().intValue())
                .isEqualTo(200);
        assertThat(second.getRuns().get(0).getFontSizeAsDouble()).isEqualTo(16);
        assertThat(second.getRuns().get(0).getCTR().getRPr().getRFontsArray(0).getEastAsia())
                .isEqualTo("仿宋_GB2312");
        assertThat(paragraph(letter, "关于报送\n进展的函").getRuns().get(0).getFontSizeAsDouble())
                .isEqualTo(22);
    }

    /** Word cuts a text in pieces wherever somebody has paused while typing. */
    @Test
    void aPlaceholderInPiecesIsFilledInAndItsNeighboursKeepTheirLooks() throws IOException {
        var document = new XWPFDocument();
        for (var text : SOUND) {
            var paragraph = document.createParagraph();
            if (text.equals("{{日期}}")) {
                for (var piece : List.of("{", "{日", "期}}")) {
                    paragraph.createRun().setText(piece);
                }
            } else if (text.equals("{{依据}}")) {
                paragraph.createRun().setText("依据：");
                paragraph.getRuns().get(0).setBold(true);
                paragraph.createRun().setText("{{依据}}");
            } else {
                paragraph.createRun().setText(text);
            }
        }
        var template = bytes(document);
        assertThat(mistakesOf(template)).isEmpty();

        var letter = read(new LetterTemplate(template).write(new LetterText("标题", "开头", "结尾"), List.of(), LAYOUT));

        assertThat(paragraph(letter, "2026年3月2日").getRuns()).hasSize(1);
        var authority = paragraph(letter, "依据：《工作规则》第九条").getRuns();
        assertThat(authority.get(0).isBold()).isTrue();
        assertThat(authority.get(1).isBold()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{编号}}   | 编号      | 缺少占位符“{{编号}}”",
                "{{落款}}   | {{署名}}  | 不认识占位符“{{署名}}”",
                "{{日期}}   | {{/日期}} | 不认识占位符“{{/日期}}”",
                "{{/标题}}  | ''        | 标题没有用“{{标题}}”和“{{/标题}}”括起来",
                "{{标题}}   | {{标题}}{{标题}} | 标题没有用",
                "{{正文}}   | {{正文}}。 | 正文没有用“{{正文}}”和“{{/正文}}”括起来",
                "{{/正文}}  | ''        | 正文没有用",
                "请办理 | ''  | 正文没有用",
                "{{附注}} | 附注 | 缺少占位符“{{附注}}”",
                "{{抄送}} | 抄送 | 缺少占位符“{{抄送}}”",
                "关于办理的函 | 关于{{要点}}的函 | 列事项的一段没有写，或者写了不止一处",
                "{{要点}}的{{事项}}。 | 一事 | 列事项的一段没有写，或者写了不止一处",
                "{{要点}}的{{事项}}。 | {{事项}} | 列事项的一段没有写，或者写了不止一处",
                "下列任务： | 超过{{超期}}： | 列事项的一段没有写，或者写了不止一处",
                "请办理     | 责令      | 里有“责令”",
                "请办理     | 政府 督查 | 里有“政府督查”"
            })
    void aMistakeInATemplateIsNamed(String there, String instead, String mistake) throws IOException {
        var broken = SOUND.stream().map(text -> text.replace(there, instead)).toArray(String[]::new);

        assertThat(mistakesOf(docx(SOUND.toArray(String[]::new)))).isEmpty();
        assertThat(mistakesOf(docx(broken))).anyMatch(found -> found.startsWith(mistake));
    }

    /** Nobody to ask and nobody to copy to: no empty brackets, no lone 抄送. */
    @Test
    void aParagraphWithNothingToSayIsLeftOut() throws IOException {
        var layout = new HashMap<>(LAYOUT);
        layout.put(Placeholder.NOTE, "");
        layout.put(Placeholder.COPIES, "");

        var letter = read(new LetterTemplate(docx(SOUND.toArray(String[]::new)))
                .write(new LetterText("标题", "开头", "结尾"), List.of("一事"), layout));

        assertThat(letter).last().returns("2026年3月2日", XWPFParagraph::getText);
    }

    @Test
    void whatIsNeverFilledInIsAMistakeToo() throws IOException {
        var document = new XWPFDocument(new ByteArrayInputStream(docx(SOUND.toArray(String[]::new))));
        document.createTable(1, 1).getRow(0).getCell(0).setText("{{主送}}");

        assertThat(mistakesOf(bytes(document))).containsExactly("占位符“{{主送}}”写在了表格、文本框、页眉或页脚里，不会被填写");
    }

    @Test
    void theStartIsStoppedByTheNameOfEachBrokenFileWithARemedy() throws IOException {
        var letters = Files.createDirectories(folder.resolve("letters"));
        Files.writeString(letters.resolve("tip.docx"), "不是 Word 文档");
        Files.write(letters.resolve("supervision.docx"), docx("{{编号}}"));

        assertThatThrownBy(() -> new LetterTemplates(new ConfigurationFolder(folder.toString())))
                .isInstanceOfSatisfying(ConfigurationMistake.class, refused -> {
                    assertThat(refused.mistakes()).anySatisfy(mistake -> {
                        assertThat(mistake.file()).endsWith("tip.docx");
                        assertThat(mistake.problem()).isEqualTo("工作提示的模板打不开，不是 Word 文档（.docx）");
                        assertThat(mistake.remedy()).contains("另存为 .docx");
                    });
                    assertThat(refused.mistakes())
                            .filteredOn(mistake -> mistake.file().endsWith("supervision.docx"))
                            .hasSize(9);
                    assertThat(refused.mistakes())
                            .noneMatch(mistake -> mistake.file().endsWith("consultation.docx"));
                });
    }

    private static List<String> mistakesOf(byte[] content) {
        var mistakes = new ArrayList<String>();
        new TemplateCheck(content, (problem, remedy) -> {
                    assertThat(remedy).isNotBlank();
                    mistakes.add(problem);
                })
                .run();
        return mistakes;
    }

    private static byte[] docx(String... paragraphs) throws IOException {
        var document = new XWPFDocument();
        Arrays.stream(paragraphs)
                .forEach(text -> document.createParagraph().createRun().setText(text));
        return bytes(document);
    }

    private static byte[] bytes(XWPFDocument document) throws IOException {
        try (document;
                var out = new ByteArrayOutputStream()) {
            document.write(out);
            return out.toByteArray();
        }
    }

    private static List<XWPFParagraph> read(byte[] docx) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(docx)).getParagraphs();
    }

    private static XWPFParagraph paragraph(List<XWPFParagraph> letter, String text) {
        return letter.stream()
                .filter(each -> each.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }
}
