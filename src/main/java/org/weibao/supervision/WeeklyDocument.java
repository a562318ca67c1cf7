package org.weibao.supervision;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.weibao.escalation.Light;
import org.weibao.escalation.WeeklyList;

/** The weekly list as a Word file for a meeting's papers, on A4 across. */
final class WeeklyDocument {

    /** In twentieths of a point. */
    private static final long A4_LONG = 16_838;

    private static final long A4_SHORT = 11_906;
    private static final long MARGIN = 850;

    private static final List<String> HEADS = List.of("序号", "灯", "工作要点", "责任方", "事项", "应于", "逾期", "已通知和已发函件");

    private static final List<Integer> WIDTHS = List.of(700, 1000, 3000, 2000, 1500, 1500, 1500, 3900);

    private static final String TITLE_FONT = "宋体";
    private static final String TEXT_FONT = "仿宋";

    private WeeklyDocument() {}

    /** @param facts the line below the title: by which office, as of when */
    static void write(WeeklyList list, String facts, OutputStream out) throws IOException {
        try (var document = new XWPFDocument()) {
            page(document);
            paragraph(document.createParagraph(), "每周督办清单", TITLE_FONT, 20, true, ParagraphAlignment.CENTER);
            paragraph(document.createParagraph(), facts, TEXT_FONT, 11, false, ParagraphAlignment.CENTER);
            paragraph(document.createParagraph(), list.introduction(), TEXT_FONT, 12, false, ParagraphAlignment.LEFT);
            if (!list.lines().isEmpty()) {
                table(document, list.lines());
            }
            document.write(out);
        }
    }

    private static void page(XWPFDocument document) {
        var section = document.getDocument().getBody().addNewSectPr();
        var size = section.addNewPgSz();
        size.setOrient(STPageOrientation.LANDSCAPE);
        size.setW(BigInteger.valueOf(A4_LONG));
        size.setH(BigInteger.valueOf(A4_SHORT));
        var margins = section.addNewPgMar();
        var margin = BigInteger.valueOf(MARGIN);
        margins.setLeft(margin);
        margins.setRight(margin);
        margins.setTop(margin);
        margins.setBottom(margin);
    }

    private static void table(XWPFDocument document, List<WeeklyList.Line> lines) {
        XWPFTable table = document.createTable(1, HEADS.size());
        table.setWidth("100%");
        var head = table.getRow(0);
        head.setRepeatHeader(true);
        head.setCantSplitRow(true);
        fill(head, HEADS, true);
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var row = table.createRow();
            row.setCantSplitRow(true);
            fill(
                    row,
                    List.of(
                            String.valueOf(i + 1),
                            line.lightLabel(),
                            line.matter(),
                            line.whose(),
                            line.step(),
                            line.due(),
                            line.late(),
                            Stream.of(line.since(), line.notified(), line.letters())
                                    .filter(Objects::nonNull)
                                    .collect(Collectors.joining("；"))),
                    false);
            colour(row.getCell(1), line.light());
        }
    }

    private static void fill(XWPFTableRow row, List<String> texts, boolean bold) {
        for (var i = 0; i < texts.size(); i++) {
            var cell = row.getCell(i);
            cell.setWidth(String.valueOf(WIDTHS.get(i)));
            cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
            if (bold) {
                cell.setColor("E9EEF3");
            }
            paragraph(
                    cell.getParagraphs().get(0),
                    MaskedNumbers.in(texts.get(i)),
                    TEXT_FONT,
                    10,
                    bold,
                    bold || i < 2 ? ParagraphAlignment.CENTER : ParagraphAlignment.LEFT);
        }
    }

    private static void colour(XWPFTableCell cell, Light light) {
        switch (light) {
            case RED -> cell.setColor("F4A6A0");
            case YELLOW -> cell.setColor("FFE08A");
            case BLUE -> cell.setColor("C6DCF5");
            case GREEN -> cell.setColor("FFFFFF");
        }
    }

    private static void paragraph(
            XWPFParagraph paragraph, String text, String font, int size, boolean bold, ParagraphAlignment alignment) {
        paragraph.setAlignment(alignment);
        var run = paragraph.createRun();
        run.setFontFamily(font);
        run.setFontFamily(font, XWPFRun.FontCharRange.eastAsia);
        run.setFontSize(size);
        run.setBold(bold);
        run.setText(text);
    }
}
