package org.weibao.document;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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

/**
 * Takes the text of a PDF in the order in which it was written, which leaves columns apart. A line goes on in the next
 * one only where that is sure: it is full, and the next one neither is indented nor has a number. Tables are lines.
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

    private static final String ENDS = "。：:；;！？!?";

    static {
        FontMappers.set(new OwnFont());
    }

    private final ExtractionWork work;
    private final List<TextLine> page = new ArrayList<>();
    private final StringBuilder joined = new StringBuilder();
    private final TextLines lines = new TextLines();

    private StringBuilder text = new StringBuilder();
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
        lines.paragraph(joined);
        return lines.text();
    }

    @Override
    protected void startPage(PDPage each) {
        if (++pages > MOST_PAGES) {
            throw Unreadable.tooLarge();
        }
        glyphsOfPage = 0;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        work.step();
        if (operator.getName().equals(OperatorName.DRAW_OBJECT) && ++drawn > MOST_DRAWN) {
            throw Unreadable.tooLarge();
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
    protected void writeString(String word, List<TextPosition> positions) {
        text.append(word);
        TextLines.refuseTooLong(text.length());
        for (var each : positions) {
            left = Math.min(left, each.getXDirAdj());
            right = Math.max(right, each.getXDirAdj() + each.getWidthDirAdj());
            top = each.getYDirAdj();
            size = Math.max(size, each.getFontSizeInPt());
        }
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
        for (var i = 0; i < page.size(); i++) {
            if (i == 0 || !goesOn(page.get(i - 1), page.get(i))) {
                lines.paragraph(joined);
                joined.setLength(0);
            }
            joined.append(page.get(i).text());
        }
        page.clear();
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
