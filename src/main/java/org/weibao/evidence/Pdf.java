package org.weibao.evidence;

import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.weibao.shared.Refusal;

/** Checks PDF files as programs accept them: with a little before the document's start and after its end. */
final class Pdf {

    private static final byte[] START = {'%', 'P', 'D', 'F', '-'};

    /** The distance within which readers look for the start and for the end. */
    private static final int REACH = 1024;

    private static final Set<String> SCRIPTS = Set.of("JavaScript", "Launch");
    private static final Set<String> ATTACHMENTS = Set.of("EmbeddedFile", "FileAttachment", "GoToE");
    private static final Set<String> MEDIA =
            Set.of("RichMedia", "RichMediaExecute", "3D", "Movie", "Sound", "Rendition");

    private Pdf() {}

    /** The start of the document, after a byte order mark, blank lines or the rest of a mail's head; -1 for none. */
    static int startOf(Bytes bytes) {
        for (var place = 0; place <= REACH && place < bytes.length(); place++) {
            if (begins(bytes, place, START)) {
                return place;
            }
            if (!mayStandBefore(bytes.at(place))) {
                return -1;
            }
        }
        return -1;
    }

    /** Text, or a byte above it: a mark or a name in a mail's head may be written with such bytes. */
    private static boolean mayStandBefore(int each) {
        return each >= ' ' || each == '\n' || each == '\r' || each == '\t' || each == '\f';
    }

    /**
     * Whether it has an end, with only padding or little else after it.
     *
     * @throws org.weibao.shared.Refusal if it contains something dangerous, or asks for a password when it is opened
     */
    static boolean isWhole(FileName name, Bytes bytes) {
        if (!hasEnd(bytes)) {
            return false;
        }
        Flat.refuseMarkup(name, bytes, 0, startOf(bytes));
        // PDFBox sees the objects of the last revision only. A reader that finds damaged tables uses older objects too,
        // so these names are searched in all bytes.
        if (SCRIPTS.stream().anyMatch(each -> hasName(bytes, each))) {
            throw scripts(name);
        }
        Flat.refuseSecondNature(name, bytes);
        try {
            PdfReader.read(bytes.all(), startOf(bytes), each -> refuseDangerous(name, each));
            return true;
        } catch (InvalidPasswordException locked) {
            throw Inspector.refusal(name, "设有打开密码，别人无法核对。请取消密码后再上传。");
        } catch (PdfReader.TooLarge tooLarge) {
            throw Inspector.refusal(name, "解开后过大，不能上传。请重新保存或者分成几份后再上传。");
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException | StackOverflowError unreadable) {
            if (hasName(bytes, "Encrypt")) {
                throw Inspector.refusal(name, "的加密方式无法识别，不能核对是否设有打开密码。请取消加密后再上传。");
            }
            return false;
        }
    }

    /** Looks at the entries that readers act on: the kind of an action, of an annotation, of a stream. */
    private static void refuseDangerous(FileName name, COSDictionary object) {
        var kinds = Stream.of(COSName.S, COSName.SUBTYPE, COSName.TYPE)
                .map(object::getNameAsString)
                .filter(Objects::nonNull)
                .toList();
        if (kinds.stream().anyMatch(SCRIPTS::contains)
                || object.containsKey("JavaScript")
                || (object.containsKey("JS") && object.containsKey(COSName.S))) {
            throw scripts(name);
        }
        if (kinds.stream().anyMatch(MEDIA::contains)) {
            throw Inspector.refusal(name, "里面嵌有音频、视频或者三维动画，不能上传。请打印或者另存为不含这些内容的PDF后再上传。");
        }
        var namesFile = object.containsKey(COSName.F) || object.containsKey(COSName.UF);
        if (kinds.stream().anyMatch(ATTACHMENTS::contains) || (namesFile && object.containsKey(COSName.EF))) {
            throw Inspector.refusal(name, "带有附件，不能上传。请把附件取出来另外上传，正文打印或者另存为不带附件的PDF后再上传。");
        }
        if (object.containsKey("XFA")) {
            throw Inspector.refusal(name, "是动态表单（XFA），别人打开时可能看不到内容。请打印成普通的PDF后再上传。");
        }
    }

    private static Refusal scripts(FileName name) {
        return Inspector.refusal(name, "含有脚本，不能上传。请打印或者另存为不含脚本的PDF后再上传。");
    }

    private static boolean hasEnd(Bytes bytes) {
        var end = bytes.length();
        while (end > 0 && isPadding(bytes.at(end - 1))) {
            end--;
        }
        return bytes.contains("%%eof", end - REACH, end);
    }

    private static boolean isPadding(int each) {
        return each == 0 || each == ' ' || each == '\n' || each == '\r' || each == '\t' || each == 0x1a || each == 0xff;
    }

    /** Compares names as readers of PDF do: exactly, but any character may be written as # and two digits. */
    private static boolean hasName(Bytes bytes, String name) {
        for (var i = 0; i < bytes.length(); i++) {
            if (bytes.at(i) == '/' && isName(bytes, i + 1, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isName(Bytes bytes, int start, String name) {
        var place = start;
        for (var i = 0; i < name.length(); i++) {
            var isEscaped = bytes.at(place) == '#';
            var each = isEscaped
                    ? Character.digit(bytes.at(place + 1), 16) * 16 + Character.digit(bytes.at(place + 2), 16)
                    : bytes.at(place);
            if (each != name.charAt(i)) {
                return false;
            }
            place += isEscaped ? 3 : 1;
        }
        return true;
    }

    private static boolean begins(Bytes bytes, int place, byte[] start) {
        for (var i = 0; i < start.length; i++) {
            if (bytes.at(place + i) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
