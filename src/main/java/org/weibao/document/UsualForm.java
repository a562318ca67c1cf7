package org.weibao.document;

import java.util.List;
import java.util.Map;
import org.weibao.document.Reading.Point;

/** An unusual form that nearly all points of a document share: it is doubted once, so that other doubts are seen. */
final class UsualForm {

    static final String SENTENCE = "单位写在正文的一句话里，没有括号或者“责任单位”字样，请核对";
    static final String PARAGRAPH = "这一项没有编号，按段落列出，请核对";

    private static final Map<String, String> OF_ALL = Map.of(
            SENTENCE, "各项的责任单位大多写在正文的一句话里，没有括号或者“责任单位”字样，请抽查几项",
            PARAGRAPH, "各项大多没有编号，按段落列出，请抽查几项");

    private static final int FEWEST = 5;
    /** One in so many may have another form. */
    private static final int MOST_OTHERS = 4;

    private UsualForm() {}

    /** The points without the doubt that is about the whole document, which is added there. */
    static List<Point> saidOnce(List<Point> points, List<Doubt> doubts) {
        List<Point> read = points;
        for (var form : OF_ALL.entrySet()) {
            long having =
                    points.stream().filter(point -> has(point, form.getKey())).count();
            if (having >= FEWEST && (points.size() - having) * MOST_OTHERS <= points.size()) {
                doubts.add(new Doubt(form.getValue(), null));
                read = read.stream().map(point -> without(point, form.getKey())).toList();
            }
        }
        return read;
    }

    private static boolean has(Point point, String sentence) {
        return point.doubts().stream().anyMatch(doubt -> doubt.sentence().equals(sentence));
    }

    private static Point without(Point point, String sentence) {
        return point.withDoubts(point.doubts().stream()
                .filter(doubt -> !doubt.sentence().equals(sentence))
                .toList());
    }
}
