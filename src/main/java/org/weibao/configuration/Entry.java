package org.weibao.configuration;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One group of keys and values in a YAML file.
 *
 * <p>A value that cannot be read is noted as a mistake and replaced by a harmless one, so that the other mistakes are
 * found too; {@link ConfigurationFile#read} then refuses the file. A key that nobody reads is a mistake.
 */
public final class Entry {

    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_CODE = 40;
    private static final String SHORTEN = "缩短文字";

    private final ConfigurationFile file;
    private final MappingNode node;
    private final String path;
    private final List<Mistake> mistakes;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> keyLines = new LinkedHashMap<>();
    private final List<Node> doubleKeys = new ArrayList<>();
    private final Set<String> known = new LinkedHashSet<>();
    private String label = "";

    Entry(ConfigurationFile file, MappingNode node, String path, List<Mistake> mistakes) {
        this.file = file;
        this.node = node;
        this.path = path;
        this.mistakes = mistakes;
        node.getValue().forEach(this::take);
    }

    public int line() {
        return lineOf(node);
    }

    public boolean has(String key) {
        known.add(key);
        return values.containsKey(key);
    }

    public String text(String key) {
        return text(key, LONGEST_TEXT);
    }

    public String text(String key, int longest) {
        Node value = required(key);
        String text = value == null ? "" : scalar(key, value);
        if (text.length() > longest) {
            refuse(key, tooLong(longest), SHORTEN);
        }
        return text;
    }

    /** Reads the code that mistakes in this entry mention beside the path. Call it first. */
    public String code(String key, Pattern allowed, String rule) {
        String code = text(key, LONGEST_CODE);
        label = code;
        if (!code.isEmpty() && !allowed.matcher(code).matches()) {
            refuse(key, "“" + code + "”不合要求", rule);
        }
        return code;
    }

    public @Nullable String optionalText(String key) {
        return has(key) ? text(key) : null;
    }

    public List<Text> texts(String key) {
        List<Node> items = items(key);
        var texts = new ArrayList<Text>();
        for (int i = 0; i < items.size(); i++) {
            String itemKey = key + "[" + i + "]";
            String text = scalar(itemKey, items.get(i));
            if (!text.isEmpty()) {
                var item = new Text(text, this, pathOf(itemKey), lineOf(items.get(i)));
                if (text.length() > LONGEST_TEXT) {
                    item.refuse(tooLong(LONGEST_TEXT), SHORTEN);
                }
                texts.add(item);
            }
        }
        return texts;
    }

    public <E extends Enum<E>> E word(String key, Class<E> type, Function<E, String> label, E otherwise) {
        Node value = optional(key);
        if (value == null) {
            return otherwise;
        }
        String word = scalar(key, value);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(word)) {
                return constant;
            }
        }
        if (!word.isEmpty()) {
            String allowed = Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.name() + "（" + label.apply(constant) + "）")
                    .collect(joining("、"));
            refuse(key, "不认识“" + word + "”", "改为以下之一：" + allowed);
        }
        return otherwise;
    }

    public <E extends Enum<E>> E word(String key, Class<E> type, Function<E, String> label) {
        required(key);
        return word(key, type, label, type.getEnumConstants()[0]);
    }

    public @Nullable LocalDate date(String key) {
        Node value = optional(key);
        String date = value == null ? "" : scalar(key, value);
        try {
            return date.isEmpty() ? null : LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            refuse(key, "“" + date + "”不是日期", "写成 2023-06-01 这样的形式，并确认有这一天");
            return null;
        }
    }

    public int number(String key) {
        required(key);
        BigDecimal number = decimal(key);
        try {
            return number == null ? 0 : number.intValueExact();
        } catch (ArithmeticException e) {
            refuse(key, "“" + number.toPlainString() + "”不是整数", "改为整数");
            return 0;
        }
    }

    public @Nullable BigDecimal decimal(String key) {
        Node value = optional(key);
        String number = value == null ? "" : scalar(key, value);
        try {
            return number.isEmpty() ? null : new BigDecimal(number);
        } catch (NumberFormatException e) {
            refuse(key, "“" + number + "”不是数字", "只写数字，计量单位另写");
            return null;
        }
    }

    public boolean flag(String key) {
        Node value = optional(key);
        String word = value == null ? "false" : scalar(key, value);
        if (!word.isEmpty() && !word.equals("true") && !word.equals("false")) {
            refuse(key, "“" + word + "”不是 true 或 false", "改为 true（是）或 false（否）");
        }
        return word.equals("true");
    }

    public <T> List<T> entries(String key, Function<Entry, T> reader) {
        List<Node> items = items(key);
        var entries = new ArrayList<T>();
        for (int i = 0; i < items.size(); i++) {
            Entry entry = entry(key + "[" + i + "]", items.get(i));
            if (entry != null) {
                entries.add(entry.readBy(reader));
            }
        }
        return List.copyOf(entries);
    }

    public <T> @Nullable T optionalEntry(String key, Function<Entry, T> reader) {
        Node value = optional(key);
        Entry entry = value == null ? null : entry(key, value);
        return entry == null ? null : entry.readBy(reader);
    }

    /** Notes a mistake at a key of this entry, or at the entry itself if the key is absent. */
    public void refuse(String key, String problem, String remedy) {
        int line = keyLines.getOrDefault(key, line());
        refuse(line, pathOf(key), problem, remedy);
    }

    void refuse(int line, String place, String problem, String remedy) {
        mistakes.add(file.mistake(line, label.isEmpty() ? place : place + "（" + label + "）", problem, remedy));
    }

    <T> T readBy(Function<Entry, T> reader) {
        T content = reader.apply(this);
        values.keySet().stream().filter(key -> !known.contains(key)).forEach(this::refuseUnknown);
        doubleKeys.forEach(this::refuseDouble);
        return content;
    }

    private void refuseUnknown(String key) {
        refuse(key, "不认识键“" + key + "”", "删去，或者改为以下之一：" + String.join("、", known));
    }

    private void refuseDouble(Node keyNode) {
        String key = nameOf(keyNode);
        refuse(lineOf(keyNode), pathOf(key), "键“" + key + "”已经在第 " + keyLines.get(key) + " 行写过", "删去其中一个");
    }

    private void take(NodeTuple tuple) {
        Node keyNode = tuple.getKeyNode();
        String key = nameOf(keyNode);
        if (keyLines.putIfAbsent(key, lineOf(keyNode)) == null) {
            values.put(key, tuple.getValueNode());
        } else {
            doubleKeys.add(keyNode);
        }
    }

    private @Nullable Node optional(String key) {
        known.add(key);
        return values.get(key);
    }

    private @Nullable Node required(String key) {
        Node value = optional(key);
        if (value == null) {
            refuse(key, "缺少“" + key + "”", "在这一条里补上“" + key + ": …”");
        }
        return value;
    }

    private String scalar(String key, Node value) {
        if (!(value instanceof ScalarNode scalar)) {
            refuse(lineOf(value), pathOf(key), "这里应当是一个值，而不是列表或下级条目", "写成“键: 值”");
            return "";
        }
        String text = scalar.getValue().strip();
        if (text.isEmpty() || scalar.getTag().equals(Tag.NULL)) {
            refuse(lineOf(value), pathOf(key), "没有填写内容", "填上内容；不需要时连键一起删去");
            return "";
        }
        return text;
    }

    private List<Node> items(String key) {
        Node value = optional(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        refuse(key, "这里应当是列表", "每一项另起一行，以“- ”开头");
        return List.of();
    }

    private @Nullable Entry entry(String key, Node value) {
        if (value instanceof MappingNode mapping) {
            Entry entry = new Entry(file, mapping, pathOf(key), mistakes);
            entry.label = label;
            return entry;
        }
        refuse(lineOf(value), pathOf(key), "这里应当是“键: 值”的条目", "对照相邻的条目填写");
        return null;
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String tooLong(int longest) {
        return "文字超过 " + longest + " 字";
    }

    private static String nameOf(Node keyNode) {
        return keyNode instanceof ScalarNode name ? name.getValue() : "?";
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
