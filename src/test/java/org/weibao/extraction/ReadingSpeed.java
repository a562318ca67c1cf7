package org.weibao.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.weibao.document.DocumentReader;
import org.weibao.document.Reading;
import org.weibao.document.SourceText;
import org.weibao.evidence.Inspector;
import org.weibao.shared.Refusal;

/** Measures how long a document of a hundred pages takes from its file to its points. Run it like {@code ReadingAccuracy}. */
@Tag("bench")
class ReadingSpeed {

    private static final int PAGES = 100;
    private static final int LINES = 28;
    private static final int CHARACTERS = 28;
    private static final int POINTS = 540;
    private static final int SLOWEST = 8;

    /** Chapters of six points, as long as a hundred pages. */
    private static List<String> paragraphs() {
        var paragraphs = new ArrayList<String>();
        for (int point = 0; point < POINTS; point++) {
            if (point % 6 == 0) {
                paragraphs.add("（" + han(point / 6 + 1) + "）加强第" + (point / 6 + 1) + "个方面的工作");
            }
            paragraphs.add((point % 6 + 1) + ".落实未成年人保护任务" + (point + 1) + "。" + "定期走访农村留守儿童和困境儿童家庭，了解监护情况，".repeat(3)
                    + "新建未成年人保护工作站" + (point + 1) + "个。督促指导各县（市、区）每季度开展一次排查。");
            paragraphs.add("（市民政局牵头，市教育局、市公安局、市卫生健康委、市妇联，各县（市、区）人民政府按职责分工负责，2024年10月底前完成）");
        }
        return paragraphs;
    }

    private static String han(int number) {
        String digits = "一二三四五六七八九";
        String tens = number < 10 ? "" : (number < 20 ? "" : digits.charAt(number / 10 - 1)) + "十";
        return tens + (number % 10 == 0 ? "" : digits.charAt(number % 10 - 1));
    }

    private static byte[] word() {
        var body = new StringBuilder();
        paragraphs().forEach(each -> body.append("<w:p><w:r><w:t>").append(each).append("</w:t></w:r></w:p>"));
        return DocumentTextTest.word(body.toString(), "<w:numbering/>", "<w:styles/>");
    }

    private static byte[] page() {
        return ("<html><p>" + String.join("</p><p>", paragraphs()) + "</p></html>").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pdf() {
        var lines = new ArrayList<String>();
        for (String paragraph : paragraphs()) {
            String indented = "　　" + paragraph;
            for (int from = 0; from < indented.length(); from += CHARACTERS) {
                lines.add(indented.substring(from, Math.min(indented.length(), from + CHARACTERS)));
            }
        }
        var pages = new ArrayList<List<String>>();
        for (int from = 0; from < lines.size(); from += LINES) {
            var page = new ArrayList<String>();
            for (int i = 0; i < LINES && from + i < lines.size(); i++) {
                page.add(DocumentTextTest.line(70, 780 - 26 * i, lines.get(from + i)));
            }
            pages.add(page);
        }
        System.out.println(pages.size() + " pages");
        assertThat(pages.size()).isGreaterThanOrEqualTo(PAGES);
        return DocumentTextTest.pdfOf(pages);
    }

    @Test
    void printsHowLongAHundredPagesTake() {
        for (int i = 0; i < 3; i++) {
            measure("要点.docx", word());
            measure("要点.pdf", pdf());
            measure("要点.html", page());
        }
    }

    /** Trial S12 has two seconds for each. */
    @Test
    void printsTheSlowestOfTheHostileFiles() throws IOException {
        var times = new TreeMap<Long, String>(Comparator.reverseOrder());
        HostileDocumentTest.hostile().forEach(each -> {
            var extraction = new DocumentText(new Inspector());
            long start = System.nanoTime();
            var thrown = catchThrowable(() -> extraction.of((String) each.get()[1], (byte[]) each.get()[2]));
            times.put(System.nanoTime() - start, each.get()[1] + ": " + each.get()[0]);
            assertThat(thrown == null || thrown instanceof Refusal).isTrue();
            extraction.destroy();
        });
        times.entrySet().stream()
                .limit(SLOWEST)
                .forEach(each -> System.out.printf("%d ms, %s%n", each.getKey() / 1_000_000, each.getValue()));
    }

    private static void measure(String name, byte[] content) {
        var extraction = new DocumentText(new Inspector());
        long start = System.nanoTime();
        SourceText text = extraction.of(name, content);
        long extracted = System.nanoTime();
        Reading reading = new DocumentReader().read(text);
        long read = System.nanoTime();
        extraction.destroy();
        System.out.printf(
                "%s, %d KB, %d characters: text %d ms, reading %d ms, %d points%n",
                name,
                content.length / 1024,
                text.text().length(),
                (extracted - start) / 1_000_000,
                (read - extracted) / 1_000_000,
                reading.points().size());
        assertThat(reading.points()).hasSize(POINTS);
        assertThat(reading.points())
                .allMatch(point ->
                        point.units().size() == 5 && !point.countyPhrases().isEmpty());
    }
}
