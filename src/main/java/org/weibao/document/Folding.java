package org.weibao.document;

/** One character for the many forms in which it is typed, so that places in a text stay the same. */
final class Folding {

    private Folding() {}

    static char fold(char c) {
        return switch (c) {
            case '（', '﹙', '｛', '﹛', '{', '<', '＜', '〈' -> '(';
            case '）', '﹚', '｝', '﹜', '}', '>', '＞', '〉' -> ')';
            case '【', '〔', '［', '〖', '﹝' -> '[';
            case '】', '〕', '］', '〗', '﹞' -> ']';
            case '．', '﹒' -> '.';
            case '：', '﹕', '∶', '︰' -> ':';
            case ',', '﹐' -> '，';
            case ';', '﹔' -> '；';
            case '﹑', '､' -> '、';
            case '％', '﹪' -> '%';
            case '｡' -> '。';
            default -> c >= '０' && c <= '９' ? (char) (c - '０' + '0') : c;
        };
    }

    static String fold(String text) {
        var folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            folded.append(fold(text.charAt(i)));
        }
        return folded.toString();
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200b' || c == '\ufeff' || c == '\u0007';
    }
}
