package org.weibao.support;

import static org.weibao.support.SampleFiles.ascii;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;

/** Writes a PDF piece by piece, also one that no program would write. */
public final class PdfWriter {

    private static final int ENTRY = 7;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final SortedMap<Integer, byte[]> entries = new TreeMap<>();
    private String previous = "";

    public PdfWriter() {
        add("%PDF-1.5\n");
    }

    /** With a catalog, as given, and one empty page. */
    public static PdfWriter document(String catalog) {
        return new PdfWriter()
                .object(1, "<</Type/Catalog/Pages 2 0 R" + catalog + ">>")
                .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                .object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>");
    }

    public PdfWriter add(String text) {
        written.writeBytes(ascii(text));
        return this;
    }

    public PdfWriter object(int number, String object) {
        return begun(number).add(object + "\nendobj\n");
    }

    public PdfWriter begun(int number) {
        enter(number, 1, written.size(), 0);
        return add(number + " 0 obj\n");
    }

    public PdfWriter stream(int number, String dictionary, byte[] content) {
        begun(number).add("<<" + dictionary + "/Length " + content.length + ">>stream\n");
        written.writeBytes(content);
        return add("\nendstream\nendobj\n");
    }

    /** A stream of packed objects with numbers from the first one on. */
    public PdfWriter packed(int number, int first, String... objects) {
        var index = new StringBuilder();
        var all = new StringBuilder();
        for (var i = 0; i < objects.length; i++) {
            enter(first + i, 2, number, i);
            index.append(first + i).append(' ').append(all.length()).append(' ');
            all.append(objects[i]).append('\n');
        }
        return stream(
                number,
                "/Type/ObjStm/N " + objects.length + "/First " + index.length() + "/Filter/FlateDecode",
                deflated(ascii(index.toString() + all)));
    }

    /** Says of an object that it is in a stream, whether that is so or not. */
    public PdfWriter inStream(int number, int stream) {
        enter(number, 2, stream, 0);
        return this;
    }

    private void enter(int number, int kind, int place, int index) {
        entries.put(
                number,
                ByteBuffer.allocate(ENTRY)
                        .put((byte) kind)
                        .putInt(place)
                        .putShort((short) index)
                        .array());
    }

    /** What the document's end says besides. */
    public PdfWriter trailer(String more) {
        previous += more;
        return this;
    }

    public byte[] written() {
        return written.toByteArray();
    }

    /** The document's end, by a table in plain text; what is packed is in none. */
    public byte[] ended(String trailer) {
        var start = written.size();
        add("xref\n0 1\n0000000000 65535 f \n");
        entries.forEach((number, entry) -> {
            if (entry[0] == 1) {
                add("%d 1\n%010d 00000 n \n".formatted(number, place(entry)));
            }
        });
        add("trailer<</Size 100/Root 1 0 R" + previous + trailer + ">>\nstartxref\n" + start + "\n%%EOF\n");
        previous = "/Prev " + start;
        return written();
    }

    /** The document's end, by a packed table. */
    public byte[] endedPacked() {
        var start = packTable("/Root 1 0 R" + previous);
        add("startxref\n" + start + "\n%%EOF\n");
        previous = "/Prev " + start;
        return written();
    }

    /** The document's end, by both: older readers take the first, newer ones what is packed as well. */
    public byte[] endedTwice() {
        return ended("/XRefStm " + packTable(""));
    }

    private int packTable(String dictionary) {
        var start = written.size();
        var index = new StringBuilder();
        var table = new ByteArrayOutputStream();
        entries.forEach((number, entry) -> {
            index.append(number).append(" 1 ");
            table.writeBytes(entry);
        });
        var number = 99;
        stream(
                number,
                "/Type/XRef/Size 100/W[1 4 2]/Index[" + index + "]/Filter/FlateDecode" + dictionary,
                deflated(table.toByteArray()));
        entries.remove(number);
        return start;
    }

    private static int place(byte[] entry) {
        return ByteBuffer.wrap(entry).getInt(1);
    }

    public static byte[] deflated(byte[] content) {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
