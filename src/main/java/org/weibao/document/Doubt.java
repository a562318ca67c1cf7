package org.weibao.document;

import org.jspecify.annotations.Nullable;

/**
 * Something that the office should look at first.
 *
 * @param sentence what is doubtful and what to check, in Chinese
 * @param place null if it is about the whole
 */
public record Doubt(String sentence, @Nullable Span place) {}
