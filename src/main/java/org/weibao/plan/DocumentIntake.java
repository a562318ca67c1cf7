package org.weibao.plan;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.document.DocumentReader;
import org.weibao.document.Reading;
import org.weibao.document.SourceText;
import org.weibao.extraction.DocumentText;
import org.weibao.shared.Refusal;

/** Reads an uploaded document. */
@Component
class DocumentIntake {

    /** The text of a document, and what was read in it. */
    record Received(SourceText source, Reading reading) {}

    /** What the text of a plan holds. */
    private static final int LONGEST = 1_000_000;

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
        if (source.text().length() > LONGEST) {
            throw new Refusal(DocumentText.FIELD, "“" + name + "”的正文超过一百万字，不能作为年度工作要点读取，请只留下工作要点。");
        }
        return new Received(source, reader.read(source));
    }
}
