package org.weibao.extraction;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.weibao.extraction.WordNumbering.Level;
import org.weibao.extraction.WordNumbering.WordList;

/** The lists and the styles of a Word file: which paragraphs get a number, and how it looks. */
final class WordLists {

    private static final String NO_LIST = "0";

    private final Map<String, Series> series = new HashMap<>();
    private final Map<String, Use> lists = new HashMap<>();
    private final Map<String, Style> styles = new HashMap<>();
    private @Nullable String usualStyle;

    /** Where a paragraph is in a list. */
    record Place(WordList list, int level) {}

    private static final class Series {
        private final Map<Integer, LevelDraft> levels = new TreeMap<>();
        private @Nullable String ofStyle;
    }

    private static final class Use {
        private String series = "";
        private final Map<Integer, Integer> starts = new HashMap<>();
        private final Map<Integer, LevelDraft> levels = new HashMap<>();
    }

    private static final class LevelDraft {
        private int start;
        private String format = WordNumber.DECIMAL;
        private String text = "";
        private @Nullable Integer restart;
        private boolean plain;
        private boolean close;
        private @Nullable String style;

        private Level done() {
            return new Level(start, format, text, restart, plain, close);
        }
    }

    private static final class Style {
        private @Nullable String basedOn;
        private @Nullable String list;
        private @Nullable Integer level;
    }

    /** The list of a paragraph by what it and its style say; null if it has no number. */
    @Nullable
    Place placeOf(@Nullable String style, @Nullable String list, @Nullable Integer level) {
        var listId = list;
        var levelNumber = level;
        var bearer = style == null ? usualStyle : style;
        var seen = new HashSet<String>();
        for (var id = bearer; id != null && seen.add(id); ) {
            var each = styles.get(id);
            if (each == null) {
                break;
            }
            if (listId == null && each.list != null) {
                listId = each.list;
                if (levelNumber == null) {
                    levelNumber = each.level == null ? levelOf(listId, id) : each.level;
                }
            }
            id = each.basedOn;
        }
        if (listId == null || listId.equals(NO_LIST)) {
            return null;
        }
        var found = list(listId);
        return found == null ? null : new Place(found, levelNumber == null ? 0 : levelNumber);
    }

    /** A level may name the style whose paragraphs it numbers. */
    private @Nullable Integer levelOf(String list, String style) {
        var use = lists.get(list);
        var levels = use == null ? null : seriesOf(use.series);
        return levels == null
                ? null
                : levels.levels.entrySet().stream()
                        .filter(each -> style.equals(each.getValue().style))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(null);
    }

    private @Nullable WordList list(String id) {
        var use = lists.get(id);
        var found = use == null ? null : seriesOf(use.series);
        if (use == null || found == null) {
            return null;
        }
        var levels = IntStream.range(0, WordNumbering.LEVELS)
                .mapToObj(level -> {
                    var own = use.levels.getOrDefault(level, found.levels.get(level));
                    return own == null ? new LevelDraft().done() : own.done();
                })
                .toList();
        return new WordList(id, use.series, levels, use.starts);
    }

    /** Follows the link of a series to the one that a style of lists has. */
    private @Nullable Series seriesOf(String id) {
        var found = series.get(id);
        if (found == null || found.ofStyle == null) {
            return found;
        }
        var style = styles.get(found.ofStyle);
        var use = style == null || style.list == null ? null : lists.get(style.list);
        return use == null ? found : series.get(use.series);
    }

    /** Reads the part with the lists. */
    WordXml numbering(ExtractionWork work) {
        return new WordXml(work) {
            private @Nullable Series current;
            private @Nullable Use use;
            private int overridden;
            private LevelDraft level = new LevelDraft();

            @Override
            boolean begin(String element) {
                switch (element) {
                    case "abstractNum" -> {
                        current = new Series();
                        series.put(String.valueOf(attribute("abstractNumId")), current);
                    }
                    case "num" -> {
                        use = new Use();
                        lists.put(String.valueOf(attribute("numId")), use);
                    }
                    case "lvlOverride" -> overridden = number(attribute("ilvl"), 0);
                    case "lvl" -> beginLevel(number(attribute("ilvl"), 0));
                    default -> property(element);
                }
                return !element.equals("pPr") && !element.equals("rPr") && !element.equals("Fallback");
            }

            private void beginLevel(int number) {
                level = new LevelDraft();
                if (use != null) {
                    use.levels.put(number, level);
                } else if (current != null) {
                    current.levels.put(number, level);
                }
            }

            private void property(String element) {
                var value = value();
                if (value == null) {
                    level.plain |= element.equals("isLgl");
                    return;
                }
                switch (element) {
                    case "abstractNumId" -> {
                        if (use != null) {
                            use.series = value;
                        }
                    }
                    case "startOverride" -> {
                        if (use != null) {
                            use.starts.put(overridden, number(value, 1));
                        }
                    }
                    case "numStyleLink" -> {
                        if (current != null) {
                            current.ofStyle = value;
                        }
                    }
                    case "start" -> level.start = number(value, 0);
                    case "numFmt" -> level.format = value;
                    case "lvlText" -> level.text = value;
                    case "lvlRestart" -> level.restart = number(value, 0);
                    case "isLgl" -> level.plain = isOn();
                    case "suff" -> level.close = value.equals("nothing");
                    case "pStyle" -> level.style = value;
                    default -> {}
                }
            }

            @Override
            void end(String element) {
                if (element.equals("abstractNum")) {
                    current = null;
                } else if (element.equals("num")) {
                    use = null;
                }
            }
        };
    }

    /** Reads the part with the styles. */
    WordXml styles(ExtractionWork work) {
        return new WordXml(work) {
            private Style style = new Style();

            @Override
            boolean begin(String element) {
                switch (element) {
                    case "style" -> {
                        style = new Style();
                        var id = String.valueOf(attribute("styleId"));
                        styles.put(id, style);
                        if ("paragraph".equals(attribute("type"))
                                && List.of("1", "true").contains(attributeOf("default"))) {
                            usualStyle = id;
                        }
                    }
                    case "basedOn" -> style.basedOn = value();
                    case "numId" -> style.list = value();
                    case "ilvl" -> style.level = number(value(), 0);
                    default -> {}
                }
                return !element.equals("rPr") && !element.equals("tblStylePr");
            }

            private String attributeOf(String name) {
                return String.valueOf(attribute(name));
            }

            @Override
            void end(String element) {}
        };
    }
}
