package org.weibao.extraction;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.hwpf.model.ListLevel;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.jspecify.annotations.Nullable;
import org.weibao.document.SourceText;
import org.weibao.extraction.WordNumbering.Level;
import org.weibao.extraction.WordNumbering.WordList;

/** Takes the text of a Word file before 2007. Text boxes, notes, headers and footers are other parts of such a file. */
final class Word97Text {

    private static final char CELL_ENDS = 7;
    private static final char LINE_BREAK = 0x0b;
    private static final char FIELD_BEGINS = 0x13;
    private static final char FIELD_RESULT = 0x14;
    private static final char FIELD_ENDS = 0x15;
    private static final char FIXED_HYPHEN = 0x1e;
    private static final byte FOLLOWED_BY_NOTHING = 2;

    private final HWPFDocument document;
    private final ExtractionWork work;
    private final TextLines lines = new TextLines();
    private final WordNumbering numbering = new WordNumbering();
    private final Map<Integer, WordList> lists = new HashMap<>();

    private final StringBuilder text = new StringBuilder();
    private List<StringBuilder> row = new ArrayList<>();
    private StringBuilder cell = new StringBuilder();

    /** How many fields are open, and how many of them have not come to their result: it alone is shown. */
    private int fields;

    private int instructions;

    private Word97Text(HWPFDocument document, ExtractionWork work) {
        this.document = document;
        this.work = work;
    }

    static SourceText of(byte[] content, ExtractionWork work) throws IOException {
        try (var document = new HWPFDocument(new ByteArrayInputStream(content))) {
            return new Word97Text(document, work).read();
        } catch (OldWordFileFormatException old) {
            throw Unreadable.old();
        }
    }

    private SourceText read() {
        var range = document.getRange();
        for (var i = 0; i < range.numParagraphs(); i++) {
            work.step();
            add(range.getParagraph(i));
        }
        lines.paragraph(text);
        return lines.text();
    }

    private void add(Paragraph paragraph) {
        var ends = addRuns(paragraph);
        if (!ends) {
            return;
        }
        var number = numberOf(paragraph);
        if (paragraph.isInTable()) {
            addToTable(paragraph, number);
        } else {
            if (!text.toString().isBlank()) {
                text.insert(0, number);
            }
            lines.paragraph(text);
        }
        text.setLength(0);
    }

    private void addToTable(Paragraph paragraph, String number) {
        if (paragraph.isTableRowEnd()) {
            lines.row(row);
            row = new ArrayList<>();
            cell = new StringBuilder();
            return;
        }
        cell.append(number).append(text).append('\n');
        if (paragraph.getTableLevel() <= 1 && paragraph.text().endsWith(String.valueOf(CELL_ENDS))) {
            row.add(cell);
            cell = new StringBuilder();
        }
    }

    /** Returns whether the end of the paragraph is there: a tracked change may have struck it out. */
    private boolean addRuns(Paragraph paragraph) {
        var ends = true;
        for (var i = 0; i < paragraph.numCharacterRuns(); i++) {
            work.step();
            var run = paragraph.getCharacterRun(i);
            if (run.isMarkedDeleted()) {
                ends = !run.text().endsWith("\r");
            } else if (!run.isVanished()) {
                run.text().chars().forEach(each -> add((char) each));
            }
        }
        TextLines.refuseTooLong(text.length());
        return ends;
    }

    private void add(char each) {
        switch (each) {
            case FIELD_BEGINS -> {
                fields++;
                instructions++;
            }
            case FIELD_RESULT -> instructions = Math.max(0, instructions - 1);
            case FIELD_ENDS -> {
                fields = Math.max(0, fields - 1);
                instructions = Math.min(instructions, fields);
            }
            default -> {
                if (instructions == 0) {
                    text.append(each == LINE_BREAK ? '\n' : each == FIXED_HYPHEN ? '-' : each);
                }
            }
        }
    }

    private String numberOf(Paragraph paragraph) {
        if (!paragraph.isInList()) {
            return "";
        }
        var list = lists.computeIfAbsent(paragraph.getIlfo(), this::listOf);
        return list.levels().isEmpty() ? "" : numbering.next(list, paragraph.getIlvl());
    }

    private WordList listOf(int number) {
        var id = String.valueOf(number);
        try {
            var tables = document.getListTables();
            var series = tables.getLfo(number).getLsid();
            var data = tables.getListData(series);
            var restarted = new HashMap<Integer, Integer>();
            var overrides = tables.getLfoData(number).getRgLfoLvl();
            var levels = new ArrayList<>(IntStream.range(0, Math.min(WordNumbering.LEVELS, data.numLevels()))
                    .mapToObj(each -> levelOf(data.getLevel(each + 1)))
                    .toList());
            for (var each : overrides == null
                    ? List.<org.apache.poi.hwpf.model.ListFormatOverrideLevel>of()
                    : List.of(overrides)) {
                var level = each.getLevelNum();
                if (level < levels.size() && each.isFormatting() && each.getLevel() != null) {
                    levels.set(level, levelOf(each.getLevel()));
                }
                if (each.isStartAt()) {
                    restarted.put(
                            level,
                            each.isFormatting() && each.getLevel() != null
                                    ? each.getLevel().getStartAt()
                                    : each.getIStartAt());
                }
            }
            return new WordList(id, String.valueOf(series), levels, restarted);
        } catch (NoSuchElementException | NullPointerException | IndexOutOfBoundsException unknown) {
            return new WordList(id, id, List.of(), Map.of());
        }
    }

    private static Level levelOf(@Nullable ListLevel level) {
        if (level == null) {
            return new Level(1, WordNumber.BULLET, "", null, false, true);
        }
        var text = new StringBuilder();
        // A character below 9 stands for the number of that level.
        level.getNumberText().chars().forEach(each -> {
            if (each < WordNumbering.LEVELS) {
                text.append('%').append(each + 1);
            } else {
                text.append((char) each);
            }
        });
        return new Level(
                level.getStartAt(),
                WordNumber.formatOf(level.getNumberFormat()),
                text.toString(),
                null,
                level.isLegalNumbering(),
                level.getTypeOfCharFollowingTheNumber() == FOLLOWED_BY_NOTHING);
    }
}
