package org.weibao.letter;

/**
 * What a letter says.
 *
 * @param body a paragraph a line
 */
record LetterText(String title, String body) {}
