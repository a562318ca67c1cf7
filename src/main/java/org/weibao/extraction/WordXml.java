package org.weibao.extraction;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads a part of a Word file element by element. It keeps nothing, and takes no document type and no entity. */
abstract class WordXml {

    private static final int MOST_NESTED = 500;

    private final ExtractionWork work;
    private @Nullable XMLStreamReader xml;

    WordXml(ExtractionWork work) {
        this.work = work;
    }

    /** Begins an element. If it returns false, its content is passed over and it is not ended. */
    abstract boolean begin(String element);

    abstract void end(String element);

    void characters(String text) {}

    /** An attribute of the element that begins; null if it has none. */
    final @Nullable String attribute(String name) {
        var reader = xml;
        if (reader == null) {
            return null;
        }
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    final @Nullable String value() {
        return attribute("val");
    }

    final int number(@Nullable String value, int otherwise) {
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException unusual) {
            return otherwise;
        }
    }

    final boolean isOn() {
        var value = value();
        return value == null || !Set.of("0", "false", "off").contains(value);
    }

    final void read(InputStream part) throws IOException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var reader = factory.createXMLStreamReader(new Bounded(part));
            xml = reader;
            readAll(reader);
        } catch (XMLStreamException damaged) {
            throw new IOException(damaged);
        } finally {
            xml = null;
        }
    }

    private void readAll(XMLStreamReader reader) throws XMLStreamException, IOException {
        var depth = 0;
        var passedOver = 0;
        while (reader.hasNext()) {
            work.step();
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > MOST_NESTED) {
                        throw Unreadable.tooLarge();
                    }
                    if (passedOver > 0 || !begin(reader.getLocalName())) {
                        passedOver++;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (passedOver > 0) {
                        passedOver--;
                    } else {
                        end(reader.getLocalName());
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (passedOver == 0) {
                        characters(reader.getText());
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new IOException("No program of an office writes this");
                default -> {}
            }
        }
    }

    /** A part of limited length, whose tags and texts are of limited length too: the parser keeps each as a whole. */
    private static final class Bounded extends FilterInputStream {

        private static final int LARGEST = 64 << 20;
        private static final int LONGEST = 1 << 20;

        private int total;
        private int sinceTag;

        Bounded(InputStream part) {
            super(part);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var count = super.read(bytes, offset, length);
            total += Math.max(0, count);
            for (var i = offset; i < offset + count; i++) {
                sinceTag = bytes[i] == '<' ? 0 : sinceTag + 1;
                if (sinceTag > LONGEST) {
                    throw Unreadable.tooLarge();
                }
            }
            if (total > LARGEST) {
                throw Unreadable.tooLarge();
            }
            return count;
        }
    }
}
