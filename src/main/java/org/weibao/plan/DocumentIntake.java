package org.weibao.plan;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.document.DocumentReader;
import org.weibao.document.DocumentText;
import org.weibao.document.Reading;
import org.weibao.document.SourceText;
import org.weibao.shared.Refusal;

/** Reads an uploaded document. */
@Component
class DocumentIntake {

    /** The text of a document, and what was read in it. */
    record Received(SourceText source, Reading reading) {}

    private final DocumentText texts;
    private final DocumentReader reader = new DocumentReader();

    DocumentIntake(DocumentText texts) {
        this.texts = texts;
    }

    /**
     * Reads a document.
     *
     * @param name the file's, with its extension
     * @throws Refusal if it has no text that can be read
     */
    Received read(@Nullable String name, byte[] content) {
        var source = texts.of(name, content);
        return new Received(source, reader.read(source));
    }
}
