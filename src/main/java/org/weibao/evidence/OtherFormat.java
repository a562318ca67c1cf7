package org.weibao.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Formats that offices use but that are refused, each with what the person can do instead. */
enum OtherFormat {
    HEIC(
            Set.of("heic", "heif", "hif"),
            bytes -> isMedia(bytes, "heic", "heix", "hevc", "heim", "heis", "mif1", "msf1"),
            "是手机的HEIC照片，一般的电脑打不开。请在手机上转成JPG（苹果手机：“设置—相机—格式”选“兼容性最佳”后重拍，或者截图；安卓手机：在相册中另存为JPG）后再上传。"),
    WEBP(
            Set.of("webp"),
            bytes -> begins(bytes, 0, "RIFF") && begins(bytes, 8, "WEBP"),
            "是网页用的WebP图片。请用“画图”打开，另存为JPG或者PNG后再上传。"),
    PICTURE(
            Set.of("gif", "bmp", "tif", "tiff", "ico", "avif", "psd"),
            bytes -> Set.of("GIF87a", "GIF89a", "II*\u0000", "MM\u0000*", "8BPS").stream()
                            .anyMatch(start -> begins(bytes, 0, start))
                    || (begins(bytes, 0, "BM") && begins(bytes, 6, "\u0000\u0000\u0000\u0000"))
                    || isMedia(bytes, "avif"),
            "不是JPG或者PNG图片。请用“画图”打开，另存为JPG或者PNG后再上传。"),
    FILM(
            Set.of("mp4", "mov", "avi", "wmv", "mkv", "3gp", "mp3", "m4a", "wav", "amr"),
            bytes -> begins(bytes, 4, "ftyp") && !begins(bytes, 0, "\u00ff"),
            "是音频或者视频，不能上传。请上传有代表性的照片，或者写明情况的文档。"),
    ARCHIVE(
            Set.of("zip", "rar", "7z", "gz", "tar"),
            bytes -> bytes.startsWith(Bytes.ZIP)
                    || begins(bytes, 0, "Rar!\u001a\u0007")
                    || begins(bytes, 0, "7z\u00bc\u00af'\u001c"),
            "是压缩包，不能上传。请解压后把里面的文件逐份上传。"),
    MACROS(Set.of("docm", "xlsm", "pptm", "dotm", "xltm"), bytes -> false, "含有宏，不能上传。请另存为不含宏的文档（DOCX、XLSX、PPTX）后再上传。"),
    OTHER_DOCUMENT(
            Set.of("rtf", "dot", "dotx", "xlt", "xltx", "pps", "ppsx", "odt", "ods", "odp", "csv", "wpt", "ett", "dpt"),
            bytes -> begins(bytes, 0, "{\\rtf"),
            "不是可以上传的文档类型。请用Word、Excel、PPT或者WPS打开，另存为普通文档或者PDF后再上传。"),
    PAGE(Set.of("html", "htm", "mht", "mhtml", "xml", "eml"), bytes -> false, "是网页或者邮件，不能上传。请打印成PDF，或者把内容复制到文档中再上传。");

    private static final int BEGIN_OF_BRAND = 8;

    private final Set<String> extensions;
    private final Predicate<Bytes> content;
    private final String remedy;

    OtherFormat(Set<String> extensions, Predicate<Bytes> content, String remedy) {
        this.extensions = extensions;
        this.content = content;
        this.remedy = remedy;
    }

    /** The text after the file's name, if this extension is refused. */
    static Optional<String> remedy(String extension) {
        return first(each -> each.extensions.contains(extension));
    }

    /** Whether the content decides: phones and browsers use these extensions also for pictures that are allowed. */
    static boolean isOfPictures(String extension) {
        return Stream.of(HEIC, WEBP, PICTURE).anyMatch(each -> each.extensions.contains(extension));
    }

    /** The text after the file's name, if this content is refused. */
    static Optional<String> remedy(Bytes bytes) {
        return first(each -> each.content.test(bytes));
    }

    private static Optional<String> first(Predicate<OtherFormat> wanted) {
        return Arrays.stream(values()).filter(wanted).findFirst().map(each -> each.remedy);
    }

    private static boolean isMedia(Bytes bytes, String... brands) {
        return begins(bytes, 4, "ftyp")
                && List.of(brands).stream().anyMatch(brand -> begins(bytes, BEGIN_OF_BRAND, brand));
    }

    private static boolean begins(Bytes bytes, int place, String start) {
        var wanted = start.getBytes(StandardCharsets.ISO_8859_1);
        for (var i = 0; i < wanted.length; i++) {
            if (bytes.at(place + i) != (wanted[i] & 0xff)) {
                return false;
            }
        }
        return true;
    }
}
