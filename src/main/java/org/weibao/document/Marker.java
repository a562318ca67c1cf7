package org.weibao.document;

/**
 * The number at the head of an item.
 *
 * @param label as paths have it: 一, (一), 1
 * @param start of the number
 * @param end where the item's text begins
 * @param lineStart whether it begins a paragraph
 * @param doubtful whether its number is not the one that had to follow
 */
record Marker(MarkerKind kind, int number, String label, int start, int end, boolean lineStart, boolean doubtful) {

    Marker inDoubt() {
        return new Marker(kind, number, label, start, end, lineStart, true);
    }
}
