package org.weibao.evidence;

import java.nio.ByteOrder;
import java.util.List;

/** Pictures: they must be what their first bytes say, and nothing dangerous beside it. */
final class Flat {

    private static final int START_OF_PNG = 8;
    private static final int FRAME_OF_CHUNK = 12;

    private static final int PNG_PICTURE = 'I' << 24 | 'D' << 16 | 'A' << 8 | 'T';
    private static final int PNG_END = 'I' << 24 | 'E' << 16 | 'N' << 8 | 'D';

    private static final int JPEG_RESTART = 0xd0;
    private static final int JPEG_START = 0xd8;
    private static final int JPEG_END = 0xd9;
    private static final int JPEG_SCAN = 0xda;

    /** With what follows a short name: four bytes come about by chance in a film of some megabytes. */
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

    /** What RAR and 7-Zip begin with. Unpacking programs look for it at any place of any file. */
    private static final List<String> ARCHIVES = List.of("rar!\u001a\u0007", "7z\u00bc\u00af'\u001c");

    /** What programs for Windows say of themselves. */
    private static final List<String> PROGRAMS =
            List.of("this program cannot be run in dos mode", "this program must be run under win");

    private Flat() {}

    /** Segments up to each scan of the picture's data and between them; it may lack its end, as a cut photo does. */
    static boolean isJpeg(FileName name, Bytes bytes) {
        if (bytes.at(1) != JPEG_START) {
            return false;
        }
        var place = 2;
        var hasPicture = false;
        while (bytes.at(place) == 0xff && bytes.at(place + 1) != JPEG_END) {
            var marker = bytes.at(place + 1);
            if (marker == 0xff) {
                // A marker may be preceded by filling bytes.
                place++;
                continue;
            }
            var end = place + 2 + Math.max(2, bytes.at(place + 2) * 256 + bytes.at(place + 3));
            refuseMarkup(name, bytes, place, end);
            hasPicture |= marker == JPEG_SCAN;
            place = marker == JPEG_SCAN ? endOfScan(bytes, end) : end;
        }
        // Phones write more after the end, a film or a map of depth: it is looked through and kept.
        refuseMarkup(name, bytes, place, bytes.length());
        refuseSecondNature(name, bytes);
        return hasPicture;
    }

    /** The next marker that is no part of the picture's data: there 0xff is followed by zero, or by a mark to start again. */
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

    /** A chain of chunks. Some programs write more behind the last one: it is looked through and kept. */
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

    /** Never in the data of a picture, where so few bytes come about by chance. */
    static void refuseMarkup(FileName name, Bytes bytes, int from, int to) {
        if (MARKUP.stream().anyMatch(each -> bytes.contains(each, from, to))) {
            throw Inspector.refusal(name, "里面夹带了网页或者脚本，不能上传。请用图片程序重新保存后再上传。");
        }
    }
}
