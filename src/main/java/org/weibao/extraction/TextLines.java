package org.weibao.extraction;

import java.lang.Character.UnicodeBlock;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.weibao.document.SourceText;
import org.weibao.document.Span;
import org.weibao.shared.Texts;

/** Collects the paragraphs and tables of a document as lines of one text. */
final class TextLines {

    /** The longest document found has 60,000 characters. */
    static final int MOST_CHARACTERS = 2_000_000;

    private static final int FEWEST_TABS = 2;
    private static final int FIRST_SYMBOL = 0xf000;
    private static final int LAST_SYMBOL = 0xf0ff;

    private final StringBuilder text = new StringBuilder();
    private final List<Span> tables = new ArrayList<>();
    /** Lines with the same number of tabs that were not added yet. */
    private final List<String> tabbed = new ArrayList<>();

    private int startOfTable = -1;

    /**
     * Adds a paragraph. It may break lines; blank ones are left out. Neighbouring lines with the same number of tabs, two
     * or more, are a table. Elsewhere a tab becomes a space.
     */
    void paragraph(CharSequence paragraph) {
        clean(paragraph).lines().forEach(this::line);
    }

    private void line(String line) {
        if (line.isBlank()) {
            return;
        }
        if (tabbed.isEmpty() || tabs(line) != tabs(tabbed.get(0))) {
            endTable();
        }
        if (!tabbed.isEmpty() || tabs(line.strip()) >= FEWEST_TABS) {
            tabbed.add(line);
        } else {
            add(line.replace('\t', ' ').strip());
        }
    }

    private static int tabs(String line) {
        return (int) line.chars().filter(each -> each == '\t').count();
    }

    private void endTabbed() {
        var lines = List.copyOf(tabbed);
        tabbed.clear();
        if (lines.size() == 1) {
            add(lines.get(0).replace('\t', ' ').strip());
        } else if (!lines.isEmpty()) {
            lines.forEach(line -> row(List.of(line.split("\t", -1))));
            endTable();
        }
    }

    /** Adds a row of a table, one line for all its cells. A row without text is left out. */
    void row(List<? extends CharSequence> cells) {
        endTabbed();
        var row = cells.stream().map(TextLines::cell).collect(Collectors.joining("\t"));
        if (row.isBlank()) {
            return;
        }
        if (startOfTable < 0) {
            startOfTable = text.length();
        }
        add(row);
    }

    /** The next row belongs to another table. */
    void endTable() {
        if (startOfTable >= 0) {
            tables.add(new Span(startOfTable, text.length()));
            startOfTable = -1;
        }
        endTabbed();
    }

    private static String cell(CharSequence content) {
        return content.isEmpty()
                ? ""
                : clean(content).replaceAll("[\\s\\u3000]+", " ").strip();
    }

    private void add(String line) {
        text.append(line).append('\n');
        refuseTooLong(text.length());
    }

    /** @throws Unreadable if no document has so much text */
    static void refuseTooLong(int length) {
        if (length > MOST_CHARACTERS) {
            throw Unreadable.tooLarge();
        }
    }

    /** @throws Unreadable if there is none */
    SourceText text() {
        endTable();
        if (text.isEmpty()) {
            throw Unreadable.empty();
        }
        return new SourceText(text.toString(), tables);
    }

    /** A text that has lines already: its lines stay, and neighbouring lines with the same number of tabs are a table. */
    static SourceText ofLines(String content) {
        refuseTooLong(content.length());
        var lines = new TextLines();
        var tabsBefore = 0;
        var startBefore = 0;
        for (var line : clean(content).lines().toList()) {
            var kept = line.stripTrailing();
            var tabs = tabs(line);
            if (tabs == 0 || tabs != tabsBefore) {
                lines.endTable();
            } else if (lines.startOfTable < 0) {
                lines.startOfTable = startBefore;
            }
            startBefore = lines.text.length();
            tabsBefore = tabs;
            lines.add(tabs == 0 ? kept : line);
        }
        if (Texts.isEmpty(lines.text.toString())) {
            throw Unreadable.empty();
        }
        return lines.text();
    }

    /** Without what nobody sees. PDF files write some characters as radicals that only look the same. */
    private static String clean(CharSequence content) {
        var cleaned = new StringBuilder(content.length());
        content.codePoints().forEach(each -> {
            if (isRadical(each)) {
                cleaned.append(Normalizer.normalize(Character.toString(each), Normalizer.Form.NFKC));
            } else if (each == '\u2028' || each == '\u2029' || each == '\u000b' || each == '\f') {
                cleaned.append('\n');
            } else if (each == '\u00a0') {
                cleaned.append(' ');
            } else if (each == '\n' || each == '\r' || each == '\t' || isShown(each)) {
                cleaned.appendCodePoint(each);
            }
        });
        return Texts.withoutUnseen(cleaned.toString());
    }

    private static boolean isShown(int character) {
        return !Character.isISOControl(character)
                && !Texts.isNoCharacter(character)
                && (character < FIRST_SYMBOL || character > LAST_SYMBOL);
    }

    private static boolean isRadical(int character) {
        var block = UnicodeBlock.of(character);
        return block == UnicodeBlock.KANGXI_RADICALS
                || block == UnicodeBlock.CJK_RADICALS_SUPPLEMENT
                || block == UnicodeBlock.CJK_COMPATIBILITY_IDEOGRAPHS;
    }
}
