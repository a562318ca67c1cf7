package org.weibao.letter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.jspecify.annotations.Nullable;

/**
 * The layout and the standard text of a kind of letter: a Word file that the office may edit, with placeholders. The
 * text between {@code {{标题}}} and {@code {{/标题}}}, and between {@code {{正文}}} and {@code {{/正文}}}, becomes the draft.
 * One paragraph in it holds facts and is repeated for each matter. Everything else stays as it is in the file.
 */
final class LetterTemplate {

    static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(/?)([^{}]*)}}");

    private static final Pattern TITLE = Pattern.compile(
            Pattern.quote(Placeholder.TITLE.opening()) + "((?s:.*))" + Pattern.quote(Placeholder.TITLE.closing()));

    /** The title with the text in it, or any other placeholder. One pass replaces all, so no inserted text is read. */
    private static final Pattern FILLED = Pattern.compile(TITLE.pattern() + "|" + PLACEHOLDER.pattern());

    private final byte[] content;

    private @Nullable List<String> paragraphs;

    LetterTemplate(byte[] content) {
        this.content = content.clone();
    }

    /** The texts of the file's paragraphs. They are read once, because each matter of a letter needs them. */
    synchronized List<String> paragraphs() {
        var known = paragraphs;
        if (known == null) {
            try (var document = open()) {
                known = document.getParagraphs().stream()
                        .map(LetterTemplate::textOf)
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            paragraphs = known;
        }
        return known;
    }

    /** The standard text around the lines of matters. */
    LetterText usual() {
        var paragraphs = paragraphs();
        var title = paragraphs.stream()
                .map(TITLE::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .collect(Collectors.joining());
        var body = body(paragraphs);
        var line = lineOfMatters(body);
        return new LetterText(
                title,
                String.join("\n", body.subList(0, line)),
                String.join("\n", body.subList(line + 1, body.size())));
    }

    /** The letter's line about one matter. */
    String line(Map<Placeholder, String> facts) {
        var body = body(paragraphs());
        return filled(body.get(lineOfMatters(body)), facts);
    }

    private static List<String> body(List<String> paragraphs) {
        return paragraphs.subList(
                paragraphs.indexOf(Placeholder.BODY.opening()) + 1, paragraphs.indexOf(Placeholder.BODY.closing()));
    }

    /** The index of the one paragraph of the standard text that holds facts. */
    private static int lineOfMatters(List<String> body) {
        return IntStream.range(0, body.size())
                .filter(i -> holdsFacts(body.get(i)))
                .findFirst()
                .orElseThrow();
    }

    static boolean holdsFacts(String paragraph) {
        return PLACEHOLDER.matcher(paragraph).results().anyMatch(found -> Placeholder.of(found.group(2))
                .filter(Placeholder::isFact)
                .isPresent());
    }

    /**
     * The letter as a Word file.
     *
     * @param lines the lines about its matters
     */
    byte[] write(LetterText text, List<String> lines, Map<Placeholder, String> layout) {
        var values = new EnumMap<>(layout);
        values.put(Placeholder.TITLE, text.title());
        try (var document = open();
                var out = new ByteArrayOutputStream()) {
            var own = List.copyOf(document.getParagraphs());
            writeBody(
                    document,
                    Stream.of(
                                    text.opening().lines(),
                                    lines.stream(),
                                    text.closing().lines())
                            .flatMap(each -> each)
                            .filter(line -> !line.isBlank())
                            .toList());
            own.stream()
                    .filter(paragraph -> document.getPosOfParagraph(paragraph) >= 0)
                    .filter(paragraph -> hasNothingToSay(textOf(paragraph), layout))
                    .forEach(paragraph -> document.removeBodyElement(document.getPosOfParagraph(paragraph)));
            // Runs with the office's text are not among them.
            own.stream()
                    .filter(paragraph -> document.getPosOfParagraph(paragraph) >= 0)
                    .forEach(paragraph -> fill(paragraph, line -> filled(line, values)));
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasNothingToSay(String text, Map<Placeholder, String> layout) {
        return Arrays.stream(Placeholder.values())
                .filter(Placeholder::mayBeEmpty)
                .anyMatch(each -> text.contains(each.opening())
                        && layout.getOrDefault(each, "").isEmpty());
    }

    private XWPFDocument open() throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(content));
    }

    /** Replaces the standard text by the lines. Each becomes a paragraph that looks like the first standard one. */
    private static void writeBody(XWPFDocument document, List<String> lines) {
        var paragraphs = List.copyOf(document.getParagraphs());
        var texts = paragraphs.stream().map(LetterTemplate::textOf).toList();
        var from = texts.indexOf(Placeholder.BODY.opening());
        var until = texts.indexOf(Placeholder.BODY.closing());
        var sample = paragraphs.get(from + 1);
        for (var line : lines) {
            try (var place = paragraphs.get(until).getCTP().newCursor()) {
                var paragraph = document.insertNewParagraph(place);
                paragraph.getCTP().setPPr(sample.getCTP().getPPr());
                var run = paragraph.createRun();
                run.getCTR().setRPr(sample.getRuns().get(0).getCTR().getRPr());
                run.setText(line.strip());
            }
        }
        paragraphs
                .subList(from, until + 1)
                .forEach(marked -> document.removeBodyElement(document.getPosOfParagraph(marked)));
    }

    /** Each run keeps its format. If Word has split a placeholder, the paragraph gets the format of its first run. */
    private static void fill(XWPFParagraph paragraph, UnaryOperator<String> filling) {
        var runs = paragraph.getRuns();
        var whole = filling.apply(textOf(paragraph));
        var pieces = runs.stream().map(run -> filling.apply(run.text())).toList();
        if (!String.join("", pieces).equals(whole)) {
            write(runs.get(0), whole);
            for (var i = runs.size() - 1; i > 0; i--) {
                paragraph.removeRun(i);
            }
            return;
        }
        for (var i = 0; i < pieces.size(); i++) {
            if (!pieces.get(i).equals(runs.get(i).text())) {
                write(runs.get(i), pieces.get(i));
            }
        }
    }

    /** Replaces the run's text. A line of the text becomes a line of the paragraph. */
    private static void write(XWPFRun run, String text) {
        var content = run.getCTR();
        for (var i = content.sizeOfTArray() - 1; i >= 0; i--) {
            content.removeT(i);
        }
        for (var i = content.sizeOfBrArray() - 1; i >= 0; i--) {
            content.removeBr(i);
        }
        var lines = text.lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            if (i > 0) {
                run.addBreak();
            }
            run.setText(lines.get(i));
        }
    }

    /** A placeholder without a value stays. */
    private static String filled(String text, Map<Placeholder, String> values) {
        return FILLED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found, values)));
    }

    private static String value(MatchResult found, Map<Placeholder, String> values) {
        if (found.group(1) != null) {
            return values.getOrDefault(Placeholder.TITLE, found.group());
        }
        return Placeholder.of(found.group(2) + found.group(3)).map(values::get).orElse(found.group());
    }

    private static String textOf(XWPFParagraph paragraph) {
        return paragraph.getRuns().stream().map(XWPFRun::text).collect(Collectors.joining());
    }
}
