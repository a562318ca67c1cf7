package org.weibao.document;

import java.util.List;
import org.weibao.document.Reading.Point;
import org.weibao.document.Reading.UnitRole;

/**
 * An unusual form that nearly all points of a document share: it is doubted once, so that other doubts are seen.
 *
 * @param ofPoint the doubt of a point
 * @param ofAll what stands for it among the doubts of the document
 */
record UsualForm(String ofPoint, String ofAll) {

    static final String SENTENCE = "单位写在正文的一句话里，没有括号或者“责任单位”字样，请核对";
    static final String PARAGRAPH = "这一项没有编号，按段落列出，请核对";

    private static final List<UsualForm> FORMS = List.of(
            new UsualForm(SENTENCE, "各项的责任单位大多写在正文的一句话里，没有括号或者“责任单位”字样，请抽查几项"),
            new UsualForm(PARAGRAPH, "各项大多没有编号，按段落列出，请抽查几项"));

    private static final int FEWEST = 5;
    /** One in so many may have another form. */
    private static final int MOST_OTHERS = 4;

    /** The points without the doubts that are about the whole document, which are added there. */
    static List<Point> saidOnce(List<Point> points, List<Doubt> doubts) {
        List<Point> read = points;
        for (UsualForm form : FORMS) {
            long having = points.stream().filter(form::isOf).count();
            if (having >= FEWEST && (points.size() - having) * MOST_OTHERS <= points.size()) {
                doubts.add(new Doubt(form.ofAll, null));
                read = read.stream().map(form::without).toList();
            }
        }
        return read;
    }

    /** 市教育局做好配合 alone names nobody who answers for the point: there the doubt stays. */
    private boolean isOf(Point point) {
        return point.doubts().stream().anyMatch(doubt -> doubt.sentence().equals(ofPoint))
                && point.units().stream().anyMatch(unit -> unit.role() != UnitRole.SUPPORTING);
    }

    private Point without(Point point) {
        return !isOf(point)
                ? point
                : point.withDoubts(point.doubts().stream()
                        .filter(doubt -> !doubt.sentence().equals(ofPoint))
                        .toList());
    }
}
