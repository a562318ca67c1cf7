package org.weibao.document;

/** The numberings of the genre, from the highest level to the lowest. */
enum MarkerKind {
    /** 第一章, 第一部分. */
    CHAPTER,
    /** 一、 */
    HAN,
    /** (一) */
    HAN_IN_BRACKETS,
    /** 1. */
    ARABIC,
    /** 1.1 */
    ARABIC_OF_TWO,
    /** 1.1.1 */
    ARABIC_OF_THREE,
    /** (1) */
    ARABIC_IN_BRACKETS,
    /** ① */
    CIRCLED,
    /** 一是 */
    ORDINAL;

    boolean above(MarkerKind other) {
        return compareTo(other) < 0;
    }

    /** Whether items of this kind are points only where they name units of their own. */
    boolean belowPoints() {
        return compareTo(ARABIC_OF_THREE) > 0;
    }
}
