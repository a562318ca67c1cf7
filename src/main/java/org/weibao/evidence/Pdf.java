package org.weibao.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.COSParser;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.springframework.util.unit.DataSize;

/** PDF as its readers take it: its start may stand a little later, its end a little earlier than the file's. */
final class Pdf {

    private static final byte[] START = {'%', 'P', 'D', 'F', '-'};

    /** So far readers look for the start, and for the end. */
    private static final int REACH = 1024;

    private static final DataSize LARGEST_TABLES = DataSize.ofMegabytes(64);

    /** More than any document of twenty megabytes has. */
    private static final int MOST_TABLES = 10_000;

    private Pdf() {}

    /** Where the document starts: behind a byte order mark, blank lines or what is left of a mail's head; -1 if nowhere. */
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

    /** Text, and the bytes above it that a mark or a name in a mail's head is written with. */
    private static boolean mayStandBefore(int each) {
        return each >= ' ' || each == '\n' || each == '\r' || each == '\t' || each == '\f';
    }

    /**
     * Whether it has an end, with nothing but padding behind it, or little.
     *
     * @throws org.weibao.shared.Refusal if it holds something dangerous, or asks for a password when it is opened
     */
    static boolean isWhole(FileName name, Bytes bytes) {
        if (!hasEnd(bytes)) {
            return false;
        }
        Flat.refuseMarkup(name, bytes, 0, startOf(bytes));
        if (hasName(bytes, "JavaScript") || hasName(bytes, "Launch")) {
            throw Inspector.refusal(name, "含有脚本，不能上传。请打印或者另存为不含脚本的PDF后再上传。");
        }
        Flat.refuseSecondNature(name, bytes);
        if (hasName(bytes, "Encrypt") && asksForPassword(name, bytes)) {
            throw Inspector.refusal(name, "设有打开密码，别人无法核对。请取消密码后再上传。");
        }
        return true;
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

    /** One that only forbids printing or copying opens without a password. */
    private static boolean asksForPassword(FileName name, Bytes bytes) {
        if (isTooLargeUnpacked(bytes)) {
            throw Inspector.refusal(name, "解开后过大，不能上传。请重新保存或者分成几份后再上传。");
        }
        try (var source = new RandomAccessReadBuffer(bytes.all())) {
            new Trailer(source).read();
            return false;
        } catch (InvalidPasswordException locked) {
            return true;
        } catch (IOException | RuntimeException unreadable) {
            throw Inspector.refusal(name, "的加密方式无法识别，不能核对是否设有打开密码。请取消加密后再上传。");
        }
    }

    /** Reads as much of the document as its encryption needs; pages stay packed. */
    private static final class Trailer extends COSParser {

        Trailer(RandomAccessReadBuffer source) throws IOException {
            super(source, "", null, null);
        }

        void read() throws IOException {
            retrieveTrailer();
            if (getEncryption() == null) {
                throw new IOException("No encryption found");
            }
        }
    }

    /** Whether the tables of objects, which a reader unpacks as a whole, are too many or take too much. */
    private static boolean isTooLargeUnpacked(Bytes bytes) {
        var work = 0L;
        var tables = 0;
        var text = new String(bytes.all(), StandardCharsets.ISO_8859_1);
        for (var mark : new String[] {"/XRef", "/ObjStm"}) {
            var at = text.indexOf(mark);
            while (at >= 0) {
                var stream = text.indexOf("stream", at);
                if (stream < 0) {
                    break;
                }
                var content = stream + "stream".length();
                work += inflated(bytes.all(), content, LARGEST_TABLES.toBytes());
                if (work > LARGEST_TABLES.toBytes() || ++tables > MOST_TABLES) {
                    return true;
                }
                at = text.indexOf(mark, content);
            }
        }
        return false;
    }

    /** How many bytes come out, or, where that is more, go in: packed bytes that hold nothing are work too. */
    private static long inflated(byte[] content, int from, long bound) {
        var start = from;
        while (start < content.length && (content[start] == '\r' || content[start] == '\n')) {
            start++;
        }
        var inflater = new Inflater();
        inflater.setInput(content, start, content.length - start);
        var buffer = new byte[8192];
        try {
            while (inflater.getBytesWritten() <= bound && inflater.inflate(buffer) > 0) {
                // Only counted.
            }
            return work(inflater);
        } catch (DataFormatException notPacked) {
            return work(inflater);
        } finally {
            inflater.end();
        }
    }

    private static long work(Inflater inflater) {
        return Math.max(inflater.getBytesWritten(), inflater.getBytesRead());
    }

    /** Names as the readers of PDF take them: exactly so, but any character may be written as # and two digits. */
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
