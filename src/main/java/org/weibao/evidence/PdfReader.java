package org.weibao.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.apache.pdfbox.pdfparser.COSParser;
import org.apache.pdfbox.pdfparser.PDFObjectStreamParser;
import org.apache.pdfbox.pdfparser.XrefTrailerResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * PDFBox's parser with limits on memory and work, which PDFBox does not have. It reads one object after the other and
 * keeps none. It unpacks only tables of objects and streams of objects, never pages and pictures.
 */
final class PdfReader extends COSParser {

    /** More than any document of twenty megabytes has. */
    private static final int MOST_OBJECTS = 500_000;

    /** In memory its objects take fifty times its size. */
    private static final int LARGEST_OBJECT = (int) DataSize.ofMegabytes(2).toBytes();

    private static final int LONGEST_ROW = 1_000;
    private static final long MOST_UNPACKED = DataSize.ofMegabytes(12).toBytes();
    private static final long MOST_PACKED = DataSize.ofMegabytes(64).toBytes();
    private static final long MOST_DECRYPTED_IN_MEMORY = DataSize.ofMegabytes(8).toBytes();

    /** A damaged file is read several times to find its objects. */
    private static final int MOST_PASSES = 8;

    private final Source file;
    private final RandomAccessStreamCache decrypted;
    private long packed;
    private long unpacked;
    private long opened = -1;
    private Map<COSObjectKey, COSBase> inOpened = Map.of();

    private PdfReader(Source file) throws IOException {
        super(file, "", null, null);
        this.file = file;
        decrypted = MemoryUsageSetting.setupMixed(MOST_DECRYPTED_IN_MEMORY, 2 * MOST_PACKED)
                .streamCache
                .create();
        document = new Document();
        xrefTrailerResolver = new Tables();
    }

    /**
     * Passes every dictionary of a document to {@code look}, wherever it is.
     *
     * @param start where the document begins in the file
     * @throws org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException if it asks for a password when it is opened
     * @throws TooLarge if it takes more memory or work than an office's document does
     * @throws IOException if it cannot be read
     */
    static void read(byte[] content, int start, Consumer<COSDictionary> look) throws IOException {
        var reader = new PdfReader(new Source(
                ByteBuffer.wrap(content, start, content.length - start).slice()));
        try {
            reader.read(look);
        } finally {
            reader.document.close();
        }
    }

    private void read(Consumer<COSDictionary> look) throws IOException {
        var trailer = retrieveTrailer();
        if (trailer == null || trailer.getCOSDictionary(COSName.ROOT) == null) {
            throw new IOException("No document");
        }
        show(trailer, look);
        var streams = new TreeSet<Long>();
        for (var entry : Map.copyOf(document.getXrefTable()).entrySet()) {
            if (entry.getValue() < 0) {
                streams.add(-entry.getValue());
            } else {
                showObject(entry.getKey(), look);
            }
        }
        for (var stream : streams) {
            objectsOf(stream).values().forEach(each -> show(each, look));
        }
    }

    private void showObject(COSObjectKey key, Consumer<COSDictionary> look) throws IOException {
        var object = dereferenceCOSObject(new COSObject(key, this));
        show(object, look);
        if (object instanceof COSStream stream) {
            stream.close();
        }
    }

    /** References are not followed, since each object is shown by itself. */
    private static void show(@Nullable COSBase object, Consumer<COSDictionary> look) {
        if (object instanceof COSDictionary dictionary) {
            look.accept(dictionary);
            dictionary.getValues().forEach(each -> show(each, look));
        } else if (object instanceof COSArray array) {
            array.forEach(each -> show(each, look));
        }
    }

    /** Other readers cannot use an unreadable object either. */
    @Override
    public @Nullable COSBase dereferenceCOSObject(COSObject object) throws IOException {
        file.beginObject();
        try {
            return super.dereferenceCOSObject(object);
        } catch (IOException unreadable) {
            return null;
        }
    }

    @Override
    protected @Nullable COSBase parseObjectStreamObject(long stream, COSObjectKey key) throws IOException {
        return objectsOf(stream).get(key);
    }

    /** The objects of the last stream are kept, since the lengths of other streams may be among them. */
    private Map<COSObjectKey, COSBase> objectsOf(long stream) throws IOException {
        if (stream != opened) {
            inOpened = Map.of();
            inOpened =
                    dereferenceCOSObject(new COSObject(new COSObjectKey(stream, 0), this)) instanceof COSStream objects
                            ? new PDFObjectStreamParser(objects, document).parseAllObjects()
                            : Map.of();
            opened = stream;
        }
        return inOpened;
    }

    private void countPacked(long bytes) {
        packed += bytes;
        if (packed > MOST_PACKED) {
            throw new TooLarge();
        }
    }

    private void countUnpacked(long bytes, long ofObjects) {
        unpacked += bytes;
        if (unpacked > MOST_UNPACKED || ofObjects > LARGEST_OBJECT) {
            throw new TooLarge();
        }
    }

    /** It takes more memory or work than an office's document does. */
    static final class TooLarge extends RuntimeException {}

    private final class Document extends COSDocument {

        Document() {
            super(() -> decrypted, PdfReader.this);
        }

        /** Nothing is kept; otherwise all objects would end up in memory. */
        @Override
        public COSObject getObjectFromPool(COSObjectKey key) {
            return new COSObject(key, PdfReader.this);
        }

        @Override
        public COSStream createCOSStream(COSDictionary dictionary, long start, long length) throws IOException {
            var stream = new Packed(createRandomAccessReadView(start, length));
            dictionary.forEach(stream::setItem);
            stream.setKey(dictionary.getKey());
            return stream;
        }
    }

    private static final class Tables extends XrefTrailerResolver {

        private int entries;

        @Override
        public void setXRef(COSObjectKey key, long offset) {
            if (++entries > MOST_OBJECTS) {
                throw new TooLarge();
            }
            super.setXRef(key, offset);
        }
    }

    /** The file. It is read byte by byte while an object is parsed, so the limits are counted here. */
    private static final class Source extends RandomAccessReadBuffer {

        private final long most;
        private long read;
        private long ofObject = Long.MIN_VALUE;

        Source(ByteBuffer content) {
            super(content);
            most = (long) MOST_PASSES * content.limit() + LARGEST_OBJECT;
        }

        void beginObject() {
            ofObject = 0;
        }

        @Override
        public int read() throws IOException {
            if (++read > most || ++ofObject > LARGEST_OBJECT) {
                throw new TooLarge();
            }
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            read += length;
            return super.read(bytes, offset, length);
        }
    }

    /** A stream that is unpacked up to a limit. */
    private final class Packed extends COSStream {

        Packed(RandomAccessReadView content) throws IOException {
            super(decrypted, content);
        }

        /** Called to decrypt or to unpack it. */
        @Override
        public InputStream createRawInputStream() throws IOException {
            countPacked(getLength());
            return super.createRawInputStream();
        }

        /** Like PDFBox's method, with a limit, and only for Flate, the one method by which programs pack objects. */
        @Override
        public RandomAccessRead createView() throws IOException {
            var filter = first(getFilters());
            if (filter == null) {
                countUnpacked(getLength(), getLength());
                return super.createView();
            }
            if (!COSName.FLATE_DECODE.equals(filter) && !COSName.FLATE_DECODE_ABBREVIATION.equals(filter)) {
                throw new IOException("Unusual filter of objects");
            }
            refuseLongRows();
            var bytes = new ByteArrayOutputStream() {
                @Override
                public synchronized void write(byte[] more, int offset, int length) {
                    countUnpacked(length, (long) size() + length);
                    super.write(more, offset, length);
                }
            };
            FilterFactory.INSTANCE.getFilter(COSName.FLATE_DECODE).decode(createRawInputStream(), bytes, this, 0);
            return new RandomAccessReadBuffer(bytes.toByteArray());
        }

        /** PDFBox allocates two rows at once. */
        private void refuseLongRows() throws IOException {
            var parameters = first(getDictionaryObject(COSName.DP, COSName.DECODE_PARMS));
            if (parameters instanceof COSDictionary row
                    && Stream.of(COSName.COLUMNS, COSName.COLORS, COSName.BITS_PER_COMPONENT)
                            .mapToInt(each -> row.getInt(each, 1))
                            .anyMatch(each -> each < 1 || each > LONGEST_ROW)) {
                throw new IOException("Unusual table of objects");
            }
        }

        private static @Nullable COSBase first(@Nullable COSBase value) {
            return value instanceof COSArray array && array.size() == 1 ? array.getObject(0) : value;
        }
    }
}
