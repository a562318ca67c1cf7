package org.weibao.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** Reads a file's raw content. */
final class Bytes {

    static final byte[] ZIP = {'P', 'K', 3, 4};
    static final byte[] OLE2 = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
    };

    static final byte[] UTF_16_LITTLE = {(byte) 0xff, (byte) 0xfe};
    static final byte[] UTF_16_BIG = {(byte) 0xfe, (byte) 0xff};

    private static final int END_OF_ZIP = 0x06054b50;
    private static final int ENTRY_OF_DIRECTORY = 0x02014b50;
    private static final int SAID_ELSEWHERE = -1;
    private static final int LENGTH_OF_END = 22;
    private static final int LONGEST_COMMENT = 0xffff;

    private final byte[] content;

    Bytes(byte[] content) {
        this.content = content;
    }

    byte[] all() {
        return content;
    }

    int length() {
        return content.length;
    }

    boolean startsWith(byte[] start) {
        return content.length >= start.length && matches(start, 0, false);
    }

    /** The unsigned byte at a position; -1 beyond the end. */
    int at(int place) {
        return place >= 0 && place < content.length ? content[place] & 0xff : -1;
    }

    ByteBuffer buffer(ByteOrder order) {
        return ByteBuffer.wrap(content).order(order);
    }

    /** Whether a text of single bytes occurs between two positions, in any case. The text must be in lower case. */
    boolean contains(String text, int from, int to) {
        var wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        for (var i = Math.max(0, from); i <= Math.min(to, content.length) - wanted.length; i++) {
            if (matches(wanted, i, true)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(byte[] wanted, int place, boolean anyCase) {
        for (var i = 0; i < wanted.length; i++) {
            var each = content[place + i];
            var same = anyCase && each >= 'A' && each <= 'Z' ? (byte) (each + ('a' - 'A')) : each;
            if (same != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** The position of the record by which programs find a zip's directory from the end; -1 if there is none. */
    int endOfZip() {
        return endsOfZip().findFirst().orElse(-1);
    }

    /**
     * Whether programs would find a zip in it. The four bytes of the record alone are not enough: they also occur by
     * chance in compressed data.
     */
    boolean hasZip() {
        var buffer = buffer(ByteOrder.LITTLE_ENDIAN);
        return endsOfZip().anyMatch(end -> {
            var size = buffer.getInt(end + 12);
            return size == SAID_ELSEWHERE || isDirectory((long) end - size) || isDirectory(buffer.getInt(end + 16));
        });
    }

    private boolean isDirectory(long place) {
        return place >= 0
                && place <= content.length - 4
                && buffer(ByteOrder.LITTLE_ENDIAN).getInt((int) place) == ENTRY_OF_DIRECTORY;
    }

    private IntStream endsOfZip() {
        var buffer = buffer(ByteOrder.LITTLE_ENDIAN);
        var last = content.length - LENGTH_OF_END;
        return IntStream.iterate(last, i -> i >= Math.max(0, last - LONGEST_COMMENT), i -> i - 1)
                .filter(i -> buffer.getInt(i) == END_OF_ZIP);
    }
}
