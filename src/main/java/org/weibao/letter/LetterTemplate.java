package org.weibao.letter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;

/**
 * The layout and the usual words of a kind of letter: a Word file that the office may edit, with placeholders. What stands
 * between {@code {{标题}}} and {@code {{/标题}}}, and between {@code {{正文}}} and {@code {{/正文}}}, is the draft; all else
 * stays as it is in the file.
 */
final class LetterTemplate {

    static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(/?)([^{}]*)}}");

    private static final Pattern TITLE = Pattern.compile(
            Pattern.quote(Placeholder.TITLE.opening()) + "(.*)" + Pattern.quote(Placeholder.TITLE.closing()));

    /** The title with what it encloses, or any other placeholder: in one pass, so that no inserted text is read again. */
    private static final Pattern FILLED = Pattern.compile(TITLE.pattern() + "|" + PLACEHOLDER.pattern());

    private final byte[] content;

    LetterTemplate(byte[] content) {
        this.content = content.clone();
    }

    /** The texts of the file's paragraphs. */
    List<String> paragraphs() {
        try (var document = open()) {
            return document.getParagraphs().stream().map(LetterTemplate::textOf).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The usual words with the facts of a case. */
    LetterText draft(Map<Placeholder, String> facts) {
        var paragraphs = paragraphs();
        var title = paragraphs.stream()
                .map(TITLE::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .collect(Collectors.joining());
        var body = paragraphs.subList(
                paragraphs.indexOf(Placeholder.BODY.opening()) + 1, paragraphs.indexOf(Placeholder.BODY.closing()));
        return new LetterText(filled(title, facts), filled(String.join("\n", body), facts));
    }

    /** The letter as a Word file. */
    byte[] write(LetterText text, Map<Placeholder, String> layout) {
        var values = new EnumMap<>(layout);
        values.put(Placeholder.TITLE, text.title());
        try (var document = open();
                var out = new ByteArrayOutputStream()) {
            var own = List.copyOf(document.getParagraphs());
            writeBody(
                    document,
                    text.body().lines().filter(line -> !line.isBlank()).toList());
            // Those that hold the office's words are not among them.
            own.stream()
                    .filter(paragraph -> document.getPosOfParagraph(paragraph) >= 0)
                    .forEach(paragraph -> fill(paragraph, line -> filled(line, values)));
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private XWPFDocument open() throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(content));
    }

    /** Puts the lines where the usual words stand, each a paragraph that looks like the first of these. */
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

    /** Each run keeps its looks; where Word has cut a placeholder in pieces, the paragraph looks as its first run does. */
    private static void fill(XWPFParagraph paragraph, UnaryOperator<String> filling) {
        var runs = paragraph.getRuns();
        var whole = filling.apply(textOf(paragraph));
        var pieces = runs.stream().map(run -> filling.apply(run.text())).toList();
        if (!String.join("", pieces).equals(whole)) {
            runs.get(0).setText(whole, 0);
            for (var i = runs.size() - 1; i > 0; i--) {
                paragraph.removeRun(i);
            }
            return;
        }
        for (var i = 0; i < pieces.size(); i++) {
            if (!pieces.get(i).equals(runs.get(i).text())) {
                runs.get(i).setText(pieces.get(i), 0);
            }
        }
    }

    /** What has no value stays as it is. */
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
