package org.weibao.letter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.weibao.shared.ForbiddenWord;

/** Checks that a template holds what a letter needs. Each mistake is named with its remedy. */
final class TemplateCheck {

    private static final String SAMPLE = "样例";

    private final LetterTemplate template;
    private final byte[] content;
    private final BiConsumer<String, String> mistake;

    /** @param mistake receives a problem and its remedy */
    TemplateCheck(byte[] content, BiConsumer<String, String> mistake) {
        this.template = new LetterTemplate(content);
        this.content = content;
        this.mistake = mistake;
    }

    void run() {
        List<String> paragraphs;
        try {
            paragraphs = template.paragraphs();
        } catch (RuntimeException unreadable) {
            mistake.accept("打不开，不是 Word 文档（.docx）", "用 Word 或 WPS 另存为 .docx；也可以删去它，改用程序自带的模板");
            return;
        }
        var sound = knows(paragraphs);
        sound &= holdsEach(paragraphs);
        if (sound) {
            fills();
        }
        ForbiddenWord.in(plainText(content)).ifPresent(word -> mistake.accept(word.problem(), word.remedy()));
    }

    private boolean knows(List<String> paragraphs) {
        var unknown = new ArrayList<String>();
        for (var paragraph : paragraphs) {
            LetterTemplate.PLACEHOLDER
                    .matcher(paragraph)
                    .results()
                    .filter(found -> Placeholder.of(found.group(2))
                            .filter(each -> found.group(1).isEmpty() || each.encloses())
                            .isEmpty())
                    .forEach(found -> unknown.add(found.group()));
        }
        unknown.forEach(each -> mistake.accept(
                "不认识占位符“" + each + "”",
                "改为以下之一："
                        + Arrays.stream(Placeholder.values())
                                .map(Placeholder::opening)
                                .collect(Collectors.joining("、"))));
        return unknown.isEmpty();
    }

    private boolean holdsEach(List<String> paragraphs) {
        var sound = true;
        for (var each : Placeholder.values()) {
            if (!each.isFact()
                    && !each.encloses()
                    && paragraphs.stream().noneMatch(text -> text.contains(each.opening()))) {
                mistake.accept("缺少占位符“" + each.opening() + "”", "在函件应有的位置写上" + each.opening());
                sound = false;
            }
        }
        return holdsTitle(paragraphs) & holdsBody(paragraphs) & factsAreInOneParagraph(paragraphs) & sound;
    }

    private boolean holdsTitle(List<String> paragraphs) {
        var opening = Placeholder.TITLE.opening();
        var closing = Placeholder.TITLE.closing();
        var together = paragraphs.stream()
                .filter(text -> text.contains(opening) && text.indexOf(closing) > text.indexOf(opening))
                .count();
        var sound = together == 1 && count(paragraphs, opening) == 1 && count(paragraphs, closing) == 1;
        if (!sound) {
            mistake.accept(
                    "标题没有用“" + opening + "”和“" + closing + "”括起来，或者括了不止一处",
                    "在同一段里写" + opening + "标题" + closing + "，全文只写一处");
        }
        return sound;
    }

    private boolean holdsBody(List<String> paragraphs) {
        var opening = Placeholder.BODY.opening();
        var closing = Placeholder.BODY.closing();
        var from = paragraphs.indexOf(opening);
        var until = paragraphs.indexOf(closing);
        var sound = from >= 0
                && until > from + 1
                && paragraphs.subList(from + 1, until).stream().noneMatch(String::isBlank)
                && count(paragraphs, opening) == 1
                && count(paragraphs, closing) == 1;
        if (!sound) {
            mistake.accept(
                    "正文没有用“" + opening + "”和“" + closing + "”括起来",
                    "正文前单独一段写" + opening + "，正文后单独一段写" + closing + "，中间至少一段，不留空段，全文只写一处");
        }
        return sound;
    }

    /** A letter has as many matters as the day brings, so one paragraph with their facts is repeated. */
    private boolean factsAreInOneParagraph(List<String> paragraphs) {
        var from = paragraphs.indexOf(Placeholder.BODY.opening());
        var until = paragraphs.indexOf(Placeholder.BODY.closing());
        var holding = IntStream.range(0, paragraphs.size())
                .filter(i -> LetterTemplate.holdsFacts(paragraphs.get(i)))
                .boxed()
                .toList();
        var facts = Arrays.stream(Placeholder.values())
                .filter(Placeholder::isFact)
                .map(Placeholder::opening)
                .collect(Collectors.joining("、"));
        var sound = holding.size() == 1
                && holding.get(0) > from
                && holding.get(0) < until
                && paragraphs.get(holding.get(0)).contains(Placeholder.POINT.opening());
        if (!sound) {
            mistake.accept(
                    "列事项的一段没有写，或者写了不止一处",
                    "一份函件可以列多个事项：在正文里单独一段写一个事项，至少有" + Placeholder.POINT.opening() + "，签发时每个事项重复一段；" + facts
                            + "只能写在这一段里，标题和其余各段不用");
        }
        return sound;
    }

    private static long count(List<String> paragraphs, String marker) {
        return String.join("\n", paragraphs).split(Pattern.quote(marker), -1).length - 1L;
    }

    /** A placeholder that remains after filling in is at a place that is never filled in. */
    private void fills() {
        Map<Placeholder, String> values =
                Arrays.stream(Placeholder.values()).collect(Collectors.toMap(Function.identity(), unused -> SAMPLE));
        var left = plainText(template.write(new LetterText(SAMPLE, SAMPLE, SAMPLE), List.of(SAMPLE), values));
        var found = LetterTemplate.PLACEHOLDER.matcher(left);
        if (found.find()) {
            mistake.accept("占位符“" + found.group() + "”写在了表格、文本框、页眉或页脚里，不会被填写", "移到正文的段落里");
        }
    }

    /** The text of every part of the package, without tags. */
    private static String plainText(byte[] docx) {
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".xml")) {
                    text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8).replaceAll("<[^>]*>", ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
