package org.weibao.letter;

/**
 * The number of a letter (发文字号).
 *
 * @param prefix the office's sign, such as XX未保
 * @param year of its release
 * @param number within the year, from 1
 */
record LetterNumber(String prefix, int year, int number) {

    /** As the letter shows it, such as XX未保〔2026〕1号. */
    String text() {
        return prefix + "〔" + year + "〕" + number + "号";
    }

    /** As a draft shows it: the number is unknown before the release. */
    static String blank(String prefix, int year) {
        return prefix + "〔" + year + "〕　号";
    }
}
