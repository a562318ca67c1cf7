package org.weibao.plan;

import org.weibao.document.Reading;
import org.weibao.document.SourceText;
import org.weibao.shared.Refusal;

/** Reads an uploaded document. */
public interface DocumentIntake {

    /** The text of a document, and what was read in it. */
    record Received(SourceText source, Reading reading) {}

    /**
     * Reads a document.
     *
     * @param name the file's, with its extension
     * @throws Refusal if it has no text that can be read
     */
    Received read(String name, byte[] content);
}
