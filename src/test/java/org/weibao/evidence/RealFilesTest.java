package org.weibao.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.weibao.support.SampleFiles.*;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.weibao.shared.Refusal;

/** Files as the programs and phones of offices make them, each with its result: the stored name, or the refusal. */
class RealFilesTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String PASSWORD = "设有打开密码，别人无法核对。请取消密码后再上传。";
    private static final String PICTURE = "不是JPG或者PNG图片。请用“画图”打开，另存为JPG或者PNG后再上传。";
    private static final String SCRIPT = "含有脚本，不能上传。请打印或者另存为不含脚本的PDF后再上传。";

    private final Inspector inspector = new Inspector();

    private static Arguments kept(String from, String sent, byte[] content, String name) {
        return Arguments.of(from, sent, content, name);
    }

    static Stream<Arguments> kept() {
        var utf8 = "\ufeff六月宣讲12场".getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                // Pictures
                kept("WeChat: a JPEG called .png", "微信图片_20261127.png", jpeg(), "微信图片_20261127.jpg"),
                kept("a PNG called .jpg", "截图.JPG", png(), "截图.png"),
                kept("Chrome on Windows saves .jfif", "下载.jfif", jpeg(), "下载.jfif"),
                kept("an old scanner's .jpe", "扫描.jpe", jpeg(), "扫描.jpe"),
                kept("a phone without an extension", "IMG_20261127_093000", jpeg(), "IMG_20261127_093000.jpg"),
                kept("a phone with a film behind the photo", "MVIMG.jpg", joined(jpeg(), film()), "MVIMG.jpg"),
                kept(
                        "a screenshot tool writes behind a PNG",
                        "长截图.png",
                        joined(png(), ascii("\u0000meta:v3")),
                        "长截图.png"),
                kept("a PNG padded with zeros", "钉钉截图.png", joined(png(), new byte[3_000]), "钉钉截图.png"),
                kept("a JPEG padded with zeros", "扫描件.jpg", joined(jpeg(), new byte[3_000]), "扫描件.jpg"),
                kept("a JPEG called .jpeg.jpg", "合影.jpeg.jpg", jpeg(), "合影.jpeg.jpg"),
                kept("a phone calls a JPEG .heic", "IMG_0002.HEIC", jpeg(), "IMG_0002.jpg"),
                kept("a browser calls a JPEG .webp", "图.webp", jpeg(), "图.jpg"),
                kept("a PNG called .bmp", "画.bmp", png(), "画.png"),
                kept("a JPEG called .gif", "动图.gif", jpeg(), "动图.jpg"),
                kept("a JPEG called .tif", "传真.tif", jpeg(), "传真.jpg"),
                kept("a picture called .pdf", "合影.pdf", jpeg(), "合影.jpg"),
                // Names
                kept("a direction mark that Windows copies", "\u202a总结.pdf", pdf(), "总结.pdf"),
                kept("a zero-width space from a web page", "总\u200b结.pdf", pdf(), "总结.pdf"),
                kept("a name with joined emoji", "亲子👨\u200d👩\u200d👧.png", png(), "亲子👨\u200d👩\u200d👧.png"),
                kept("a name with an emoji of 2024", "春游\ud83e\udee9.png", png(), "春游\ud83e\udee9.png"),
                kept("a name with a full-width blank", "\u3000总结　定稿.pdf", pdf(), "总结　定稿.pdf"),
                kept("a date with a dot", "关于6.1活动的照片", jpeg(), "关于6.1活动的照片.jpg"),
                kept("a number with a dot", "照片 2.0", png(), "照片 2.0.png"),
                kept("a date in brackets", "宣讲记录（2026.11.27）", pdf(), "宣讲记录（2026.11.27）.pdf"),
                kept("a text with a date", "记录2026.11.27", ascii("ok"), "记录2026.11.27.txt"),
                kept("a no-break space behind the name", "合影.jpg\u00a0", jpeg(), "合影.jpg"),
                kept("typographic spaces around the name", "\u202f\u00a0 合影.jpg \u2007", jpeg(), "合影.jpg"),
                kept("a name from a Mac", "re\u0301sume\u0301.pdf", pdf(), "re\u0301sume\u0301.pdf"),
                // PDF
                kept("Word", "总结.pdf", pdf(), "总结.pdf"),
                kept(
                        "a byte order mark before the start",
                        "总结.pdf",
                        joined(ascii("\u00ef\u00bb\u00bf"), pdf()),
                        "总结.pdf"),
                kept("blank lines before the start", "总结.pdf", joined(ascii("\r\n\r\n \t"), pdf()), "总结.pdf"),
                kept("a mail's head before the start", "附件.pdf", joined(mailHead(), pdf()), "附件.pdf"),
                kept("a scanner's padding of zeros", "扫描.pdf", joined(pdf(), new byte[4_096]), "扫描.pdf"),
                kept("a signature's padding of blanks", "签章.pdf", joined(pdf(), ascii(" ".repeat(5_000))), "签章.pdf"),
                kept("WPS: lines behind the end", "方案.pdf", joined(pdf(), ascii("\r\n".repeat(1_500))), "方案.pdf"),
                kept(
                        "a mail's rest behind the end",
                        "附件.pdf",
                        joined(pdf(), ascii("\r\n--=_boundary_0023--\r\n")),
                        "附件.pdf"),
                kept("a second revision behind the first", "签章.pdf", joined(pdf(), pdf()), "签章.pdf"),
                kept("a DOS end of file", "旧件.pdf", joined(pdf(), ascii("\u001a")), "旧件.pdf"),
                kept("PDFBox with a page", "报表.pdf", pdfOf(null), "报表.pdf"),
                kept("printing forbidden, 40 bits", "文件.pdf", locked("", 40), "文件.pdf"),
                kept("printing forbidden, 128 bits", "文件.pdf", locked("", 128), "文件.pdf"),
                kept("printing forbidden, 256 bits", "文件.pdf", locked("", 256), "文件.pdf"),
                kept("a PDF called .docx", "总结.docx", pdf(), "总结.pdf"),
                kept("a PDF called .txt", "总结.txt", pdf(), "总结.pdf"),
                kept("a PDF without an extension", "总结", pdf(), "总结.pdf"),
                kept(
                        "a word like JavaScript in the text",
                        "网络素养.pdf",
                        joined(pdf(), ascii("%JavaScript%%EOF")),
                        "网络素养.pdf"),
                // OFD, Word, Excel, PPT, WPS
                kept("an official document", "公文.ofd", ofd(), "公文.ofd"),
                kept("an OFD called .pdf", "公文.pdf", ofd(), "公文.ofd"),
                kept("Word", "方案.docx", docx(), "方案.docx"),
                kept("Word 97", "方案.doc", doc(), "方案.doc"),
                kept("WPS saves .doc as .docx", "方案.doc", docx(), "方案.docx"),
                kept("an old file renamed to .docx", "方案.docx", doc(), "方案.doc"),
                kept("WPS in the new form", "方案.wps", docx(), "方案.wps"),
                kept("WPS in the old form", "方案.wps", doc(), "方案.wps"),
                kept("Excel", "台账.xlsx", xlsx(), "台账.xlsx"),
                kept("Excel 97", "台账.xls", xls(), "台账.xls"),
                kept("a web export called .xls", "台账.xls", xlsx(), "台账.xlsx"),
                kept("WPS tables", "台账.et", xlsx(), "台账.et"),
                kept("PowerPoint", "课件.pptx", pptx(), "课件.pptx"),
                kept("PowerPoint 97", "课件.ppt", ppt(), "课件.ppt"),
                kept("WPS slides", "课件.dps", ppt(), "课件.dps"),
                kept("a table called .docx", "台账.docx", xlsx(), "台账.xlsx"),
                // Text
                kept("Notepad, UTF-8 with a mark", "说明.txt", utf8, "说明.txt"),
                kept("Notepad, ANSI", "说明.txt", "六月宣讲12场".getBytes(GB18030), "说明.txt"),
                kept(
                        "a text that begins From:",
                        "转发.txt",
                        "From: 市妇联\r\nTo: 市教育局\r\n\r\n请查收".getBytes(GB18030),
                        "转发.txt"),
                kept("a text that begins #!", "备忘.txt", "#! 重要\n六月前完成".getBytes(StandardCharsets.UTF_8), "备忘.txt"),
                kept(
                        "a text that begins Subject:",
                        "邮件.txt",
                        ascii("Subject: report\r\nDate: today\r\n\r\nok"),
                        "邮件.txt"),
                kept("a text that begins %!", "备忘.txt", ascii("%! see below\nok"), "备忘.txt"),
                kept("a table with commas called .txt", "名单.txt", "单位,场次\n市妇联,12".getBytes(GB18030), "名单.txt"),
                kept("a log", "运行.txt", ascii("2026-11-27 08:00:00 INFO started\n"), "运行.txt"),
                kept("one letter", "a.txt", ascii("a"), "a.txt"));
    }

    @ParameterizedTest(name = "{0}: {1} → {3}")
    @MethodSource("kept")
    void isKeptUnderItsRightName(String from, String sent, byte[] content, String name) {
        assertThat(inspector.inspect(sent, content).name()).isEqualTo(name);
    }

    private static Arguments refused(String sent, byte[] content, String sentence) {
        return Arguments.of(sent, content, sentence);
    }

    static Stream<Arguments> refused() {
        var heic = ascii("\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic");
        var webp = ascii("RIFF\u0024\u0000\u0000\u0000WEBPVP8 ");
        var ask = "是手机的HEIC照片，一般的电脑打不开。";
        return Stream.of(
                refused("IMG_0001.HEIC", heic, ask),
                refused("IMG_0001.jpg", heic, ask),
                refused("IMG_0001", heic, ask),
                refused("图.webp", webp, "是网页用的WebP图片。请用“画图”打开，另存为JPG或者PNG后再上传。"),
                refused("图.png", webp, "是网页用的WebP图片。请用“画图”打开，另存为JPG或者PNG后再上传。"),
                refused("动图.gif", ascii("GIF89a"), PICTURE),
                refused("照片 2.0", webp, "是网页用的WebP图片。请用“画图”打开，另存为JPG或者PNG后再上传。"),
                refused("关于6.1活动的照片", ascii("MZ\u0090\u0000\u0003"), "的内容不是可以上传的类型，或者已经损坏。"),
                refused("传真.tif", new byte[] {0, 1, 2}, PICTURE),
                refused("总结.heic", ascii("<html></html>"), "是手机的HEIC照片"),
                refused("程序.exe", jpeg(), "不是可以上传的类型。"),
                refused("台账.xlsm", jpeg(), "含有宏，不能上传。"),
                refused("网页.html", jpeg(), "是网页或者邮件，不能上传。"),
                refused("材料.7z", jpeg(), "是压缩包，不能上传。"),
                refused("动图.jpg", ascii("GIF89a\u0001\u0000\u0001\u0000"), PICTURE),
                refused("画.bmp", ascii("BM"), PICTURE),
                refused("传真.png", ascii("II*\u0000\u0008\u0000\u0000\u0000"), PICTURE),
                refused("活动.mp4", film(), "是音频或者视频，不能上传。"),
                refused("活动.jpg", film(), "是音频或者视频，不能上传。"),
                refused("材料.zip", zip("a.txt", "a"), "是压缩包，不能上传。请解压后把里面的文件逐份上传。"),
                refused("材料.docx", zip("a.txt", "a"), "是压缩包，不能上传。请解压后把里面的文件逐份上传。"),
                refused("材料.pdf", ascii("Rar!\u001a\u0007\u0001\u0000"), "是压缩包，不能上传。请解压后把里面的文件逐份上传。"),
                refused("台账.xlsm", xlsx(), "含有宏，不能上传。请另存为不含宏的文档（DOCX、XLSX、PPTX）后再上传。"),
                refused("通知.rtf", ascii("{\\rtf1}"), "请用Word、Excel、PPT或者WPS打开，另存为普通文档或者PDF后再上传。"),
                refused("名单.csv", ascii("a,b"), "请用Word、Excel、PPT或者WPS打开，另存为普通文档或者PDF后再上传。"),
                refused("网页.html", ascii("<html></html>"), "是网页或者邮件，不能上传。请打印成PDF，或者把内容复制到文档中再上传。"),
                refused("文件.pdf", locked("secret", 40), PASSWORD),
                refused("文件.pdf", locked("secret", 128), PASSWORD),
                refused("文件.pdf", locked("secret", 256), PASSWORD),
                refused("文件.pdf", joined(ascii("\r\n"), locked("secret", 128)), PASSWORD),
                refused("文件.pdf", ascii("%PDF-1.4\ntrailer<</Encrypt 9 0 R>>\n%%EOF"), "的加密方式无法识别"),
                refused("网页.pdf", joined(ascii("<script>alert(1)</script>\n"), pdf()), "里面夹带了网页或者脚本"),
                refused("动作.pdf", joined(ascii("\ufeff"), ascii("%PDF-1.4\n/S/Launch\n%%EOF")), SCRIPT),
                refused("尾巴.png", joined(png(), ascii("<script>alert(1)</script>")), "里面夹带了网页或者脚本"),
                refused("程序", ascii("MZ\u0090\u0000\u0003"), "的内容不是可以上传的类型，或者已经损坏。"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefusedWithWhatToDo(String sent, byte[] content, String sentence) {
        assertThatThrownBy(() -> inspector.inspect(sent, content))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("“" + sent + "”")
                .hasMessageContaining(sentence);
    }

    @Test
    void sixtyAreKept() {
        assertThat(kept().count()).isGreaterThanOrEqualTo(60);
    }

    /** A table of objects that unpacks to a thousand times its size is never unpacked as a whole. */
    @Test
    void aBombBehindAPasswordIsNotUnpacked() {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new java.util.zip.DeflaterOutputStream(packed)) {
            for (var i = 0; i < 200; i++) {
                deflater.write(new byte[1_000_000]);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        var bomb = joined(
                joined(
                        ascii("%PDF-1.5\n1 0 obj<</Type/XRef/Encrypt 2 0 R/Filter/FlateDecode/Length " + packed.size()
                                + ">>stream\n"),
                        packed.toByteArray()),
                ascii("\nendstream\nendobj\nstartxref\n9\n%%EOF"));
        assertThatThrownBy(() -> inspector.inspect("a.pdf", bomb)).hasMessage("“a.pdf”解开后过大，不能上传。请重新保存或者分成几份后再上传。");
    }

    @Test
    void theLongestNameStaysWithinItsBound() {
        var sent = "名".repeat(196) + ".png";
        assertThat(inspector.inspect("名".repeat(200), jpeg()).name()).isEqualTo("名".repeat(196) + ".jpg");
        assertThat(inspector.inspect(sent, docx()).name()).isEqualTo("名".repeat(195) + ".docx");
    }

    private static byte[] mailHead() {
        return "Content-Type: application/pdf; name=\"附件.pdf\"\r\nContent-Transfer-Encoding: binary\r\n\r\n"
                .getBytes(GB18030);
    }

    private static byte[] film() {
        return Arrays.copyOf(ascii("\u0000\u0000\u0000\u0018ftypmp42\u0000\u0000\u0000\u0000"), 5_000);
    }

    private static byte[] locked(String password, int bits) {
        var permissions = new AccessPermission();
        permissions.setCanPrint(false);
        var policy = new StandardProtectionPolicy("owner", password, permissions);
        policy.setEncryptionKeyLength(bits);
        return pdfOf(policy);
    }

    private static byte[] pdfOf(StandardProtectionPolicy policy) {
        try (var document = new PDDocument()) {
            List.of(new PDPage(), new PDPage()).forEach(document::addPage);
            if (policy != null) {
                document.protect(policy);
            }
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
