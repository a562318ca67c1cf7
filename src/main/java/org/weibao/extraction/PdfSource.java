package org.weibao.extraction;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSInputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Opens a PDF with limits on what is unpacked, which PDFBox does not have. The inspector of uploaded files has looked
 * at its objects before. Pictures are never unpacked.
 */
final class PdfSource extends PDFParser {

    private static final int REACH_OF_START = 1_024;

    /** What a page draws is kept as objects that take fifty times its size. */
    private static final int LARGEST_PAGE = 4 << 20;

    private static final int LARGEST_FONT = 40 << 20;
    private static final int MOST_UNPACKED = 256 << 20;

    /** The bytes that are read one by one: objects that are not packed. A damaged file is read several times. */
    private static final int MOST_PARSED = 64 << 20;

    private static final int LONGEST_ROW = 10_000;
    private static final int MOST_FILTERS = 4;

    private static final Set<String> PICTURES =
            Set.of("DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF");

    private long unpacked;

    private PdfSource(RandomAccessRead file) throws IOException {
        super(file, "", null, null, MemoryUsageSetting.setupMixed(LARGEST_PAGE, MOST_UNPACKED).streamCache);
        document = new Document();
    }

    static PDDocument open(byte[] content) throws IOException {
        var start = new String(content, 0, Math.min(content.length, REACH_OF_START), StandardCharsets.ISO_8859_1)
                .indexOf("%PDF-");
        var from = Math.max(0, start);
        return new PdfSource(new Source(
                        ByteBuffer.wrap(content, from, content.length - from).slice()))
                .parse();
    }

    private static final class Source extends RandomAccessReadBuffer {

        private int read;

        Source(ByteBuffer content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            if (++read > MOST_PARSED) {
                throw Unreadable.tooLarge();
            }
            return super.read();
        }
    }

    private final class Document extends COSDocument {

        Document() {
            super(MemoryUsageSetting.setupMixed(LARGEST_PAGE, MOST_UNPACKED).streamCache, PdfSource.this);
        }

        @Override
        public COSStream createCOSStream(COSDictionary dictionary, long start, long length) throws IOException {
            var stream = new Packed(createRandomAccessReadView(start, length));
            dictionary.forEach(stream::setItem);
            stream.setKey(dictionary.getKey());
            return stream;
        }
    }

    /** A stream that is unpacked up to a limit. */
    private final class Packed extends COSStream {

        Packed(RandomAccessReadView content) throws IOException {
            super(null, content);
        }

        @Override
        public RandomAccessRead createView() throws IOException {
            return new RandomAccessReadBuffer(content(LARGEST_PAGE));
        }

        @Override
        public COSInputStream createInputStream(DecodeOptions options) throws IOException {
            var plain = new COSStream();
            try (var out = plain.createRawOutputStream()) {
                out.write(content(LARGEST_FONT));
            }
            return plain.createInputStream();
        }

        private byte[] content(int most) throws IOException {
            var filters = filters();
            try (InputStream raw = createRawInputStream()) {
                var content = raw.readAllBytes();
                for (var i = 0; i < filters.size(); i++) {
                    refuseLongRows(i);
                    var out = new Bounded(most);
                    FilterFactory.INSTANCE
                            .getFilter(filters.get(i))
                            .decode(new ByteArrayInputStream(content), out, this, i);
                    content = out.toByteArray();
                }
                if (content.length > most) {
                    throw Unreadable.tooLarge();
                }
                return content;
            }
        }

        private List<COSName> filters() throws IOException {
            var names = new ArrayList<COSName>();
            if (getFilters() instanceof COSName name) {
                names.add(name);
            } else if (getFilters() instanceof COSArray several) {
                for (var i = 0; i < several.size(); i++) {
                    if (several.getObject(i) instanceof COSName name) {
                        names.add(name);
                    }
                }
            }
            if (names.size() > MOST_FILTERS
                    || names.stream().map(COSName::getName).anyMatch(PICTURES::contains)) {
                throw new IOException("Not text");
            }
            return names;
        }

        /** PDFBox allocates two rows at once. */
        private void refuseLongRows(int filter) throws IOException {
            var said = getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
            var own = said instanceof COSArray several ? several.getObject(filter) : said;
            if (own instanceof COSDictionary row) {
                for (var each : List.of(COSName.COLUMNS, COSName.COLORS, COSName.BITS_PER_COMPONENT)) {
                    if (row.getInt(each, 1) < 1 || row.getInt(each, 1) > LONGEST_ROW) {
                        throw new IOException("Unusual rows");
                    }
                }
            }
        }
    }

    private final class Bounded extends ByteArrayOutputStream {

        private final int most;

        Bounded(int most) {
            this.most = most;
        }

        @Override
        public synchronized void write(int one) {
            count(1);
            super.write(one);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            count(length);
            super.write(bytes, offset, length);
        }

        private void count(int more) {
            unpacked += more;
            if (size() + more > most || unpacked > MOST_UNPACKED) {
                throw Unreadable.tooLarge();
            }
        }
    }
}
