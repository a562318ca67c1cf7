package org.weibao.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.weibao.document.Reading.UnitRole;

/** The words above the columns of a table and what they say of the cells below. */
public final class TableHead {

    enum Column {
        NUMBER,
        CATEGORY,
        TASK,
        UNITS,
        DEADLINE,
        OTHER
    }

    private static final Pattern NUMBER = Pattern.compile("序号|编号|序|No\\.?|任务编号");
    private static final Pattern UNITS = Pattern.compile(
            ".{0,4}(责任|牵头|配合|协办|主办|承办|落实|负责|参与|参加|实施|完成|主责|协同)(.{0,4})(单位|部门|主体|处室|科室|股室)(.{0,8})|责任分工|任务分工|分工");
    private static final Pattern DEADLINE = Pattern.compile(".{0,4}(时限|时间|期限|进度|节点).{0,6}");
    private static final Pattern CATEGORY = Pattern.compile(".{0,4}(类别|领域|分类|板块)|类型|方面|部分|章节");
    private static final Pattern TASK = Pattern.compile(".{0,6}(任务|内容|措施|事项|要点|目标|项目|举措|要求|工作).{0,6}");
    private static final Pattern OTHER = Pattern.compile("备注|责任人|联系人|分管领导|责任领导|牵头领导|市领导|分值|说明|考核.*|评分.*|完成情况");

    /** What a word of a head may end with on a line of its own. */
    private static final Pattern END = Pattern.compile("[号位务容施限间度目人]|单位|部门|主体|[处科股]室");

    private static final int LONGEST_HEAD = 8;
    private static final int LONGEST_WORD = 12;

    private final List<String> words;
    private final List<Column> columns = new ArrayList<>();
    private final List<UnitRole> roles = new ArrayList<>();

    /** @param numbered whether the first column has numbers though its word does not say so */
    TableHead(List<String> words, boolean numbered) {
        this.words = List.copyOf(words);
        int number =
                (int) words.stream().takeWhile(word -> !isNumberColumn(word)).count();
        number = number == words.size() ? -1 : number;
        for (String word : words) {
            boolean ofSeveralRows = columns.size() < number && column(word) == Column.TASK;
            columns.add(ofSeveralRows ? Column.CATEGORY : numbered && columns.isEmpty() ? Column.NUMBER : column(word));
            Labels.Meaning meaning = Labels.meaning(word.replaceAll("\\(.*", ""));
            roles.add(
                    meaning == Labels.Meaning.LEAD
                            ? UnitRole.LEAD
                            : meaning == Labels.Meaning.SUPPORTING ? UnitRole.SUPPORTING : UnitRole.RESPONSIBLE);
        }
    }

    List<String> words() {
        return words;
    }

    List<Column> columns() {
        return columns;
    }

    UnitRole role(int column) {
        return roles.get(column);
    }

    /** Whether it has columns of units and of tasks. */
    boolean readable() {
        boolean number = words.stream().anyMatch(TableHead::isNumberColumn);
        return words.stream().anyMatch(TableHead::namesUnits)
                && words.stream()
                        .anyMatch(word -> (number
                                        ? column(word) == Column.TASK
                                        : TASK.matcher(word).matches())
                                && !namesUnits(word));
    }

    /** Whether all its words are such as stand in heads only. */
    boolean strict() {
        return words.stream().anyMatch(word -> isHead(word) && namesUnits(word))
                && words.stream()
                        .allMatch(word ->
                                word.length() <= LONGEST_WORD && word.chars().noneMatch(TableHead::isNoHead))
                && words.stream().anyMatch(word -> isNumberColumn(word) || isHead(word) && !namesUnits(word));
    }

    private static boolean isNoHead(int c) {
        return c == ':' || c == '。' || c >= '0' && c <= '9';
    }

    /** The head of two rows: 牵头单位 and 配合单位 below 责任单位. Null if the second row is none. */
    @Nullable
    TableHead under(List<String> second) {
        if (second.stream().noneMatch(TableHead::namesUnits)
                || words.stream().anyMatch(word -> word.length() > LONGEST_WORD)
                || !second.stream().allMatch(word -> word.isEmpty() || isNumberColumn(word) || isHead(word))) {
            return null;
        }
        var both = new ArrayList<String>();
        if (second.size() == words.size()) {
            for (int i = 0; i < second.size(); i++) {
                both.add(second.get(i).isEmpty() ? words.get(i) : second.get(i));
            }
            return new TableHead(both, false);
        }
        List<String> below = second.stream().filter(word -> !word.isEmpty()).toList();
        int next = 0;
        for (int i = 0; i < words.size(); i++) {
            int to = next;
            while (to < below.size()
                    && !words.get(i).isEmpty()
                    && column(below.get(to)) == column(words.get(i))
                    && column(below.get(to)) == column(below.get(next))) {
                to++;
            }
            if (to - next < 2) {
                both.add(words.get(i));
                continue;
            }
            both.addAll(below.subList(next, to));
            for (int more = to - next - 1; more > 0 && i + 1 < words.size(); more--) {
                i += words.get(i + 1).isEmpty() ? 1 : 0;
            }
            next = to;
        }
        return next < below.size() ? null : new TableHead(both, false);
    }

    /** Whether these words, without the lines of a table, are the head of one. */
    public static boolean isSurely(List<String> words) {
        var head = new TableHead(words, false);
        return head.readable() && head.strict();
    }

    /** The same, and each of them can stand in heads only. */
    public static boolean areHeads(List<String> words) {
        return isSurely(words) && words.stream().allMatch(word -> isNumberColumn(word) || isHead(word));
    }

    /** Whether they may be a further line of a head. */
    public static boolean arePieces(List<String> words) {
        return words.stream()
                .allMatch(word -> isNumberColumn(word)
                        || isHead(word)
                        || END.matcher(word).matches());
    }

    /** The only column of tasks; -1 if there is none or more than one. */
    public static int taskColumn(List<String> words) {
        var columns = new TableHead(words, false).columns;
        int task = columns.indexOf(Column.TASK);
        return task == columns.lastIndexOf(Column.TASK) ? task : -1;
    }

    /** Whether each row has something in that column, its own or what it shares with others: a group, or who leads. */
    public static boolean isNeverEmpty(List<String> words, int column) {
        var head = new TableHead(words, false);
        return head.columns.get(column) == Column.CATEGORY
                || head.columns.get(column) == Column.UNITS
                        && (head.role(column) == UnitRole.LEAD
                                || head.columns.indexOf(Column.UNITS) == head.columns.lastIndexOf(Column.UNITS));
    }

    /** Whether it is a word of the first row. */
    static boolean isHead(String word) {
        return word.length() <= LONGEST_HEAD
                && (namesUnits(word)
                        || TASK.matcher(word).matches()
                        || CATEGORY.matcher(word).matches()
                        || DEADLINE.matcher(word).matches()
                        || OTHER.matcher(word).matches());
    }

    /** Whether short words say that a table begins, one without a word for units too. */
    static boolean mayBe(List<String> words) {
        return words.size() >= 3
                && words.stream().allMatch(word -> word.length() <= LONGEST_WORD)
                && words.stream()
                        .anyMatch(word -> isNumberColumn(word)
                                || TASK.matcher(word).matches()
                                || CATEGORY.matcher(word).matches());
    }

    /** Whether the word stands above units: 责任单位. */
    public static boolean namesUnits(String word) {
        return UNITS.matcher(word).matches();
    }

    /** Whether the word stands above the numbers of the rows: 序号. */
    public static boolean isNumberColumn(String word) {
        return NUMBER.matcher(word).matches();
    }

    static Column column(String word) {
        if (NUMBER.matcher(word).matches()) {
            return Column.NUMBER;
        }
        if (OTHER.matcher(word).matches()) {
            return Column.OTHER;
        }
        if (UNITS.matcher(word).matches()) {
            return Column.UNITS;
        }
        if (DEADLINE.matcher(word).matches()) {
            return Column.DEADLINE;
        }
        return CATEGORY.matcher(word).matches() ? Column.CATEGORY : word.isEmpty() ? Column.OTHER : Column.TASK;
    }
}
