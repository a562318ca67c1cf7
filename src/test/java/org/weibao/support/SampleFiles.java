package org.weibao.support;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Small files of every kind as the programs of an office write them, and some that nobody should send. */
public final class SampleFiles {

    private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";

    private SampleFiles() {}

    public static byte[] pdf() {
        return ascii(
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj\nxref\n0 4\n"
                        + "0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \n"
                        + "trailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n");
    }

    /** A picture of coloured noise, which hardly compresses. */
    public static byte[] picture(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1);
        for (var x = 0; x < width; x++) {
            for (var y = 0; y < height; y++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static byte[] jpeg() {
        return picture("jpeg", 40, 30);
    }

    public static byte[] png() {
        return picture("png", 40, 30);
    }

    public static byte[] docx(String... more) {
        return office("wordprocessingml.document.main+xml", "word/document.xml", more);
    }

    public static byte[] xlsx(String... more) {
        return office("spreadsheetml.sheet.main+xml", "xl/workbook.xml", more);
    }

    public static byte[] pptx() {
        return office("presentationml.presentation.main+xml", "ppt/presentation.xml");
    }

    /** @param type of the main part, after what all types of Office begin with */
    public static byte[] office(String type, String main, String... more) {
        var entries = new String[6 + more.length];
        entries[0] = "[Content_Types].xml";
        entries[1] = "<?xml version=\"1.0\"?><Types><Override PartName=\"/" + main + "\" ContentType=\""
                + (type.contains("/") ? type : OPEN_XML + type) + "\"/></Types>";
        entries[2] = "_rels/.rels";
        entries[3] = "<Relationships/>";
        entries[4] = main;
        entries[5] = "<main/>";
        System.arraycopy(more, 0, entries, 6, more.length);
        return zip(entries);
    }

    public static byte[] ofd() {
        return zip("OFD.xml", "<ofd:OFD/>", "Doc_0/Document.xml", "<ofd:Document/>");
    }

    /** @param namesAndTexts a name and a text by turns */
    public static byte[] zip(String... namesAndTexts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static byte[] doc() {
        return ole2("WordDocument");
    }

    public static byte[] xls() {
        return ole2("Workbook");
    }

    public static byte[] ppt() {
        return ole2("PowerPoint Document");
    }

    /** An OLE2 container with these streams, of zeros; a stream may stand in a folder. */
    public static byte[] ole2(String... streams) {
        return ole2(new byte[4096], streams);
    }

    public static byte[] ole2(byte[] content, String... streams) {
        try (var container = new POIFSFileSystem()) {
            for (var stream : streams) {
                DirectoryEntry folder = container.getRoot();
                var path = stream.split("/");
                for (var i = 0; i < path.length - 1; i++) {
                    folder = folder.createDirectory(path[i]);
                }
                folder.createDocument(path[path.length - 1], new ByteArrayInputStream(content));
            }
            var bytes = new ByteArrayOutputStream();
            container.writeFilesystem(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] joined(byte[] first, byte[] second) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first);
        bytes.writeBytes(second);
        return bytes.toByteArray();
    }
}
