package org.weibao.process.escalation;

import static java.util.stream.Collectors.joining;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.ModelException;
import org.jspecify.annotations.Nullable;
import org.weibao.configuration.Mistake;
import org.weibao.escalation.LetterKind;
import org.weibao.escalation.Light;
import org.weibao.organization.UnitKind;
import org.weibao.process.guard.ModelRules;
import org.weibao.shared.ForbiddenWord;
import org.weibao.workpoint.Priority;

/**
 * Checks a table {@code escalation.dmn}: every case matches exactly one row, every row is used, every word is known,
 * levels and lights only rise, and no letter goes to a body that the office may not write to.
 */
public final class EscalationCheck {

    private static final String MODELER = "用 Camunda Modeler 打开程序自带的 escalation.dmn，另存后在它上面改";
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern WORDS = Pattern.compile("\"[^\"]*\"(\\s*,\\s*\"[^\"]*\")*");
    private static final Pattern OTHERS = Pattern.compile("not\\s*\\((.*)\\)", Pattern.DOTALL);
    private static final Pattern LEVEL_ID = Pattern.compile("[a-z][a-z0-9-]{0,29}");
    private static final int LONGEST_LEVEL = 20;
    private static final int LONGEST_AUTHORITY = 200;
    private static final int MOST_DAYS = 366;

    private static final Set<UnitKind> BESIDE_THE_GOVERNMENT =
            Stream.of(UnitKind.values()).filter(UnitKind::isConsulted).collect(Collectors.toUnmodifiableSet());
    private static final Set<UnitKind> ABOVE = Set.of(UnitKind.OFFICE, UnitKind.LEADING_GROUP);

    /** One row, as far as it could be read. */
    private record Row(int number, Map<String, Set<String>> words, DayInterval days, Map<String, String> outputs) {

        boolean holdsFor(Map<String, String> sort) {
            return sort.entrySet().stream().allMatch(word -> words.getOrDefault(word.getKey(), Set.of())
                    .contains(word.getValue()));
        }

        String output(String column) {
            return outputs.getOrDefault(column, "");
        }

        boolean isLevel() {
            return !output(EscalationColumns.LEVEL_ID).equals(EscalationColumns.NO_LEVEL);
        }
    }

    /** Days without a row, and the rows before and after them. */
    private record Gap(DayInterval days, int after, int before) {}

    private final String file;
    private final Map<String, Set<String>> known = new LinkedHashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final Set<Mistake> mistakes = new LinkedHashSet<>();

    private EscalationCheck(String file, Set<String> steps) {
        this.file = file;
        known.put(EscalationColumns.STEP, new TreeSet<>(steps));
        known.put(EscalationColumns.UNIT_KIND, words(UnitKind.values(), UnitKind::label));
        known.put(EscalationColumns.PRIORITY, words(Priority.values(), Priority::label));
    }

    private static <E> Set<String> words(E[] values, Function<E, String> label) {
        return new LinkedHashSet<>(Arrays.stream(values).map(label).toList());
    }

    /**
     * The mistakes of a table; empty for a good one.
     *
     * @param file its path, for the mistakes
     * @param steps the names of the models' user tasks
     */
    public static List<Mistake> mistakes(String file, InputStream content, Set<String> steps) {
        var check = new EscalationCheck(file, steps);
        check.check(content);
        return List.copyOf(check.mistakes);
    }

    private void check(InputStream content) {
        DmnModelInstance model;
        try {
            model = Dmn.readModelFromStream(content);
        } catch (ModelException e) {
            refuse("", "不是能读的 DMN 决策表（" + causeOf(e) + "）", MODELER);
            return;
        }
        ModelRules.mistakes(model).forEach(code -> refuse("", "含有代码：" + code, "格子里只写文字和数字，删去脚本和表达式"));
        Collection<Decision> decisions = model.getModelElementsByType(Decision.class);
        Decision decision = decisions.size() == 1 ? decisions.iterator().next() : null;
        if (decision == null
                || !EscalationColumns.DECISION.equals(decision.getId())
                || !(decision.getExpression() instanceof DecisionTable table)) {
            refuse("", "应当正好有一个 id 为 escalation 的决策，内容是一张决策表", MODELER);
            return;
        }
        if (decision.getCamundaHistoryTimeToLiveString() == null) {
            refuse("", "决策没有写历史保留期（camunda:historyTimeToLive）", "写成 P1095D，与程序自带的一致");
        }
        if (table.getHitPolicy() != HitPolicy.UNIQUE || table.getAggregation() != null) {
            refuse("", "命中策略不是 UNIQUE", "改为 UNIQUE：每种情形正好符合一行");
        }
        checkColumns(table);
        if (mistakes.isEmpty()) {
            checkRows(table);
        }
    }

    private void checkColumns(DecisionTable table) {
        var inputs = EscalationColumns.inputs(table);
        var outputs = EscalationColumns.outputs(table);
        refuseOthers("输入列", inputs, EscalationColumns.INPUTS);
        refuseOthers("输出列", outputs, EscalationColumns.OUTPUTS);
        table.getInputs().forEach(input -> {
            var expression = input.getInputExpression();
            var name = EscalationColumns.nameOf(input);
            labels.put(name, String.valueOf(input.getLabel()));
            var wanted = name.equals(EscalationColumns.WORKING_DAYS) ? "integer" : "string";
            if (expression != null && !wanted.equals(expression.getTypeRef())) {
                refuse("列“" + name + "”", "类型不是 " + wanted, "把这一列的类型改为 " + wanted);
            }
        });
        table.getOutputs().forEach(output -> labels.put(output.getName(), String.valueOf(output.getLabel())));
    }

    private void refuseOthers(String what, List<String> found, List<String> wanted) {
        if (found.size() != wanted.size() || !Set.copyOf(found).equals(Set.copyOf(wanted))) {
            refuse("", what + "是“" + String.join("、", found) + "”", "改为“" + String.join("、", wanted) + "”，各一列");
        }
    }

    private void checkRows(DecisionTable table) {
        List<Row> rows = new ArrayList<>();
        for (Rule rule : table.getRules()) {
            rows.add(row(rows.size() + 1, rule, table));
        }
        if (mistakes.isEmpty()) {
            checkSorts(rows);
        }
    }

    private Row row(int number, Rule rule, DecisionTable table) {
        var inputs = texts(rule.getInputEntries());
        var outputs = texts(rule.getOutputEntries());
        if (inputs.size() != EscalationColumns.INPUTS.size()
                || outputs.size() != EscalationColumns.OUTPUTS.size()
                || rule.getId() == null) {
            refuse(place(number), "格子的个数与列数不符，或者这一行没有 id", "在 Camunda Modeler 里删去这一行重写");
            return new Row(number, Map.of(), DayInterval.ALL, Map.of());
        }
        Map<String, Set<String>> words = new HashMap<>();
        var days = DayInterval.ALL;
        var columns = EscalationColumns.inputs(table);
        for (int i = 0; i < inputs.size(); i++) {
            if (columns.get(i).equals(EscalationColumns.WORKING_DAYS)) {
                days = days(number, inputs.get(i));
            } else {
                words.put(columns.get(i), wordsOf(number, columns.get(i), inputs.get(i)));
            }
        }
        Map<String, String> results = new HashMap<>();
        columns = EscalationColumns.outputs(table);
        for (int i = 0; i < outputs.size(); i++) {
            results.put(columns.get(i), textOf(number, columns.get(i), outputs.get(i)));
        }
        var row = new Row(number, words, days, results);
        if (mistakes.isEmpty()) {
            checkOutputs(row);
        }
        return row;
    }

    private static List<String> texts(Collection<? extends DmnElement> cells) {
        return cells.stream().map(cell -> cell.getTextContent().strip()).toList();
    }

    private DayInterval days(int number, String cell) {
        var days = DayInterval.read(cell);
        if (days.isEmpty()) {
            refuse(
                    place(number, EscalationColumns.WORKING_DAYS),
                    "读不懂“" + cell + "”",
                    "写成 < -3、[-3..-1]、0、>= 10 这样的一个区间，只用整数和英文半角符号");
            return DayInterval.ALL;
        }
        if (days.get().isEmpty()) {
            refuse(place(number, EscalationColumns.WORKING_DAYS), "“" + cell + "”里一天也没有，这一行永远用不到", "更正区间，小的数在前");
        }
        if (days.get().hasBeginning() && Math.abs(days.get().first()) > MOST_DAYS
                || days.get().hasEnd() && Math.abs(days.get().last()) > MOST_DAYS) {
            refuse(place(number, EscalationColumns.WORKING_DAYS), "“" + cell + "”超过一年", "改为 -366 到 366 之间的数");
        }
        return days.get();
    }

    private Set<String> wordsOf(int number, String column, String cell) {
        var all = known.getOrDefault(column, Set.of());
        if (cell.isEmpty() || cell.equals("-")) {
            return all;
        }
        var others = OTHERS.matcher(cell);
        var list = others.matches() ? others.group(1).strip() : cell;
        if (!WORDS.matcher(list).matches()) {
            refuse(place(number, column), "读不懂“" + cell + "”", "写成 \"甲\",\"乙\" 或者 not(\"甲\",\"乙\")，不论时写 -，引号和逗号用英文半角");
            return all;
        }
        var named = new LinkedHashSet<>(
                WORD.matcher(list).results().map(found -> found.group(1)).toList());
        named.stream()
                .filter(word -> !all.contains(word))
                .forEach(word -> refuse(place(number, column), "不认识“" + word + "”", "改为以下之一：" + String.join("、", all)));
        var meant = new LinkedHashSet<>(all);
        if (others.matches()) {
            meant.removeAll(named);
        } else {
            meant.retainAll(named);
        }
        if (meant.isEmpty()) {
            refuse(place(number, column), "“" + cell + "”什么也不剩，这一行永远用不到", "更正这一格，或者删去这一行");
        }
        return meant;
    }

    private String textOf(int number, String column, String cell) {
        var word = WORD.matcher(cell);
        if (!word.matches() || word.group(1).isBlank()) {
            refuse(place(number, column), "读不懂“" + cell + "”", "写成一个用英文双引号括起来的词，没有时写 \"无\"");
            return "";
        }
        return word.group(1);
    }

    private void checkOutputs(Row row) {
        if (!LEVEL_ID.matcher(row.output(EscalationColumns.LEVEL_ID)).matches()) {
            refuse(row, EscalationColumns.LEVEL_ID, "不合要求", "用小写英文字母、数字和横线，字母开头，最长 30 个；没有级别时写 none");
        }
        if (row.output(EscalationColumns.LEVEL).length() > LONGEST_LEVEL) {
            refuse(row, EscalationColumns.LEVEL, "超过 " + LONGEST_LEVEL + " 字", "缩短");
        }
        refuseUnknown(row, EscalationColumns.LIGHT, EscalationColumns.LIGHTS.keySet());
        var letters = new LinkedHashSet<>(EscalationColumns.LETTERS.keySet());
        letters.add(EscalationColumns.NOTHING);
        refuseUnknown(row, EscalationColumns.LETTER, letters);
        if (row.isLevel()) {
            refuseUnknown(
                    row, EscalationColumns.CHANNEL, Set.of(EscalationColumns.AT_ONCE, EscalationColumns.IN_THE_DIGEST));
            Stream.of(row.output(EscalationColumns.RECIPIENTS).split(EscalationColumns.AND, -1))
                    .filter(role -> !EscalationColumns.ALL_RECIPIENTS.containsKey(role))
                    .forEach(role -> refuse(
                            place(row.number(), EscalationColumns.RECIPIENTS),
                            "不认识“" + role + "”",
                            "从“" + String.join("、", new TreeSet<>(EscalationColumns.ALL_RECIPIENTS.keySet()))
                                    + "”里选，用顿号隔开"));
            checkLetter(row);
        } else {
            checkNoLevel(row);
        }
    }

    private void checkNoLevel(Row row) {
        for (var column : List.of(
                EscalationColumns.RECIPIENTS,
                EscalationColumns.CHANNEL,
                EscalationColumns.LETTER,
                EscalationColumns.AUTHORITY)) {
            if (!row.output(column).equals(EscalationColumns.NOTHING)) {
                refuse(row, column, "用不上：这一行没有级别（none）", "改为“无”，或者写上级别代号");
            }
        }
        if (!row.output(EscalationColumns.LIGHT).equals(Light.GREEN.label())) {
            refuse(row, EscalationColumns.LIGHT, "不能亮：这一行没有级别（none）", "改为“绿灯”，或者写上级别代号");
        }
    }

    private void checkLetter(Row row) {
        var authority = row.output(EscalationColumns.AUTHORITY);
        var letter = EscalationColumns.LETTERS.get(row.output(EscalationColumns.LETTER));
        if ((letter == null) != authority.equals(EscalationColumns.NOTHING)) {
            refuse(row, EscalationColumns.AUTHORITY, "与“文书”一格不相配", "有文书就写明依据，没有文书就写“无”");
        }
        if (authority.length() > LONGEST_AUTHORITY) {
            refuse(row, EscalationColumns.AUTHORITY, "超过 " + LONGEST_AUTHORITY + " 字", "缩短");
        }
        for (var column : List.of(EscalationColumns.LEVEL, EscalationColumns.AUTHORITY)) {
            ForbiddenWord.in(row.output(column)).ifPresent(word -> refuse(row, column, word.problem(), word.remedy()));
        }
        if (letter != null && row.days().first() < 1) {
            refuse(row, EscalationColumns.LETTER, "发得太早：文书要写明逾期几个工作日", "改为“无”，或者把“到期后工作日”一格改为从 1 起");
        }
        if (letter != null) {
            checkAddressees(row, letter);
        }
    }

    private void checkAddressees(Row row, LetterKind letter) {
        for (var word : row.words().getOrDefault(EscalationColumns.UNIT_KIND, Set.of())) {
            var kind = EscalationColumns.UNIT_KINDS.get(word);
            if (ABOVE.contains(kind)) {
                refuse(row, EscalationColumns.LETTER, "不能发给“" + word + "”", "办公室和领导小组自己的事项不发文书：改为“无”，或者另写一行");
            } else if (BESIDE_THE_GOVERNMENT.contains(kind) && letter != LetterKind.CONSULTATION) {
                refuse(row, EscalationColumns.LETTER, "不能发给“" + word + "”", "改为“工作商请函”，或者另写一行");
            }
        }
    }

    /** Checks every combination of step, kind of unit and priority. */
    private void checkSorts(List<Row> rows) {
        Map<Gap, List<Map<String, String>>> gaps = new LinkedHashMap<>();
        List<Map<String, String>> sorts = List.of(Map.of());
        for (var column : known.entrySet()) {
            sorts = sorts.stream()
                    .flatMap(sort -> column.getValue().stream().map(word -> {
                        Map<String, String> more = new LinkedHashMap<>(sort);
                        more.put(column.getKey(), word);
                        return more;
                    }))
                    .toList();
        }
        for (var sort : sorts) {
            checkSort(
                    sort,
                    rows.stream()
                            .filter(row -> row.holdsFor(sort))
                            .sorted(Comparator.comparingInt(row -> row.days().first()))
                            .toList(),
                    gaps);
        }
        gaps.forEach((gap, of) -> refuse(
                Stream.of(gap.after(), gap.before())
                        .filter(number -> number > 0)
                        .map(EscalationCheck::place)
                        .collect(joining("和")),
                "有空档：" + named(of.get(0)) + "，" + named(gap.days()) + "，没有一行适用"
                        + (of.size() == 1 ? "" : "（这样的共 " + of.size() + " 种）"),
                "更正相邻各行的区间或者范围，或者补上一行"));
    }

    private void checkSort(Map<String, String> sort, List<Row> rows, Map<Gap, List<Map<String, String>>> gaps) {
        @Nullable Row reaching = null;
        boolean whole = true;
        for (var row : rows) {
            var next =
                    reaching == null ? DayInterval.ALL.first() : reaching.days().last() + 1L;
            if (row.days().first() > next) {
                var gap = new Gap(
                        new DayInterval((int) next, row.days().first() - 1),
                        reaching == null ? 0 : reaching.number(),
                        row.number());
                gaps.computeIfAbsent(gap, unused -> new ArrayList<>()).add(sort);
                whole = false;
            } else if (row.days().first() < next && reaching != null) {
                refuse(
                        place(Math.max(row.number(), reaching.number())),
                        "与第 " + Math.min(row.number(), reaching.number()) + " 行重叠：" + named(sort) + "，两行都适用",
                        "更正其中一行的区间或者范围");
                whole = false;
            }
            if (reaching == null || row.days().last() > reaching.days().last()) {
                reaching = row;
            }
        }
        if (reaching == null || reaching.days().hasEnd()) {
            var gap = new Gap(
                    new DayInterval(
                            reaching == null
                                    ? DayInterval.ALL.first()
                                    : reaching.days().last() + 1,
                            DayInterval.ALL.last()),
                    reaching == null ? 0 : reaching.number(),
                    0);
            gaps.computeIfAbsent(gap, unused -> new ArrayList<>()).add(sort);
        } else if (whole) {
            checkRise(rows);
        }
    }

    private void checkRise(List<Row> rows) {
        Set<String> left = new LinkedHashSet<>();
        @Nullable Row lower = null;
        for (var row : rows) {
            var id = row.output(EscalationColumns.LEVEL_ID);
            if (lower == null) {
                if (row.isLevel()) {
                    refuse(place(row.number()), "没有开始的日子，任务一送达就已经在这一级", "区间写明从哪一天起，之前另写一行“none”");
                }
            } else if (!id.equals(lower.output(EscalationColumns.LEVEL_ID))) {
                left.add(lower.output(EscalationColumns.LEVEL_ID));
                if (left.contains(id)) {
                    refuse(row, EscalationColumns.LEVEL_ID, "在更高的级别之后又出现一次", "换一个代号，或者更正各行的先后");
                }
            }
            if (lower != null && lightOf(row) < lightOf(lower)) {
                refuse(
                        row,
                        EscalationColumns.LIGHT,
                        "比更早的第 " + lower.number() + " 行还轻",
                        "时间越晚灯只能越重（绿灯、蓝灯、黄灯、红灯），更正其中一行");
            }
            lower = row;
        }
    }

    private static int lightOf(Row row) {
        var light = EscalationColumns.LIGHTS.get(row.output(EscalationColumns.LIGHT));
        return light == null ? 0 : light.ordinal();
    }

    private String named(Map<String, String> sort) {
        return sort.entrySet().stream()
                .map(word -> labels.get(word.getKey()) + "“" + word.getValue() + "”")
                .collect(joining("、"));
    }

    private static String named(DayInterval days) {
        if (!days.hasBeginning()) {
            return days.hasEnd() ? "工作日数 " + days.last() + " 以下" : "任何工作日数";
        }
        return days.hasEnd()
                ? "工作日数 " + days.first() + (days.last() == days.first() ? "" : " 到 " + days.last())
                : "工作日数 " + days.first() + " 以上";
    }

    private void refuseUnknown(Row row, String column, Set<String> allowed) {
        if (!allowed.contains(row.output(column))) {
            refuse(row, column, "不认识", "改为以下之一：" + String.join("、", new TreeSet<>(allowed)));
        }
    }

    private void refuse(Row row, String column, String problem, String remedy) {
        refuse(place(row.number(), column), "“" + row.output(column) + "”" + problem, remedy);
    }

    private void refuse(String place, String problem, String remedy) {
        mistakes.add(new Mistake(file, 0, place, problem, remedy));
    }

    private String place(int number, String column) {
        return place(number) + "“" + labels.get(column) + "”";
    }

    private static String place(int number) {
        return "督办规则第 " + number + " 行";
    }

    private static String causeOf(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
