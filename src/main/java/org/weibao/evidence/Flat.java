package org.weibao.evidence;

import java.nio.ByteOrder;
import java.util.List;

/** Checks pictures. They must be what their first bytes say, and contain nothing dangerous. */
final class Flat {

    private static final int START_OF_PNG = 8;
    private static final int FRAME_OF_CHUNK = 12;

    private static final int PNG_PICTURE = 'I' << 24 | 'D' << 16 | 'A' << 8 | 'T';
    private static final int PNG_END = 'I' << 24 | 'E' << 16 | 'N' << 8 | 'D';

    private static final int JPEG_RESTART = 0xd0;
    private static final int JPEG_START = 0xd8;
    private static final int JPEG_END = 0xd9;
    private static final int JPEG_SCAN = 0xda;

    /** The short name includes the next character: four bytes occur by chance in a film of some megabytes. */
    private static final List<String> MARKUP = List.of(
            "<script",
            "<html",
            "<?php",
            "<!doctype html",
            "<svg ",
            "<svg>",
            "<svg/",
            "<svg:",
            "<svg\t",
            "<svg\r",
            "<svg\n");

    /** The first bytes of RAR and 7-Zip. Unpacking programs search for them at any position of any file. */
    private static final List<String> ARCHIVES = List.of("rar!\u001a\u0007", "7z\u00bc\u00af'\u001c");

    /** Texts that programs for Windows contain. */
    private static final List<String> PROGRAMS =
            List.of("this program cannot be run in dos mode", "this program must be run under win");

    private Flat() {}

    /** Whether it is a JPEG: segments before and between the scans of picture data. A cut photo may lack the end. */
    static boolean isJpeg(FileName name, Bytes bytes) {
        if (bytes.at(1) != JPEG_START) {
            return false;
        }
        var place = 2;
        var hasPicture = false;
        while (bytes.at(place) == 0xff && bytes.at(place + 1) != JPEG_END) {
            var marker = bytes.at(place + 1);
            if (marker == 0xff) {
                // Fill bytes may precede a marker.
                place++;
                continue;
            }
            var end = place + 2 + Math.max(2, bytes.at(place + 2) * 256 + bytes.at(place + 3));
            refuseMarkup(name, bytes, place, end);
            hasPicture |= marker == JPEG_SCAN;
            place = marker == JPEG_SCAN ? endOfScan(bytes, end) : end;
        }
        // Phones append more after the end, such as a film or a depth map. It is checked and kept.
        refuseMarkup(name, bytes, place, bytes.length());
        refuseSecondNature(name, bytes);
        return hasPicture;
    }

    /** The next marker outside the picture data. Within the data, zero or a restart marker follows 0xff. */
    private static int endOfScan(Bytes bytes, int start) {
        var place = start;
        while (place < bytes.length()
                && (bytes.at(place) != 0xff
                        || bytes.at(place + 1) == 0
                        || (bytes.at(place + 1) >= JPEG_RESTART && bytes.at(place + 1) < JPEG_START))) {
            place++;
        }
        return place;
    }

    /** Whether it is a PNG: a chain of chunks. Some programs append more after the last one; it is checked and kept. */
    static boolean isPng(FileName name, Bytes bytes) {
        var buffer = bytes.buffer(ByteOrder.BIG_ENDIAN);
        var place = (long) START_OF_PNG;
        while (place + FRAME_OF_CHUNK <= bytes.length()) {
            var start = (int) place;
            var length = buffer.getInt(start);
            var type = buffer.getInt(start + 4);
            if (length < 0) {
                return false;
            }
            place += FRAME_OF_CHUNK + length;
            if (type != PNG_PICTURE) {
                refuseMarkup(name, bytes, start, (int) Math.min(place, bytes.length()));
            }
            if (type == PNG_END) {
                refuseMarkup(name, bytes, (int) place, bytes.length());
                refuseSecondNature(name, bytes);
                return place <= bytes.length();
            }
        }
        return false;
    }

    static void refuseSecondNature(FileName name, Bytes bytes) {
        if (bytes.hasZip() || ARCHIVES.stream().anyMatch(each -> bytes.contains(each, 0, bytes.length()))) {
            throw Inspector.refusal(name, "里面夹带了压缩包，不能上传。请去掉后重新保存再上传。");
        }
        if (PROGRAMS.stream().anyMatch(each -> bytes.contains(each, 0, bytes.length()))) {
            throw Inspector.refusal(name, "里面夹带了程序，不能上传。请去掉后重新保存再上传。");
        }
    }

    /** Not for the data of a picture: such short texts occur there by chance. */
    static void refuseMarkup(FileName name, Bytes bytes, int from, int to) {
        if (MARKUP.stream().anyMatch(each -> bytes.contains(each, from, to))) {
            throw Inspector.refusal(name, "里面夹带了网页或者脚本，不能上传。请用图片程序重新保存后再上传。");
        }
    }
}
