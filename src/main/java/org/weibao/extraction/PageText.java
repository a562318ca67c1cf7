package org.weibao.extraction;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;
import org.weibao.document.SourceText;

/** Takes the text of a web page. What a browser does not show is left out. The navigation of the site stays. */
final class PageText implements NodeFilter {

    /** Each mark becomes an object of a hundred bytes and more. */
    private static final int MOST_MARKS = 400_000;

    private static final int DEEPEST = 256;
    private static final int START_OF_PAGE = 4_096;

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]+)");
    private static final Pattern BEGIN = Pattern.compile("<!doctype html|<html[\\s>]", Pattern.CASE_INSENSITIVE);

    private static final Set<String> UNSEEN = Set.of(
            "head",
            "script",
            "style",
            "noscript",
            "template",
            "iframe",
            "object",
            "embed",
            "svg",
            "canvas",
            "audio",
            "video",
            "select",
            "textarea",
            "button",
            "input",
            "datalist",
            "map",
            "rt",
            "rp");

    /** Programs write hidden text so, and comments and notes, without which a Word file is read as well. */
    private static final Pattern UNSEEN_STYLE = Pattern.compile(
            "display:none|visibility:hidden|mso-hide:all|mso-element:(comment|footnote|endnote)|mso-(foot|end)note-id:");

    private static final Pattern NO_NUMBERS = Pattern.compile("list-style(-type)?:[^;]*none");

    /** In older pages tables arrange the page: such a cell holds whole paragraphs. */
    private static final int LONGEST_CELL = 1_500;

    private final TextLines lines = new TextLines();
    private final StringBuilder line = new StringBuilder();
    private final ExtractionWork work;

    /** The next number of each list. */
    private final Map<Element, Integer> counted = new IdentityHashMap<>();

    /** The last one that was written. */
    private String number = "";

    private PageText(ExtractionWork work) {
        this.work = work;
    }

    /** Whether a file with any name is a web page: programs also save one as .doc. */
    static boolean isPage(byte[] content) {
        var start = new String(content, 0, Math.min(content.length, START_OF_PAGE), StandardCharsets.ISO_8859_1)
                .replace("\u0000", "")
                .replaceFirst("^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)", "")
                .stripLeading();
        return start.startsWith("<") && BEGIN.matcher(start).find();
    }

    static SourceText of(byte[] content, ExtractionWork work) {
        var page = decoded(content);
        if (page.chars().filter(each -> each == '<').count() > MOST_MARKS) {
            throw Unreadable.tooLarge();
        }
        if (page.indexOf(0) >= 0) {
            throw Unreadable.damaged();
        }
        var document = Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(page, "");
        var text = new PageText(work);
        document.filter(text);
        text.endLine();
        return text.lines.text();
    }

    /** A page that says nothing of its encoding, or not the truth, is read as it can be. */
    private static String decoded(byte[] content) {
        var declared = declared(content);
        for (var charset : List.of(declared, StandardCharsets.UTF_8, GB18030)) {
            try {
                var text = charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(content));
                return text.toString();
            } catch (CharacterCodingException otherwise) {
                continue;
            }
        }
        return new String(content, declared);
    }

    private static Charset declared(byte[] content) {
        if (content.length > 1 && (content[0] & 0xff) + (content[1] & 0xff) == 0xff + 0xfe) {
            return StandardCharsets.UTF_16;
        }
        var start = new String(content, 0, Math.min(content.length, START_OF_PAGE), StandardCharsets.ISO_8859_1);
        var found = CHARSET.matcher(start.toLowerCase(Locale.ROOT));
        if (!found.find()) {
            return StandardCharsets.UTF_8;
        }
        var name = found.group(1);
        if (name.startsWith("gb")) {
            return GB18030;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    @Override
    public FilterResult head(Node node, int depth) {
        work.step();
        if (node instanceof TextNode text) {
            append(text.getWholeText());
        } else if (node instanceof Element element) {
            if (isUnseen(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            if (isTable(element)) {
                endLine();
                addRows(element);
                return FilterResult.SKIP_ENTIRELY;
            }
            if (beginsLine(element) && !line.toString().equals(number)) {
                endLine();
            }
            count(element);
        }
        return FilterResult.CONTINUE;
    }

    /** A browser numbers the items of a list. */
    private void count(Element element) {
        if (element.nameIs("ol") && !NO_NUMBERS.matcher(style(element)).find()) {
            counted.put(element, wholeNumber(element.attr("start"), 1));
        } else if (element.nameIs("li") && counted.containsKey(element.parent())) {
            var own = wholeNumber(element.attr("value"), counted.get(element.parent()));
            counted.put(element.parent(), own + 1);
            number = own + ". ";
            line.append(number);
        }
    }

    private static int wholeNumber(String said, int usual) {
        return said.strip().matches("\\d{1,4}") ? Integer.parseInt(said.strip()) : usual;
    }

    @Override
    public FilterResult tail(@Nullable Node node, int depth) {
        if (node instanceof Element element && beginsLine(element)) {
            endLine();
        }
        return FilterResult.CONTINUE;
    }

    /** A line break in the source is no line break of the page; between Chinese characters it is nothing at all. */
    private void append(String text) {
        line.append(withoutBreaks(text));
        TextLines.refuseTooLong(line.length());
    }

    private static String withoutBreaks(String text) {
        return text.replaceAll("(?<=[\\u2e80-\\uffef])[ \\t]*[\\r\\n]\\s*(?=[\\u2e80-\\uffef])", "")
                .replaceAll("[ \\t\\r\\n\\u00a0]+", " ");
    }

    private void endLine() {
        lines.paragraph(line);
        line.setLength(0);
    }

    private static boolean beginsLine(Element element) {
        return element.isBlock() || element.nameIs("br") || element.nameIs("td") || element.nameIs("th");
    }

    private static boolean isUnseen(Element element) {
        return UNSEEN.contains(element.normalName())
                || element.hasAttr("hidden")
                || element.hasClass("MsoCommentReference")
                || UNSEEN_STYLE.matcher(style(element)).find();
    }

    private static String style(Element element) {
        return element.attr("style").toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    }

    private boolean isTable(Element element) {
        // Ends at the first table inside, so that tables in tables are not looked through again and again.
        if (!element.nameIs("table") || element.stream().skip(1).anyMatch(each -> each.nameIs("table"))) {
            return false;
        }
        var longestRow = 0;
        for (var each : element.getElementsByTag("tr")) {
            longestRow = Math.max(longestRow, cells(each).size());
        }
        return longestRow > 1
                && element.getElementsByTag("td").stream()
                        .allMatch(each -> each.wholeText().length() <= LONGEST_CELL);
    }

    private static List<Element> cells(Element row) {
        return row.children().stream()
                .filter(each -> each.nameIs("td") || each.nameIs("th"))
                .toList();
    }

    private void addRows(Element table) {
        var spanned = new ArrayList<Integer>();
        var reaching = new ArrayList<String>();
        for (var row : table.getElementsByTag("tr")) {
            if (isUnseen(row)) {
                continue;
            }
            var texts = new ArrayList<String>();
            for (var cell : cells(row)) {
                addSpanned(texts, spanned, reaching);
                var column = texts.size();
                var columns = span(cell, "colspan");
                var rows = span(cell, "rowspan");
                texts.add(cellText(cell));
                for (var i = 0; i < columns; i++) {
                    if (i > 0) {
                        texts.add("");
                    }
                    while (spanned.size() <= column + i) {
                        spanned.add(0);
                        reaching.add("");
                    }
                    spanned.set(column + i, rows - 1);
                    reaching.set(column + i, texts.get(column + i));
                }
            }
            addSpanned(texts, spanned, reaching);
            lines.row(texts);
        }
        lines.endTable();
    }

    /** A cell that reaches into this row says the same here. */
    private static void addSpanned(List<String> texts, List<Integer> spanned, List<String> reaching) {
        while (texts.size() < spanned.size() && spanned.get(texts.size()) > 0) {
            spanned.set(texts.size(), spanned.get(texts.size()) - 1);
            texts.add(reaching.get(texts.size()));
        }
    }

    private static int span(Element cell, String name) {
        var said = cell.attr(name).strip();
        return said.matches("[1-9]\\d?") ? Integer.parseInt(said) : 1;
    }

    private String cellText(Element cell) {
        var text = new StringBuilder();
        cell.filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                work.step();
                if (node instanceof Element element && isUnseen(element)) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                if (node instanceof TextNode each) {
                    text.append(withoutBreaks(each.getWholeText()));
                } else if (node instanceof Element element && beginsLine(element)) {
                    text.append('\n');
                }
                return FilterResult.CONTINUE;
            }
        });
        return text.toString();
    }
}
