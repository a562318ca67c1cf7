package org.weibao.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** What can be asked of a file's raw content. */
final class Bytes {

    static final byte[] ZIP = {'P', 'K', 3, 4};
    static final byte[] OLE2 = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
    };

    private static final int END_OF_ZIP = 0x06054b50;
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

    /** The unsigned byte at a place; -1 beyond the end. */
    int at(int place) {
        return place >= 0 && place < content.length ? content[place] & 0xff : -1;
    }

    ByteBuffer buffer(ByteOrder order) {
        return ByteBuffer.wrap(content).order(order);
    }

    /** Whether an ASCII text, given in lower case, stands somewhere from a place on, in whatever case. */
    boolean contains(String text, int from) {
        var wanted = text.getBytes(StandardCharsets.US_ASCII);
        for (var i = Math.max(0, from); i <= content.length - wanted.length; i++) {
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

    /** Where the record stands by which programs find a zip's directory from the end; -1 if there is none. */
    int endOfZip() {
        var buffer = buffer(ByteOrder.LITTLE_ENDIAN);
        var last = content.length - LENGTH_OF_END;
        for (var i = last; i >= Math.max(0, last - LONGEST_COMMENT); i--) {
            if (buffer.getInt(i) == END_OF_ZIP) {
                return i;
            }
        }
        return -1;
    }
}
