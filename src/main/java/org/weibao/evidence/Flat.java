package org.weibao.evidence;

import java.nio.ByteOrder;
import java.util.stream.Stream;

/** Files that are no containers: they must be what their first bytes say from beginning to end, and nothing beside it. */
final class Flat {

    private static final int TAIL_OF_PDF = 1024;
    private static final int START_OF_PNG = 8;
    private static final int FRAME_OF_CHUNK = 12;

    private static final int JPEG_START = 0xd8;
    private static final int JPEG_SCAN = 0xda;

    private Flat() {}

    static boolean isPdf(FileName name, Bytes bytes) {
        if (!bytes.startsWith(new byte[] {'%', 'P', 'D', 'F', '-'})
                || !bytes.contains("%%eof", bytes.length() - TAIL_OF_PDF)) {
            return false;
        }
        if (Stream.of("/javascript", "/launch").anyMatch(each -> bytes.contains(each, 0))) {
            throw Inspector.refusal(name, "含有脚本，不能上传。请打印或者另存为不含脚本的PDF后再上传。");
        }
        refuseSecondNature(name, bytes);
        return true;
    }

    /** A chain of segments up to the picture's data. */
    static boolean isJpeg(FileName name, Bytes bytes) {
        if (bytes.at(1) != JPEG_START) {
            return false;
        }
        var place = 2;
        while (bytes.at(place) == 0xff) {
            var marker = bytes.at(place + 1);
            if (marker == JPEG_SCAN) {
                refuseSecondNature(name, bytes);
                refuseMarkup(name, bytes);
                return true;
            }
            // A marker may be preceded by filling bytes.
            place += marker == 0xff ? 1 : 2 + Math.max(2, bytes.at(place + 2) * 256 + bytes.at(place + 3));
        }
        return false;
    }

    /** A chain of chunks of which the last one ends the file. */
    static boolean isPng(FileName name, Bytes bytes) {
        var buffer = bytes.buffer(ByteOrder.BIG_ENDIAN);
        var place = (long) START_OF_PNG;
        while (place + FRAME_OF_CHUNK <= bytes.length()) {
            var length = buffer.getInt((int) place);
            var type = buffer.getInt((int) place + 4);
            if (length < 0) {
                return false;
            }
            place += FRAME_OF_CHUNK + length;
            if (type == ('I' << 24 | 'E' << 16 | 'N' << 8 | 'D')) {
                refuseMarkup(name, bytes);
                return place == bytes.length();
            }
        }
        return false;
    }

    private static void refuseSecondNature(FileName name, Bytes bytes) {
        if (bytes.endOfZip() >= 0) {
            throw Inspector.refusal(name, "里面夹带了压缩包，不能上传。请去掉后重新保存再上传。");
        }
    }

    private static void refuseMarkup(FileName name, Bytes bytes) {
        if (Stream.of("<script", "<html", "<svg", "<?php", "<!doctype html")
                .anyMatch(each -> bytes.contains(each, 0))) {
            throw Inspector.refusal(name, "里面夹带了网页或者脚本，不能上传。请用图片程序重新保存后再上传。");
        }
    }
}
