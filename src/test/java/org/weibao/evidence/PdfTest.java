package org.weibao.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.weibao.support.PdfWriter.deflated;
import static org.weibao.support.PdfWriter.document;
import static org.weibao.support.SampleFiles.*;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.weibao.shared.Refusal;
import org.weibao.support.PdfWriter;

/** What a PDF may contain, in each way in which programs write its objects, and the cost of checking it. */
class PdfTest {

    /** Far above what it takes on a slow machine without the optimizing compiler; without bounds it takes minutes. */
    private static final Duration ENDLESS = Duration.ofSeconds(30);

    private static final String SCRIPT = "含有脚本，不能上传。请打印或者另存为不含脚本的PDF后再上传。";
    private static final String ATTACHMENT = "带有附件，不能上传。请把附件取出来另外上传，正文打印或者另存为不带附件的PDF后再上传。";
    private static final String MEDIA = "里面嵌有音频、视频或者三维动画，不能上传。请打印或者另存为不含这些内容的PDF后再上传。";
    private static final String FORM = "是动态表单（XFA），别人打开时可能看不到内容。请打印成普通的PDF后再上传。";
    private static final String TOO_LARGE = "解开后过大，不能上传。请重新保存或者分成几份后再上传。";
    private static final String LOCK = "的加密方式无法识别，不能核对是否设有打开密码。请取消加密后再上传。";
    private static final String DAMAGED = "的内容不是可以上传的类型，或者已经损坏。";

    private final Inspector inspector = new Inspector();

    /** As config/application.yml has it: a line for each fault would take more time than the file. */
    @BeforeAll
    static void pdfBoxIsSilent() {
        ((Logger) LoggerFactory.getLogger("org.apache.pdfbox")).setLevel(Level.OFF);
    }

    /** Part of the catalog, and the objects from number 6 on; 5 is a stream of something. */
    private record Content(String catalog, String... objects) {}

    private static Map<String, Function<Content, byte[]>> forms() {
        var forms = new LinkedHashMap<String, Function<Content, byte[]>>();
        forms.put("plain", PdfTest::plain);
        forms.put("packed", each -> document(each.catalog).stream(5, "", ascii("something"))
                .packed(4, 6, each.objects)
                .endedPacked());
        forms.put("hybrid", each -> document(each.catalog).stream(5, "", ascii("something"))
                .packed(4, 6, each.objects)
                .endedTwice());
        forms.put("second revision", each -> {
            var writer = document("");
            writer.ended("");
            return writer.object(1, "<</Type/Catalog/Pages 2 0 R" + each.catalog + ">>").stream(
                            5, "", ascii("something"))
                    .packed(4, 6, each.objects)
                    .endedPacked();
        });
        forms.put("table lost", each -> document(each.catalog).stream(5, "", ascii("something"))
                .packed(4, 6, each.objects)
                .add("startxref\n7\n%%EOF\n")
                .endedPacked());
        forms.put(
                "behind a mail's head",
                each -> joined(
                        ascii("Content-Type: application/pdf\r\n\r\n"),
                        forms().get("packed").apply(each)));
        forms.put("printing forbidden", each -> printingForbidden(plain(each)));
        return forms;
    }

    private static byte[] plain(Content content) {
        var writer = document(content.catalog).stream(5, "", ascii("something"));
        for (var i = 0; i < content.objects.length; i++) {
            writer.object(6 + i, content.objects[i]);
        }
        return writer.ended("");
    }

    private static byte[] printingForbidden(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var permissions = new AccessPermission();
            permissions.setCanPrint(false);
            document.protect(new StandardProtectionPolicy("owner", "", permissions));
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Stream<Arguments> inEachForm(String what, Content content, String verdict) {
        return forms().entrySet().stream()
                .map(form -> Arguments.of(what, form.getKey(), form.getValue().apply(content), verdict));
    }

    static Stream<Arguments> dangerous() {
        return Stream.of(
                        inEachForm(
                                "a script when it is opened",
                                new Content("/OpenAction 6 0 R", "<</S/JavaScript/JS(app.alert(1))>>"),
                                SCRIPT),
                        inEachForm(
                                "a script when it is closed",
                                new Content("/AA<</WC 6 0 R>>", "<</S /J#61vaScript/JS 7 0 R>>", "(app.alert(1))"),
                                SCRIPT),
                        inEachForm(
                                "a script of the document",
                                new Content("/Names<</JavaScript 6 0 R>>", "<</Names[(a)<</JS(a)>>]>>"),
                                SCRIPT),
                        inEachForm(
                                "a script of a film",
                                new Content("/OpenAction 6 0 R", "<</S/Rendition/JS(app.alert(1))>>"),
                                SCRIPT),
                        inEachForm(
                                "a program",
                                new Content("/OpenAction 6 0 R", "<</S/Launch/Win<</F(calc.exe)>>>>"),
                                SCRIPT),
                        inEachForm(
                                "a program in the next action",
                                new Content("/OpenAction 6 0 R", "<</S/GoTo/D[3 0 R/Fit]/Next[<</S/Launch/F(a)>>]>>"),
                                SCRIPT),
                        inEachForm(
                                "a file of the document",
                                new Content(
                                        "/Names<</EmbeddedFiles 6 0 R>>",
                                        "<</Names[(a) 7 0 R]>>",
                                        "<</F(a.exe)/EF<</F 5 0 R>>>>"),
                                ATTACHMENT),
                        inEachForm(
                                "a file beside the document",
                                new Content("/AF[6 0 R]", "<</Type/Filespec/UF(a.xml)/EF<</UF 5 0 R>>>>"),
                                ATTACHMENT),
                        inEachForm(
                                "a file on a page",
                                new Content("/A 6 0 R", "<</Type/Annot/Subtype/FileAttachment/FS(a)>>"),
                                ATTACHMENT),
                        inEachForm(
                                "a way into a file",
                                new Content("/OpenAction 6 0 R", "<</S/GoToE/T<</R/C/N(a)>>>>"),
                                ATTACHMENT),
                        inEachForm("a film", new Content("/A 6 0 R", "<</Type/Annot/Subtype/RichMedia>>"), MEDIA),
                        inEachForm("a model", new Content("/A 6 0 R", "<</Type/Annot/Subtype/3D>>"), MEDIA),
                        inEachForm("an old film", new Content("/A 6 0 R", "<</Type/Annot/Subtype/Movie>>"), MEDIA),
                        inEachForm("a sound", new Content("/OpenAction 6 0 R", "<</S/Sound/Sound 5 0 R>>"), MEDIA),
                        inEachForm("a form", new Content("/AcroForm 6 0 R", "<</Fields[]/XFA 5 0 R>>"), FORM))
                .flatMap(each -> each);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("dangerous")
    void whatIsMoreThanPagesIsRefused(String what, String form, byte[] pdf, String sentence) {
        assertRefused(pdf, sentence);
    }

    static Stream<Arguments> harmless() {
        return Stream.of(
                        inEachForm("nothing more", new Content("", "<<>>"), ""),
                        inEachForm("a first view", new Content("/OpenAction 6 0 R", "[3 0 R/XYZ 0 0 1]"), ""),
                        inEachForm(
                                "links",
                                new Content("", "<</S/URI/URI(http://a.cn/script)>>", "<</S/GoTo/D(JavaScript)>>"),
                                ""),
                        inEachForm(
                                "a form",
                                new Content("/AcroForm 6 0 R", "<</Fields[7 0 R]>>", "<</FT/Sig/T(JavaScript)>>"),
                                ""),
                        inEachForm(
                                "no file any more", new Content("/Names<</EmbeddedFiles 6 0 R>>", "<</Names[]>>"), ""),
                        inEachForm("a file elsewhere", new Content("", "<</Type/Filespec/F(a.pdf)>>"), ""),
                        inEachForm(
                                "fonts of any name", new Content("", "<</JS 7 0 R/EF 7 0 R>>", "<</Type/Font>>"), ""),
                        inEachForm(
                                "pages in a ring",
                                new Content("", "<</Kids[6 0 R 7 0 R]/Parent 7 0 R>>", "<</Kids[6 0 R]/Next 7 0 R>>"),
                                ""))
                .flatMap(each -> each);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("harmless")
    void whatPagesNeedIsTaken(String what, String form, byte[] pdf, String verdict) {
        assertThat(inspector.inspect("a.pdf", pdf).mediaType()).isEqualTo("application/pdf");
    }

    static Stream<Arguments> costly() {
        var zeros = deflated(new byte[200_000_000]);
        var objects = "/Type/ObjStm/N 1/First 4/Filter/FlateDecode";
        var table = "/Type/XRef/Root 1 0 R/W[1 4 2]/Size 9/Filter/FlateDecode";
        return Stream.of(
                costly(
                        "objects of 200 MB",
                        document("").stream(4, objects, zeros).inStream(6, 4),
                        TOO_LARGE),
                costly("a table of 200 MB", onlyTable(table, zeros), TOO_LARGE),
                costly(
                        "a table of billions",
                        onlyTable("/Type/XRef/Root 1 0 R/W[0 0 0]/Size 2000000000", new byte[9]),
                        TOO_LARGE),
                costly(
                        "rows of a gigabyte",
                        onlyTable(table + "/DecodeParms<</Predictor 12/Columns 1000000000>>", deflated(new byte[9])),
                        DAMAGED),
                costly("a table that is a picture", onlyTable(table.replace("Flate", "DCT"), jpeg()), DAMAGED),
                costly("packed objects in objects", document("").packed(4, 6, "[".repeat(1_000_000)), DAMAGED),
                costly("a length that is its own", document("").object(6, "<</Length 6 0 R>>stream\n1"), DAMAGED),
                costly("tables in a ring", onlyTable(table + "/Prev 9", deflated(new byte[9])), DAMAGED),
                costly(
                        "twenty megabytes of nothing",
                        document("").object(6, "[" + "<<>>".repeat(5_000_000)),
                        TOO_LARGE),
                costly("very many references", document("").object(6, "[" + "1 0 R ".repeat(3_000_000)), TOO_LARGE),
                costly("streams in streams", inOneAnother(document("")), TOO_LARGE),
                costly("locked streams in streams", inOneAnother(locked()), TOO_LARGE),
                costly("many streams of small objects", packedOften(), TOO_LARGE),
                costly("very many objects", numbered(600_000, ""), TOO_LARGE),
                costly("marks of tables", ascii("%PDF-1.5\n" + "/XRef".repeat(3_900_000) + "/Encrypt\n%%EOF"), LOCK),
                costly(
                        "marks of streams of objects",
                        ascii("%PDF-1.5\n" + "/ObjStm stream\n".repeat(1_300_000) + "/Encrypt\n%%EOF"),
                        TOO_LARGE),
                Arguments.of("fifty megabytes", joined(pdf(), new byte[50_000_000]), "超过20MB，请压缩或者分成几份后再上传。"));
    }

    private static Arguments costly(String what, PdfWriter pdf, String sentence) {
        return Arguments.of(what, pdf.endedPacked(), sentence);
    }

    private static Arguments costly(String what, byte[] pdf, String sentence) {
        return Arguments.of(what, pdf, sentence);
    }

    private static byte[] onlyTable(String dictionary, byte[] content) {
        return new PdfWriter()
                .stream(1, dictionary, content).add("startxref\n9\n%%EOF").written();
    }

    /** Each stream says that it ends where the last one does. */
    private static PdfWriter inOneAnother(PdfWriter pdf) {
        var count = 20_000;
        var each = 250;
        for (var i = 0; i < count; i++) {
            pdf.begun(100 + i).add("%-250s".formatted("<</Length %08d>>stream".formatted((count - i) * each)));
        }
        return pdf.add("\nendstream\nendobj\n");
    }

    /** Opens without a password; each stream has to be decrypted. */
    private static PdfWriter locked() {
        try (var document = Loader.loadPDF(printingForbidden(pdf()))) {
            var lock = document.getEncryption();
            var id = document.getDocument().getDocumentID().getObject(0);
            return document("")
                    .trailer("/ID[%1$s%1$s]/Encrypt<</Filter/Standard/V 1/R %2$d/P %3$d/O%4$s/U%5$s>>"
                            .formatted(
                                    hex(((COSString) id).getBytes()),
                                    lock.getRevision(),
                                    lock.getPermissions(),
                                    hex(lock.getOwnerKey()),
                                    hex(lock.getUserKey())));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String hex(byte[] bytes) {
        return "<" + HexFormat.of().formatHex(bytes) + ">";
    }

    private static PdfWriter packedOften() {
        var pdf = document("");
        IntStream.range(0, 11).forEach(i -> pdf.packed(10 + i, 100 + i, "[" + "<<>>".repeat(500_000) + "]"));
        return pdf;
    }

    private static PdfWriter numbered(int count, String object) {
        var pdf = document("");
        IntStream.range(100, count).forEach(i -> pdf.object(i, object));
        return pdf;
    }

    /** Measured in the thread's own time: the machine may have other work. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("costly")
    void whatWouldCostTooMuchIsRefusedInTime(String what, byte[] pdf, String sentence) {
        var clock = ManagementFactory.getThreadMXBean();
        var start = clock.getCurrentThreadCpuTime();
        assertRefused(pdf, sentence);
        assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - start)).isLessThan(ENDLESS);
    }

    static Stream<Arguments> large() {
        return Stream.of(
                costly("streams without a length", numbered(60_000, "<<>>stream\n" + "s".repeat(250)), ""),
                costly(
                        "streams without an end",
                        numbered(60_000, "<</Length 15000000>>stream\n" + "s".repeat(250)),
                        ""),
                costly("an object in objects", document("").object(6, "[".repeat(1_500_000)), ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("large")
    void whatIsLargeOrFaultyIsTakenInTime(String what, byte[] pdf, String verdict) {
        var clock = ManagementFactory.getThreadMXBean();
        var start = clock.getCurrentThreadCpuTime();
        assertThat(inspector.inspect("a.pdf", pdf).mediaType()).isEqualTo("application/pdf");
        assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - start)).isLessThan(ENDLESS);
    }

    private void assertRefused(byte[] pdf, String sentence) {
        assertThatThrownBy(() -> inspector.inspect("a.pdf", pdf))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("“a.pdf”" + sentence);
    }
}
