package org.weibao.letter;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the office's letters are called.
 *
 * @param prefix the office's sign before year and number (发文机关代字), such as XX未保
 */
@ConfigurationProperties("weibao.letters")
record LetterSettings(String prefix) {}
