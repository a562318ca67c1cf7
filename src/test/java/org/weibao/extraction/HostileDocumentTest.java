package org.weibao.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.weibao.extraction.DocumentTextTest.line;
import static org.weibao.support.PdfWriter.deflated;
import static org.weibao.support.PdfWriter.document;
import static org.weibao.support.SampleFiles.*;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.weibao.evidence.Inspector;
import org.weibao.shared.Refusal;
import org.weibao.support.PdfWriter;

/** Files that were made to take much memory or time, or to reach out: the limits are counts, not a clock. */
class HostileDocumentTest {

    private static final DocumentText TEXT = new DocumentText(new Inspector());

    private static final String LARGE = "的内容过多或者过于复杂";
    private static final String DAMAGED = "的内容读不出来";
    private static final String EMPTY = "里面没有文字";

    /** All that is allocated while a file is read, also what is free again at once. */
    private static final long MOST_ALLOCATED = 2L << 30;

    static final long MEGABYTE = 1L << 20;

    /** The heap of a process that reads all of them, one after the other, in megabytes. */
    private static final int MEMORY = 92;

    /** Trial S12: what it may take above what stays. */
    private static final int MOST_GROWTH = 64;

    /** As config/application.yml has it. */
    @BeforeAll
    static void librariesAreSilent() {
        ((Logger) LoggerFactory.getLogger("org.apache.pdfbox")).setLevel(Level.OFF);
        ((Logger) LoggerFactory.getLogger("org.apache.fontbox")).setLevel(Level.OFF);
        ((Logger) LoggerFactory.getLogger("org.apache.poi.hwpf")).setLevel(Level.OFF);
    }

    static Stream<Arguments> words() {
        var far = "<?xml version='1.0'?><!DOCTYPE w:document [<!ENTITY e SYSTEM 'http://127.0.0.1:9/x'>]>";
        var grows = new StringBuilder("<!DOCTYPE d [<!ENTITY a0 'aaaaaaaaaa'>");
        IntStream.range(1, 12)
                .forEach(i -> grows.append("<!ENTITY a%d '%s'>".formatted(i, ("&a" + (i - 1) + ";").repeat(10))));
        return Stream.of(
                word("an outer entity", far + body("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>"), DAMAGED),
                word("a type of document elsewhere", "<!DOCTYPE d SYSTEM 'http://127.0.0.1:9/d'>" + body(""), DAMAGED),
                word("entities in entities", grows + "]>" + body("<w:p><w:r><w:t>&a11;</w:t></w:r></w:p>"), DAMAGED),
                word("elements in elements", body("<w:x>".repeat(100_000)), LARGE),
                word("tables in tables", body("<w:tbl><w:tr><w:tc>".repeat(1_000)), LARGE),
                word("megabytes of blanks", body(" ".repeat(2_000_000)), LARGE),
                word("a very long attribute", body("<w:p w:x='" + "x".repeat(2_000_000) + "'/>"), LARGE),
                word("many empty elements", body("<w:p/>".repeat(3_000_000)), LARGE),
                word(
                        "three million characters",
                        body("<w:p><w:r><w:t>%s</w:t></w:r></w:p>"
                                .formatted("字".repeat(300_000))
                                .repeat(10)),
                        LARGE),
                word(
                        "a paragraph without end",
                        body("<w:p>" + "<w:r><w:t>字字字字</w:t></w:r>".repeat(600_000) + "</w:p>"),
                        LARGE),
                word(
                        "a row of very many cells",
                        body("<w:tbl><w:tr>"
                                + "<w:tc><w:tcPr><w:gridSpan w:val='2000000000'/></w:tcPr></w:tc>".repeat(1_000)
                                + "</w:tr></w:tbl>"),
                        LARGE),
                arguments("very many entries", "a.docx", zip(entries()), null),
                word("fifty megabytes of blanks", body(" ".repeat(50_000_000)), LARGE),
                word("styles in a circle", body("<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr></w:p>"), EMPTY),
                word("half a document", "<w:document", DAMAGED));
    }

    private static String[] entries() {
        return IntStream.range(0, 100_000)
                .mapToObj(i -> Stream.of("word/" + i, ""))
                .flatMap(each -> each)
                .toArray(String[]::new);
    }

    private static Arguments word(String what, String main, String verdict) {
        return arguments(
                what,
                "a.docx",
                zip(
                        "[Content_Types].xml",
                        "<Types>wordprocessingml.document.main+xml</Types>",
                        "../../escaped.txt",
                        "outside",
                        "word/styles.xml",
                        "<w:styles xmlns:w='w'><w:style w:styleId='a'><w:basedOn w:val='b'/></w:style><w:style w:styleId='b'><w:basedOn w:val='a'/></w:style></w:styles>",
                        "word/document.xml",
                        main),
                verdict);
    }

    private static String body(String content) {
        return "<w:document xmlns:w='w'><w:body>" + content + "</w:body></w:document>";
    }

    static Stream<Arguments> pdfs() {
        var deep = document("");
        IntStream.range(10, 20_000).forEach(i -> deep.object(i, "<</Type/Pages/Count 1/Kids[" + (i + 1) + " 0 R]>>"));
        var forms = "/Resources<</XObject<</A 5 0 R>>>>";
        return Stream.of(
                pdf(
                        "a page of 100 MB",
                        page("").stream(6, "/Filter/FlateDecode", deflated(new byte[100_000_000])),
                        null),
                pdf(
                        "packed twice",
                        page("").stream(
                                6, "/Filter[/FlateDecode/FlateDecode]", deflated(deflated(new byte[100_000_000]))),
                        LARGE),
                pdf("a page without end", page("").stream(6, "", ascii("q ".repeat(5_000_000))), LARGE),
                pdf("very many operations", operations(), LARGE),
                pdf("arrays in arrays", page("").stream(6, "", ascii("[".repeat(1_000_000))), null),
                pdf(
                        "a form in itself",
                        page(forms).stream(6, "", ascii("/A Do ")).stream(
                                5, "/Subtype/Form" + forms, ascii("/A Do /A Do ")),
                        null),
                pdf(
                        "rows of a gigabyte",
                        page("").stream(
                                6,
                                "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 1000000000>>",
                                deflated(new byte[9])),
                        null),
                pdf(
                        "a tree of pages 20,000 deep",
                        deep.object(2, "<</Type/Pages/Kids[10 0 R]/Count 1>>").object(20_000, "<</Type/Page>>"),
                        null),
                pdf("pages in a circle", document("").object(3, "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 1>>"), null),
                pdf("a hundred thousand lines", lines(100_000), null),
                pdf("a million lines", lines(1_000_000), null),
                pdf("dictionaries in dictionaries", document("").object(9, "<</A ".repeat(100_000)), null),
                pdf(
                        "a page without measure",
                        page("")
                                .object(3, "<</Type/Page/Parent 2 0 R/MediaBox[-9e9 -9e9 9e9 9e9]/Contents 6 0 R>>")
                                .stream(6, "", ascii("0 0 m 9e8 0 l S 0 0 9e8 9e8 re f")),
                        null),
                pdf(
                        "objects that unpack to 100 MB",
                        document("").stream(
                                        8,
                                        "/Type/ObjStm/N 1/First 4/Filter/FlateDecode",
                                        deflated(new byte[100_000_000]))
                                .inStream(9, 8),
                        null),
                arguments("heads of tables only", "a.pdf", heads(), null),
                pdf("a page that is its own content", page("").object(6, "[6 0 R 6 0 R]"), null));
    }

    private static PdfWriter page(String more) {
        return new PdfWriter()
                .object(1, "<</Type/Catalog/Pages 2 0 R>>")
                .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                .object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 6 0 R" + more + ">>");
    }

    /** Every page draws the same content of two million operations. */
    private static PdfWriter operations() {
        return page("").object(2, "<</Type/Pages/Kids[" + "3 0 R ".repeat(30) + "]/Count 30>>").stream(
                6, "/Filter/FlateDecode", deflated(ascii("n ".repeat(2_000_000))));
    }

    private static PdfWriter lines(int count) {
        return page("").stream(6, "/Filter/FlateDecode", deflated(ascii("0 0 m 9 0 l S ".repeat(count))));
    }

    private static byte[] heads() {
        var heads = IntStream.range(0, 290)
                .mapToObj(i -> line(10, 20 * i, "序号") + line(90, 20 * i, "任务") + line(180, 20 * i, "分工"))
                .toList();
        return DocumentTextTest.pdfOf(Collections.nCopies(100, heads));
    }

    private static Arguments pdf(String what, PdfWriter writer, String verdict) {
        return arguments(what, "a.pdf", writer.ended(""), verdict);
    }

    static Stream<Arguments> others() throws IOException {
        return Stream.of(
                page("elements in elements", "<html>" + "<div>".repeat(100_000) + "一、总则", null),
                page("letters in letters", "<html>" + "<b><i><a href=x>".repeat(100_000) + "一、总则", null),
                page("tables in tables", "<html>" + "<table><tr><td>".repeat(50_000) + "一、总则", null),
                page("very many marks", "<html>" + "<p>x".repeat(1_000_000), LARGE),
                page("three million characters", "<html>" + "字".repeat(3_000_000), LARGE),
                page(
                        "a table of very wide cells",
                        "<html><table>" + "<tr><td colspan=99>a<td>b".repeat(60_000) + "</table>",
                        LARGE),
                page("characters that are none", "<html>一\u0000二", DAMAGED),
                arguments("a text too long", "a.txt", "字".repeat(3_000_000).getBytes(StandardCharsets.UTF_8), LARGE),
                arguments("an empty table of a Word file", "a.doc", broken(0x1a2, 0x7fffffff), null),
                arguments("a text that is nowhere", "a.doc", broken(0x4c, 0x7ffffff0), null));
    }

    private static Arguments page(String what, String page, String verdict) {
        return arguments(what, "a.html", page.getBytes(StandardCharsets.UTF_8), verdict);
    }

    /** Writes a wrong number into the head of a sound file, also where its copy is in the container. */
    private static byte[] broken(int place, int number) throws IOException {
        var content = sound();
        var start = 512;
        while ((content[start] & 0xff) != 0xec || (content[start + 1] & 0xff) != 0xa5) {
            start += 64;
        }
        for (var i = 0; i < 4; i++) {
            content[start + place + i] = (byte) (number >> 8 * i);
        }
        return content;
    }

    private static byte[] sound() throws IOException {
        try (var file = HostileDocumentTest.class.getResourceAsStream("numbered.doc")) {
            return file.readAllBytes();
        }
    }

    static Stream<Arguments> hostile() throws IOException {
        return Stream.of(words(), pdfs(), others()).flatMap(each -> each);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void whatIsMadeToHarmTakesNoMoreThanItsShare(String what, String name, byte[] content, String verdict) {
        var before = allocated();
        var answer = answer(name, content);
        assertThat(allocated() - before).isLessThan(MOST_ALLOCATED);
        if (verdict != null) {
            assertThat(answer).startsWith("“" + name + "”" + verdict);
        }
    }

    /** Reads in this thread, whose memory can be counted. */
    private static String answer(String name, byte[] content) {
        try {
            return TEXT.read(name, content).text();
        } catch (Refusal refusal) {
            return refusal.sentence();
        }
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /** Flipped and cut files of each kind: they are read or refused, and nothing else happens. */
    @Test
    void brokenFilesAreReadOrRefused() throws IOException {
        var random = new Random(21);
        for (var i = 0; i < 150; i++) {
            var content = sound();
            for (var flips = 0; flips < 1 + i % 20; flips++) {
                content[random.nextInt(content.length)] = (byte) random.nextInt(256);
            }
            assertThat(answer("a.doc", content)).isNotEmpty();
        }
    }

    /** A process of its own has no more memory than this; it may write into its temporary folder only. */
    @Test
    void aSmallProcessReadsOrRefusesThemAll(@TempDir Path folder) throws IOException, InterruptedException {
        var files = Files.createDirectory(folder.resolve("files"));
        var temporary = Files.createDirectory(folder.resolve("temporary"));
        var count = 0;
        for (var each : hostile().toList()) {
            var name = (String) each.get()[1];
            Files.write(files.resolve("%02d%s".formatted(count++, name)), (byte[]) each.get()[2]);
        }
        var output = folder.resolve("output");
        var before = tree(folder);
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + MEMORY + "m",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileReading.class.getName(),
                        files.toString())
                .directory(files.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        var lines = Files.readAllLines(output);
        assertThat(lines).hasSize(count + 1);
        assertThat(lines.subList(0, count)).allMatch(line -> line.endsWith(" read") || line.endsWith(" refused"));
        assertThat(MEMORY - Integer.parseInt(lines.get(count))).isLessThanOrEqualTo(MOST_GROWTH);
        assertThat(tree(folder)).containsExactlyInAnyOrderElementsOf(with(before, output));
    }

    private static List<Path> with(List<Path> before, Path more) {
        return Stream.concat(before.stream(), Stream.of(more)).toList();
    }

    private static List<Path> tree(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList();
        }
    }

    @Test
    void nothingOutsideIsAsked() throws IOException {
        try (var server = new ServerSocket(0)) {
            server.setSoTimeout(1);
            var address = "http://127.0.0.1:" + server.getLocalPort() + "/x";
            answer("a.docx", (byte[]) word("", "<!DOCTYPE d SYSTEM '" + address + "'>" + body("<w:p/>"), "")
                    .get()[2]);
            answer(
                    "a.html",
                    ascii(
                            "<html><base href='%1$s'><link rel=stylesheet href='%1$s'><img src='%1$s'><iframe src='%1$s'></iframe>a"
                                    .formatted(address)));
            assertThatThrownBy(server::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    /** The clock may be any: the time given here is over at once. */
    @Test
    void whatTakesTooLongIsStopped() {
        var text = new DocumentText(new Inspector(), Duration.ZERO);
        assertThatThrownBy(() -> text.of("a.html", ascii("<html>" + "<p>x".repeat(100_000))))
                .hasMessageContaining("读取时间过长");
        text.destroy();
    }

    @Test
    void aStoppedThreadEndsItsWork() throws InterruptedException {
        var ended = new CountDownLatch(1);
        var thread = new Thread(() -> {
            var work = new ExtractionWork();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> Collections.nCopies(10_000, work).forEach(ExtractionWork::step))
                    .hasMessageContaining("读取时间过长");
            ended.countDown();
        });
        thread.start();
        thread.join();
        assertThat(ended.getCount()).isZero();
    }
}
