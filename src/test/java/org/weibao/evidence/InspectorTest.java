package org.weibao.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.weibao.support.SampleFiles.*;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weibao.shared.Refusal;

class InspectorTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Inspector inspector = new Inspector();

    static Stream<Arguments> allowed() {
        return Stream.of(
                arguments("总结.pdf", pdf(), "application/pdf"),
                arguments("总结.PDF", pdf(), "application/pdf"),
                arguments("公文.ofd", ofd(), "application/ofd"),
                arguments("照片.jpg", jpeg(), "image/jpeg"),
                arguments("照片.JPEG", jpeg(), "image/jpeg"),
                arguments("截图.png", png(), "image/png"),
                arguments("方案.doc", doc(), "application/msword"),
                arguments("方案.wps", doc(), "application/wps-office.wps"),
                arguments("台账.xls", xls(), "application/vnd.ms-excel"),
                arguments("台账.et", xls(), "application/wps-office.et"),
                arguments("课件.ppt", ppt(), "application/vnd.ms-powerpoint"),
                arguments("课件.dps", ppt(), "application/wps-office.dps"),
                arguments("方案.docx", docx(), WORD),
                arguments("方案.wps", docx(), "application/wps-office.wps"),
                arguments("台账.xlsx", xlsx(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                arguments("台账.et", xlsx(), "application/wps-office.et"),
                arguments(
                        "课件.pptx", pptx(), "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
                arguments(
                        "说明.txt", "开展宣讲12场。\r\n\t其中学校8场".getBytes(StandardCharsets.UTF_8), "text/plain;charset=UTF-8"),
                arguments("说明.txt", "开展宣讲12场。".getBytes(GB18030), "text/plain;charset=GB18030"),
                arguments("说明.txt", ascii("twelve"), "text/plain;charset=UTF-8"),
                arguments("说明.txt", ascii("first page\ftwelve\r\n"), "text/plain;charset=UTF-8"),
                // As Notepad saves under the names "Unicode" and "Unicode big endian".
                arguments(
                        "说明.txt",
                        "\ufeff开展宣讲12场。\r\n".getBytes(StandardCharsets.UTF_16LE),
                        "text/plain;charset=UTF-16"),
                arguments("说明.txt", "\ufeff宣讲12场".getBytes(StandardCharsets.UTF_16BE), "text/plain;charset=UTF-16"),
                arguments(
                        "总结.pdf",
                        joined(ascii("%PDF-1.4 <</URI(https://example.org/launch)>> "), pdf()),
                        "application/pdf"));
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void whatAnOfficeWritesIsTaken(String name, byte[] content, String mediaType) {
        assertThat(inspector.inspect(name, content)).isEqualTo(new Inspected(name, mediaType, content.length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.exe", "a.svg", "a.js", "a.bat", "a.jar", "a.pdf.exe", "a.dwg"})
    void otherExtensionsAreRefused(String name) {
        assertRefused(name, pdf(), "“" + name + "”不是可以上传的类型。可以上传：PDF、OFD、图片（JPG、PNG）、Word、Excel、PPT、WPS文档和TXT文本。");
    }

    static Stream<Arguments> disguised() {
        var mz = Arrays.copyOf(ascii("MZ\u0090\u0000\u0003This program cannot be run in DOS mode"), 512);
        var elf = Arrays.copyOf(ascii("\u007fELF\u0002\u0001\u0001"), 512);
        var svg = ascii(
                "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
        var html = ascii("<!DOCTYPE html><html><body><script>alert(1)</script></body></html>");
        var gif = ascii("GIF89a=1;alert(1)//");
        return Stream.of(
                arguments("a.pdf", mz),
                arguments("a.jpg", mz),
                arguments("a.docx", mz),
                arguments("a.doc", elf),
                arguments("a.txt", mz),
                arguments("a.txt", elf),
                arguments("a.png", svg),
                arguments("a.txt", svg),
                arguments("a.pdf", html),
                arguments("a.txt", html),
                arguments("a.jpg", gif),
                arguments("a.png", gif),
                arguments("a.txt", gif),
                arguments("a.docx", zip("a.txt", "nothing")),
                arguments("a.ofd", zip("META-INF/MANIFEST.MF", "Main-Class: X")),
                arguments("a.pptx", office("presentationml.slideshow.main+xml", "ppt/presentation.xml")),
                arguments("a.txt", "宣讲12场".getBytes(StandardCharsets.UTF_16LE)),
                arguments("a.txt", "\ufeff宣讲\u000012场".getBytes(StandardCharsets.UTF_16LE)),
                arguments("a.txt", ascii("\u00ff\u00fe\u0000\u00d8a\u0000")),
                arguments("a.txt", new byte[] {'a', 0, 'b'}),
                arguments("a.pdf", joined(ascii("\u0000\u0001junk"), pdf())),
                arguments("a.pdf", joined(ascii("j".repeat(1025)), pdf())),
                arguments("a.pdf", joined(pdf(), noise(3, 2_000))),
                arguments("a.pdf", ascii("%PDF-1.4 and nothing more")),
                arguments("a.jpg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}),
                arguments("a.png", Arrays.copyOf(png(), 200)),
                arguments("a.png", joined(png(), ascii("<?php system($_GET[1]);"))),
                arguments("a.docx", Arrays.copyOf(docx(), 100)),
                arguments("a.doc", Arrays.copyOf(doc(), 100)),
                arguments("a.doc", Arrays.copyOf(doc(), 600)),
                arguments("a.doc", ole2("WordDocument", "Workbook")),
                arguments("a.doc", ole2("Unknown")));
    }

    @ParameterizedTest
    @MethodSource("disguised")
    void contentThatIsSomethingElseIsRefused(String name, byte[] content) {
        assertThatThrownBy(() -> inspector.inspect(name, content))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("“" + name + "”")
                .hasMessageMatching("(?s).*(的内容不是可以上传的类型，或者已经损坏|夹带了网页|不是JPG或者PNG图片|是压缩包).*");
    }

    @Test
    void macrosAreRefused() {
        var sentence = "含有宏，不能上传。请另存为不含宏的文档后再上传。";
        assertRefused("a.docx", docx("word/vbaProject.bin", "x"), "“a.docx”" + sentence);
        assertRefused("a.xlsx", xlsx("XL/VBAPROJECT.BIN", "x"), "“a.xlsx”" + sentence);
        assertRefused("a.xlsx", xlsx("xl/macrosheets/sheet1.xml", "x"), "“a.xlsx”" + sentence);
        assertRefused(
                "a.docx",
                office("application/vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml"),
                "“a.docx”" + sentence);
        assertRefused("a.doc", ole2("WordDocument", "Macros/VBA/dir"), "“a.doc”" + sentence);
        assertRefused("a.xls", ole2("Workbook", "_VBA_PROJECT_CUR/PROJECT"), "“a.xls”" + sentence);
    }

    @Test
    void whatIsLockedByAPasswordIsRefused() {
        var sentence = "设有打开密码，别人无法核对。请取消密码后再上传。";
        assertRefused("a.docx", encrypted(docx()), "“a.docx”" + sentence);
        assertRefused("a.doc", ole2("EncryptionInfo", "EncryptedPackage"), "“a.doc”" + sentence);
        assertRefused("a.ppt", ole2("PowerPoint Document", "EncryptedSummary"), "“a.ppt”" + sentence);
        var word = new byte[4096];
        word[11] = 1;
        assertRefused("a.doc", ole2(word, "WordDocument"), "“a.doc”" + sentence);
        var excel = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        excel.putShort((short) 0x0809).putShort((short) 16).position(20);
        excel.putShort((short) 0x002f).putShort((short) 54);
        assertRefused("a.xls", ole2(excel.array(), "Workbook"), "“a.xls”" + sentence);
    }

    @Test
    void polyglotsAreRefused() {
        var jar = zip("META-INF/MANIFEST.MF", "Main-Class: X");
        assertRefused("a.jpg", joined(jpeg(), jar), "“a.jpg”里面夹带了压缩包，不能上传。请去掉后重新保存再上传。");
        assertRefused("a.pdf", joined(joined(pdf(), jar), ascii("%%EOF")), "“a.pdf”里面夹带了压缩包，不能上传。请去掉后重新保存再上传。");
        assertRefused(
                "a.jpg", joined(jpeg(), ascii("<SCRIPT>alert(1)</SCRIPT>")), "“a.jpg”里面夹带了网页或者脚本，不能上传。请用图片程序重新保存后再上传。");
        assertRefused(
                "a.pdf",
                ascii("%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF"),
                "“a.pdf”含有脚本，不能上传。请打印或者另存为不含脚本的PDF后再上传。");
    }

    @Test
    void filesEmbeddedInADocumentAreRefused() {
        var sentence = "里面嵌有别的文件，不能上传。请把嵌入的文件取出来，另外上传。";
        assertRefused("a.docx", docx("word/embeddings/oleObject1.bin", "x"), "“a.docx”" + sentence);
        assertRefused("a.xlsx", xlsx("XL/Embeddings/OLEOBJECT12.BIN", "x"), "“a.xlsx”" + sentence);
        assertRefused("a.doc", ole2("WordDocument", "ObjectPool/_1234/\u0001Ole10Native"), "“a.doc”" + sentence);
        assertRefused("a.xls", ole2("Workbook", "MBD00012345/\u0001Ole10Native"), "“a.xls”" + sentence);
        var chart = docx("word/embeddings/Microsoft_Excel_Sheet1.xlsx", "x");
        assertThat(inspector.inspect("a.docx", chart).mediaType()).isEqualTo(WORD);
    }

    @Test
    void archivesAndProgramsBehindAPictureAreRefused() {
        var program = ascii("MZ\u0090\u0000This program cannot be run in DOS mode.\r\r\n$");
        for (var archive : List.of(ascii("Rar!\u001a\u0007\u0001\u0000"), ascii("7z\u00bc\u00af'\u001c"))) {
            assertRefused("a.jpg", joined(jpeg(), archive), "“a.jpg”里面夹带了压缩包，不能上传。请去掉后重新保存再上传。");
        }
        assertRefused("a.jpg", joined(jpeg(), program), "“a.jpg”里面夹带了程序，不能上传。请去掉后重新保存再上传。");
        assertRefused("a.png", pngWith("prOg", program), "“a.png”里面夹带了程序，不能上传。请去掉后重新保存再上传。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/S/JavaScript", "/S /J#61vaScript", "/S/#4a#61#76#61Scrip#74", "/S/Launch", "/S/L#61unch"})
    void actionsOfAPdfAreRefusedHoweverTheyAreWritten(String action) {
        assertRefused(
                "a.pdf",
                ascii("%PDF-1.4\n1 0 obj<</OpenAction<<" + action + ">>>>endobj\n%%EOF"),
                "“a.pdf”含有脚本，不能上传。请打印或者另存为不含脚本的PDF后再上传。");
    }

    /** As chance has it: near-random bytes of a photo hold four given ones in one of some hundred photos. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatChanceWritesIntoAPicturesDataIsTaken(long seed) {
        var data = noise(seed, 60_000, "<svg xmlns>", "<html>", "<?php", "PK\u0005\u0006");
        assertThat(inspector.inspect("a.jpg", jpegOf(data)).mediaType()).isEqualTo("image/jpeg");
        assertThat(inspector
                        .inspect("a.jpg", joined(jpegOf(data), ascii("\u00ff\u00d9")))
                        .mediaType())
                .isEqualTo("image/jpeg");
        assertThat(inspector.inspect("a.png", pngWith("IDAT", data)).mediaType())
                .isEqualTo("image/png");
    }

    /** A film of some megabytes after a phone's photo: what it holds by chance is no page. */
    @Test
    void whatPhonesWriteAfterAPhotoIsTaken() {
        var film = joined(ascii("\u0000\u0000\u0000\u0018ftypmp42"), noise(6, 3_000_000, "<svg\u0001"));
        film = joined(film, noise(6, 60_000, "PK\u0005\u0006"));
        assertThat(inspector.inspect("a.jpg", joined(jpeg(), film)).mediaType()).isEqualTo("image/jpeg");
    }

    static Stream<Arguments> besideAPicture() {
        return Stream.of(
                        "<svg onload=alert(1)>",
                        "<SVG\n",
                        "<svg/onload=alert(1)>",
                        "<svg:svg ",
                        "<html>",
                        "<?php ",
                        "<script>")
                .flatMap(markup -> Stream.of(
                        arguments("a.jpg", commented(jpeg(), markup)),
                        arguments("a.jpg", joined(jpeg(), ascii(markup))),
                        arguments("a.jpg", joined(jpeg(), noise(7, 100_000, markup))),
                        arguments("a.jpg", joined(jpegOf(noise(8, 50_000)), ascii("\u00ff\u00d9" + markup))),
                        arguments("a.jpg", joined(jpegOf(noise(9, 50_000)), segment(0xfe, ascii(markup)))),
                        arguments("a.png", pngWith("tEXt", ascii(markup)))));
    }

    @ParameterizedTest
    @MethodSource("besideAPicture")
    void markupBesideAPicturesDataIsRefused(String name, byte[] content) {
        assertRefused(name, content, "“" + name + "”里面夹带了网页或者脚本，不能上传。请用图片程序重新保存后再上传。");
    }

    /** What a camera writes into a photo is no markup of a page. */
    @Test
    void aPhotoWithItsDescriptionIsTaken() {
        var xmp = ascii("http://ns.adobe.com/xap/1.0/\u0000<?xpacket?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>");
        assertThat(inspector.inspect("a.jpg", begun(jpeg(), segment(0xe1, xmp))).mediaType())
                .isEqualTo("image/jpeg");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertRefused("a.txt", new byte[0], "“a.txt”是空文件，请核对后再上传。");
    }

    @Test
    void twentyMegabytesAreTheMost() {
        var largest = new byte[20 * 1024 * 1024];
        Arrays.fill(largest, (byte) 'a');
        assertThat(inspector.inspect("a.txt", largest).length()).isEqualTo(20_971_520);
        assertRefused("a.txt", joined(largest, ascii("a")), "“a.txt”超过20MB，请压缩或者分成几份后再上传。");
    }

    /** Two gigabytes in a kilobyte, and a directory of a hundred thousand files: neither is unpacked or held. */
    @Test
    void bombsAreRefusedWithoutUnpacking() {
        var bomb = bomb();
        var crowd = zip(IntStream.range(0, 100_000)
                .boxed()
                .flatMap(i -> Stream.of("e" + i, ""))
                .toArray(String[]::new));
        assertTimeout(Duration.ofSeconds(2), () -> {
            assertRefused("a.docx", bomb, "“a.docx”解开后过大，不能上传。请重新保存或者分成几份后再上传。");
            assertThatThrownBy(() -> inspector.inspect("a.docx", crowd)).isInstanceOf(Refusal.class);
        });
    }

    /** What the directory says of the first entry is a lie: its end is never looked for. */
    @Test
    void aLongListOfTypesIsReadToABound() {
        var types = "<Types>" + " ".repeat(30_000_000) + "wordprocessingml.document.main+xml</Types>";
        var content = zip("[Content_Types].xml", types, "word/document.xml", "<main/>");
        assertThatThrownBy(() -> inspector.inspect("a.docx", content)).isInstanceOf(Refusal.class);
    }

    @Test
    void foldersNestedWithoutEndAreRefused() {
        var nested = ole2(String.join("/", Collections.nCopies(3_000, "f")) + "/WordDocument");
        assertThatThrownBy(() -> inspector.inspect("a.doc", nested)).isInstanceOf(Refusal.class);
    }

    /** Random bytes with these texts planted among them. */
    private static byte[] noise(long seed, int length, String... planted) {
        var random = new Random(seed);
        var bytes = new byte[length];
        random.nextBytes(bytes);
        for (var text : planted) {
            var at = random.nextInt(length - text.length());
            System.arraycopy(ascii(text), 0, bytes, at, text.length());
        }
        return bytes;
    }

    /** A photo of one scan with this data, written as data is: each 0xff is followed by zero. It lacks its end. */
    private static byte[] jpegOf(byte[] data) {
        var written = new ByteArrayOutputStream();
        written.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
        written.writeBytes(segment(0xe0, ascii("JFIF\u0000\u0001\u0001\u0000\u0000\u0001\u0000\u0001\u0000\u0000")));
        written.writeBytes(segment(0xda, new byte[] {1, 1, 0, 0, 63, 0}));
        for (var each : data) {
            written.write(each);
            if (each == -1) {
                written.write(0);
            }
        }
        return written.toByteArray();
    }

    private static byte[] commented(byte[] jpeg, String comment) {
        return begun(jpeg, segment(0xfe, ascii(comment)));
    }

    private static byte[] begun(byte[] jpeg, byte[] segment) {
        return joined(joined(Arrays.copyOf(jpeg, 2), segment), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static byte[] segment(int marker, byte[] content) {
        return ByteBuffer.allocate(content.length + 4)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    /** A picture with one chunk more at its start. */
    private static byte[] pngWith(String type, byte[] content) {
        var chunk = ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(ascii(type))
                .put(content)
                .putInt(0)
                .array();
        var afterHeader = 33;
        return joined(
                joined(Arrays.copyOf(png(), afterHeader), chunk), Arrays.copyOfRange(png(), afterHeader, png().length));
    }

    /** Says of its second entry that it unpacks to two gigabytes. */
    private static byte[] bomb() {
        var zip = docx();
        var bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        var last = IntStream.range(0, zip.length - 4)
                .filter(i -> bytes.getInt(i) == 0x02014b50)
                .max()
                .orElseThrow();
        bytes.putInt(last + 24, Integer.MAX_VALUE);
        return zip;
    }

    /** Sets the flag of encryption for every entry, in the directory and before each entry. */
    private static byte[] encrypted(byte[] zip) {
        var bytes = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
        for (var i = 0; i < zip.length - 10; i++) {
            if (bytes.getInt(i) == 0x04034b50) {
                bytes.put(i + 6, (byte) (bytes.get(i + 6) | 1));
            } else if (bytes.getInt(i) == 0x02014b50) {
                bytes.put(i + 8, (byte) (bytes.get(i + 8) | 1));
            }
        }
        return bytes.array();
    }

    private void assertRefused(String name, byte[] content, String sentence) {
        assertThatThrownBy(() -> inspector.inspect(name, content))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("files"))
                .hasMessage(sentence);
    }
}
