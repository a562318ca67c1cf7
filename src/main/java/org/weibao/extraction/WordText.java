package org.weibao.extraction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;
import org.weibao.document.SourceText;

/**
 * Takes the text of a Word file since 2007. POI would hold the whole file as objects, and knows no numbers of lists.
 * What is not part of the running text is left out: text boxes, pictures, notes, headers and footers; also what is
 * hidden or struck out by tracked changes.
 */
final class WordText extends WordXml {

    private static final String USUAL_PART = "word/document.xml";
    private static final int MOST_COLUMNS = 100;

    private final TextLines lines;
    private final WordLists lists;
    private final WordNumbering numbering = new WordNumbering();

    private final StringBuilder paragraph = new StringBuilder();
    private @Nullable String style;
    private @Nullable String list;
    private @Nullable Integer level;
    private boolean inProperties;
    private boolean goesOn;
    private boolean inText;
    private boolean hidden;

    private int tables;
    private List<StringBuilder> row = new ArrayList<>();
    private StringBuilder cell = new StringBuilder();
    private int columns = 1;
    private boolean inRowProperties;
    private boolean rowIsDeleted;

    /** The cell that reaches down in each column. */
    private final Map<Integer, StringBuilder> reaching = new HashMap<>();

    private boolean merged;
    private boolean mergeBegins;

    private WordText(ExtractionWork work, TextLines lines, WordLists lists) {
        super(work);
        this.lines = lines;
        this.lists = lists;
    }

    static SourceText of(byte[] content, ExtractionWork work) throws IOException {
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .setIgnoreLocalFileHeader(true)
                .get()) {
            var main = mainPart(zip, work);
            var folder = main.substring(0, main.lastIndexOf('/') + 1);
            var lists = new WordLists();
            readIfPresent(zip, folder + "styles.xml", lists.styles(work));
            readIfPresent(zip, folder + "numbering.xml", lists.numbering(work));
            var lines = new TextLines();
            if (!readIfPresent(zip, main, new WordText(work, lines, lists))) {
                throw Unreadable.damaged();
            }
            return lines.text();
        }
    }

    /** Some programs give it another name, and say so in the relationships of the file. */
    private static String mainPart(ZipFile zip, ExtractionWork work) throws IOException {
        var found = new StringBuilder();
        readIfPresent(zip, "_rels/.rels", new WordXml(work) {
            @Override
            boolean begin(String element) {
                var target = attribute("Target");
                if (String.valueOf(attribute("Type")).endsWith("/officeDocument")
                        && target != null
                        && found.isEmpty()) {
                    found.append(target.startsWith("/") ? target.substring(1) : target);
                }
                return true;
            }

            @Override
            void end(String element) {}
        });
        return found.isEmpty() ? USUAL_PART : found.toString();
    }

    private static boolean readIfPresent(ZipFile zip, String name, WordXml reader) throws IOException {
        var part = zip.getEntry(name);
        if (part == null) {
            return false;
        }
        try (var stream = zip.getInputStream(part)) {
            reader.read(stream);
        }
        return true;
    }

    @Override
    boolean begin(String element) {
        return inProperties ? beginProperty(element) : beginContent(element);
    }

    private boolean beginProperty(String element) {
        switch (element) {
            case "pStyle" -> style = value();
            case "numId" -> list = value();
            case "ilvl" -> level = number(value(), 0);
            // The end of the paragraph is struck out: it goes on in the next one.
            case "del", "moveFrom" -> goesOn = true;
            default -> {}
        }
        return !element.equals("pPrChange") && !element.equals("sectPr");
    }

    private boolean beginContent(String element) {
        switch (element) {
            case "p" -> {
                style = null;
                list = null;
                level = null;
                goesOn = false;
            }
            case "pPr" -> inProperties = true;
            case "r" -> hidden = false;
            case "vanish" -> hidden = isOn();
            case "t" -> inText = true;
            case "br", "cr" -> add("\n");
            case "tab", "ptab" -> add("\t");
            case "noBreakHyphen" -> add("-");
            case "tbl" -> {
                if (++tables == 1) {
                    reaching.clear();
                    lines.endTable();
                }
            }
            default -> {
                if (tables == 1) {
                    beginTablePart(element);
                }
            }
        }
        return switch (element) {
            case "moveFrom",
                    "drawing",
                    "pict",
                    "object",
                    "txbxContent",
                    "Fallback",
                    "instrText",
                    "rt",
                    "sectPr",
                    "rPrChange",
                    "tblPr",
                    "tblGrid" -> false;
            case "del" -> false;
            default -> true;
        };
    }

    private void beginTablePart(String element) {
        switch (element) {
            case "tr" -> {
                row = new ArrayList<>();
                rowIsDeleted = false;
            }
            case "trPr" -> inRowProperties = true;
            case "gridBefore" -> addCells(number(value(), 0));
            case "del" -> rowIsDeleted |= inRowProperties;
            case "tc" -> {
                cell = new StringBuilder();
                columns = 1;
                merged = false;
                mergeBegins = false;
            }
            case "vMerge" -> {
                merged = true;
                mergeBegins = "restart".equals(value());
            }
            case "gridSpan" -> columns = number(value(), 1);
            default -> {}
        }
    }

    /** Cells without text keep the columns in place. */
    private void addCells(int count) {
        for (var i = 0; i < Math.min(count, MOST_COLUMNS); i++) {
            row.add(new StringBuilder());
        }
        if (row.size() > MOST_COLUMNS) {
            throw Unreadable.tooLarge();
        }
    }

    private void add(String text) {
        if (!hidden) {
            paragraph.append(text);
            TextLines.refuseTooLong(paragraph.length());
        }
    }

    @Override
    void characters(String text) {
        if (inText) {
            add(text);
        }
    }

    @Override
    void end(String element) {
        switch (element) {
            case "pPr" -> inProperties = false;
            case "r" -> hidden = false;
            case "t" -> inText = false;
            case "p" -> endParagraph();
            case "trPr" -> inRowProperties = false;
            case "tc" -> endCell();
            case "tr" -> {
                if (tables == 1 && !rowIsDeleted) {
                    lines.row(row);
                }
            }
            case "tbl" -> {
                if (--tables == 0) {
                    lines.endTable();
                }
            }
            default -> {}
        }
    }

    private void endParagraph() {
        if (goesOn) {
            return;
        }
        var place = lists.placeOf(style, list, level);
        var number = place == null ? "" : numbering.next(place.list(), place.level());
        // In a table a number may be all that a cell has.
        if (tables > 0 || !paragraph.toString().isBlank()) {
            paragraph.insert(0, number);
        }
        if (tables == 0) {
            lines.paragraph(paragraph);
        } else {
            cell.append(paragraph).append('\n');
            TextLines.refuseTooLong(cell.length());
        }
        paragraph.setLength(0);
    }

    private void endCell() {
        if (tables == 1) {
            var above = reaching.get(row.size());
            var goesDown =
                    merged && !mergeBegins && above != null && cell.toString().isBlank();
            var shown = goesDown ? above : cell;
            if (merged) {
                reaching.put(row.size(), shown);
            } else {
                reaching.remove(row.size());
            }
            row.add(shown);
            addCells(columns - 1);
        }
    }
}
