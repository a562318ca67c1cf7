package org.weibao.extraction;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;
import org.weibao.document.SourceText;

/**
 * Takes the text of a PDF in the order in which it was written, which leaves columns apart. A line goes on in the next
 * one only where that is sure: it is full, and the next one neither is indented nor has a number. A table has lines
 * around its cells; one that goes on over pages stays whole, and what stands between its parts comes after it.
 */
final class PdfText extends PDFTextStripper {

    private static final int MOST_PAGES = 2_000;

    /** Pictures and parts of pages. A part may draw itself, and each takes kilobytes. */
    private static final int MOST_DRAWN = 20_000;

    private static final int MOST_GLYPHS_OF_PAGE = 200_000;

    /** A page with fewer is a picture with a stamp or a number on it. */
    private static final int FEWEST_OF_PAGE = 5;

    private static final double MOST_DISTANCE = 2.5;

    /** In characters. Shorter ones are headings, cells of tables and signatures. */
    private static final int SHORTEST_FULL_LINE = 12;

    private static final Pattern BEGINS_ITEM = Pattern.compile(
            "\\s*(?:[（(]?[一二三四五六七八九十百]+[)）、.．]|第[一二三四五六七八九十百]+[章节条]|[（(]?\\d+[)）、.．]|[①-⓿]).*", Pattern.DOTALL);

    /** Numbers, heads and feet of pages between the parts of a table. */
    private static final int MOST_BETWEEN = 6;

    private static final int LONGEST_BETWEEN = 80;

    private static final String ENDS = "。：:；;！？!?";

    static {
        FontMappers.set(new OwnFont());
    }

    private final ExtractionWork work;
    private final List<TextLine> page = new ArrayList<>();
    private final TextLines lines = new TextLines();

    private @Nullable RuledTables ruled;
    private @Nullable RuledTable tableBefore;
    private final List<List<String>> rows = new ArrayList<>();
    /** The lines after the last table. */
    private final List<String> after = new ArrayList<>();

    private StringBuilder text = new StringBuilder();
    private final List<TextPosition> outsideOfPage = new ArrayList<>();
    private AlignedTables.@Nullable Open open;
    private float direction;
    private float left = Float.MAX_VALUE;
    private float right;
    private float top;
    private float size;

    private int drawn;
    private int glyphsOfPage;
    private long glyphs;
    private long characters;
    private int pages;

    /** A line of the page, and where it is. */
    private record TextLine(String text, float left, float right, float top, float size) {}

    private PdfText(ExtractionWork work) {
        this.work = work;
        setSuppressDuplicateOverlappingText(true);
    }

    static SourceText of(byte[] content, ExtractionWork work) throws IOException {
        try (var document = PdfSource.open(content)) {
            var reader = new PdfText(work);
            reader.writeText(document, Writer.nullWriter());
            return reader.result();
        }
    }

    private SourceText result() {
        if (characters < (long) FEWEST_OF_PAGE * Math.max(1, pages)) {
            throw glyphs > 2 * characters && glyphs > FEWEST_OF_PAGE ? Unreadable.garbled() : Unreadable.scanned();
        }
        if (glyphs > 2 * characters) {
            throw Unreadable.garbled();
        }
        endTable();
        return lines.text();
    }

    @Override
    protected void startPage(PDPage each) {
        if (++pages > MOST_PAGES) {
            throw Unreadable.tooLarge();
        }
        glyphsOfPage = 0;
        ruled = new RuledTables(each);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        work.step();
        if (operator.getName().equals(OperatorName.DRAW_OBJECT) && ++drawn > MOST_DRAWN) {
            throw Unreadable.tooLarge();
        }
        if (ruled != null) {
            ruled.operator(operator.getName(), operands, getGraphicsState().getCurrentTransformationMatrix());
        }
        super.processOperator(operator, operands);
    }

    @Override
    protected void showGlyph(Matrix place, PDFont font, int code, Vector displacement) throws IOException {
        work.step();
        glyphs++;
        if (++glyphsOfPage > MOST_GLYPHS_OF_PAGE) {
            throw Unreadable.tooLarge();
        }
        super.showGlyph(place, font, code, displacement);
    }

    @Override
    protected void processTextPosition(TextPosition position) {
        characters++;
        super.processTextPosition(position);
    }

    @Override
    protected void writePage() throws IOException {
        var glyphs = new HashMap<Float, Integer>();
        getCharactersByArticle().forEach(each -> each.forEach(glyph -> glyphs.merge(glyph.getDir(), 1, Integer::sum)));
        direction = glyphs.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0f);
        super.writePage();
    }

    @Override
    protected void writeString(String word, List<TextPosition> positions) {
        var outside = positions.stream().filter(each -> !inTable(each)).toList();
        if (outside.size() == positions.size()) {
            text.append(word);
        } else {
            outside.forEach(each -> text.append(each.getUnicode()));
        }
        TextLines.refuseTooLong(text.length());
        outsideOfPage.addAll(outside);
        for (var each : outside) {
            left = Math.min(left, each.getXDirAdj());
            right = Math.max(right, each.getXDirAdj() + each.getWidthDirAdj());
            top = each.getYDirAdj();
            size = Math.max(size, each.getFontSizeInPt());
        }
    }

    private boolean inTable(TextPosition each) {
        if (each.getDir() != direction) {
            return false;
        }
        var x = each.getXDirAdj() + each.getWidthDirAdj() / 2;
        var y = each.getYDirAdj() - each.getFontSizeInPt() / 3;
        for (var table : tables()) {
            var cell = table.at(x, y);
            if (cell != null) {
                cell.add(each);
                return true;
            }
        }
        return false;
    }

    private List<RuledTable> tables() {
        return ruled == null ? List.of() : ruled.tables(direction);
    }

    @Override
    protected void writeWordSeparator() {
        text.append(' ');
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    @Override
    protected void writeParagraphSeparator() {
        endLine();
    }

    private void endLine() {
        if (!text.toString().isBlank()) {
            page.add(new TextLine(text.toString().strip(), left, right, top, size));
        }
        text = new StringBuilder();
        left = Float.MAX_VALUE;
        right = 0;
        size = 0;
    }

    @Override
    protected void endPage(PDPage each) {
        endLine();
        var first = true;
        for (var table : allTables()) {
            page.removeIf(line -> line.top() > table.top() && line.top() < table.bottom());
            var above = page.stream().filter(line -> line.top() < table.top()).toList();
            page.removeAll(above);
            var rest = paragraphs(above);
            var goesOn = first
                    && tableBefore != null
                    && tableBefore.isLike(table)
                    && after.size() + rest.size() <= MOST_BETWEEN
                    && rest.stream().noneMatch(line -> line.length() > LONGEST_BETWEEN);
            if (goesOn) {
                after.addAll(rest);
            } else {
                endTable();
                rest.forEach(lines::paragraph);
            }
            PageRows.add(rows, table.rows());
            tableBefore = table;
            first = false;
        }
        if (first) {
            endTable();
        }
        var rest = paragraphs(page);
        if (first) {
            rest.forEach(lines::paragraph);
        } else {
            after.addAll(rest);
        }
        page.clear();
    }

    private List<RuledTable> allTables() {
        var aligned = new AlignedTables(
                outsideOfPage.stream()
                        .filter(each -> each.getDir() == direction)
                        .toList(),
                open);
        open = aligned.open();
        outsideOfPage.clear();
        return Stream.concat(tables().stream(), aligned.tables().stream())
                .sorted(Comparator.comparing(RuledTable::top))
                .toList();
    }

    private void endTable() {
        rows.forEach(lines::row);
        if (!rows.isEmpty()) {
            lines.endTable();
        }
        rows.clear();
        after.forEach(lines::paragraph);
        after.clear();
        tableBefore = null;
    }

    private List<String> paragraphs(List<TextLine> these) {
        var paragraphs = new ArrayList<String>();
        var joined = new StringBuilder();
        for (var i = 0; i < these.size(); i++) {
            if (i > 0 && !goesOn(these.get(i - 1), these.get(i))) {
                paragraphs.add(joined.toString());
                joined.setLength(0);
            }
            joined.append(these.get(i).text());
        }
        if (!joined.isEmpty()) {
            paragraphs.add(joined.toString());
        }
        return paragraphs;
    }

    private boolean goesOn(TextLine line, TextLine next) {
        var em = line.size();
        var distance = next.top() - line.top();
        return line.right() - line.left() > SHORTEST_FULL_LINE * em
                && Math.abs(next.size() - em) < em / 10
                && distance > 0
                && distance < MOST_DISTANCE * em
                && next.left() < line.left() + em / 2
                && line.right() > rightEdge(line, next) - 1.5 * em
                && ENDS.indexOf(line.text().charAt(line.text().length() - 1)) < 0
                && !BEGINS_ITEM.matcher(next.text()).matches();
    }

    /** Of the column: its lines begin near the two, and are not further apart than the lines of a text. */
    private float rightEdge(TextLine line, TextLine next) {
        var edge = Math.max(line.right(), next.right());
        for (var each : page) {
            if (Math.abs(each.left() - next.left()) <= 3 * line.size()) {
                edge = Math.max(edge, each.right());
            }
        }
        return edge;
    }
}
