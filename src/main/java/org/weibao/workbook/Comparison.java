package org.weibao.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.weibao.board.PointView;
import org.weibao.board.UnitView;
import org.weibao.shared.Refusal;
import org.weibao.workpoint.SixProtections;

/**
 * Compares a workbook with the plan as it is now. Only what was edited in the workbook is a difference; what somebody has
 * changed in the system since then stays.
 */
final class Comparison {

    /** The four cells of an indicator are one difference: one of them alone says nothing. */
    private static final List<Field> INDICATOR = List.of(Field.INDICATOR, Field.UNIT, Field.TARGET, Field.AGGREGATION);

    private static final String NOTHING = "";

    /**
     * A difference and what it does.
     *
     * @param pointId the known point; null for an added one
     * @param after the code of the point that an added one follows; null for the end
     * @param change is given the reason if something goes
     */
    record Found(
            Difference difference,
            @Nullable Long pointId,
            @Nullable String after,
            BiConsumer<PointDraft, String> change) {}

    private final Cells cells;
    private final ReadWorkbook workbook;
    private final List<Found> found = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Comparison(ReadWorkbook workbook, List<PointView> now, Cells cells) {
        this.workbook = workbook;
        this.cells = cells;
        var returned = new HashMap<Long, Returned>();
        workbook.points().stream()
                .filter(point -> point.id() != null)
                .forEach(point -> returned.put(point.id(), point));
        var changedSince = new ArrayList<String>();
        for (var view : now) {
            var base = workbook.base().get(view.id());
            if (base != null) {
                if (base.version() != view.version()) {
                    changedSince.add("“" + name(view) + "”");
                }
                known(view, base, returned.get(view.id()));
            }
        }
        added(now);
        if (!changedSince.isEmpty()) {
            notes.add("导出以后在系统中修改过的要点：" + String.join("、", changedSince) + "。工作簿没有改动的栏保留现在的内容。");
        }
    }

    List<Found> found() {
        return found;
    }

    List<String> notes() {
        return notes;
    }

    private static String name(PointView view) {
        return view.place() + " " + view.title();
    }

    private void known(PointView view, Base base, @Nullable Returned returned) {
        var now = PointDraft.of(view);
        if (returned == null) {
            removed(view, base);
            return;
        }
        var values = returned.values();
        var wanted = PointDraft.of(view);
        if (values != null) {
            for (var field : List.of(Field.CODE, Field.PLACE)) {
                if (isEdited(base.values(), values, field)) {
                    notes.add("“" + name(view) + "”的" + field.head() + "不能在工作簿中修改，没有读取。");
                }
            }
            Field.editable().forEach(field -> pointField(view, now, base, values, field, wanted));
        }
        var units = Stream.concat(now.units().stream(), wanted.units().stream())
                .distinct()
                .toList();
        measures(view, now, base, returned.measures(), units);
    }

    private void pointField(
            PointView view, PointDraft now, Base base, Map<Field, String> values, Field field, PointDraft wanted) {
        if (!isEdited(base.values(), values, field)) {
            return;
        }
        var text = text(values, field);
        var before = now.text(field);
        var after = text;
        String problem = null;
        try {
            refuseTooLong(base.values(), field);
            cells.put(wanted, field, text);
            after = wanted.text(field);
        } catch (Refusal refusal) {
            problem = refusal.sentence();
        }
        if (problem != null || !after.equals(before)) {
            add(
                    "P" + view.id() + "." + field,
                    view,
                    field.head(),
                    before,
                    after,
                    since(before, text(base.values(), field)),
                    false,
                    problem,
                    (draft, reason) -> cells.put(draft, field, text));
        }
    }

    private static void refuseTooLong(Map<Field, String> base, Field field) {
        if (text(base, field).equals(Field.TOO_LONG)) {
            throw WorkbookReader.refusal("这一栏内容过长，没有导出，请在系统中修改。");
        }
    }

    private void removed(PointView view, Base base) {
        if (view.leftOutReason() == null) {
            add(
                    "P" + view.id() + ".removed",
                    view,
                    "整项要点（工作簿中已删去）",
                    view.title(),
                    "不列入本年",
                    base.version() == view.version() ? null : text(base.values(), Field.TITLE),
                    true,
                    null,
                    (draft, reason) -> draft.leftOut = reason);
        }
    }

    private void measures(
            PointView view, PointDraft now, Base base, List<Returned.Measure> returned, List<UnitView> units) {
        var byId = new HashMap<Long, Returned.Measure>();
        returned.stream().filter(each -> each.id() != null).forEach(each -> byId.put(each.id(), each));
        for (var i = 0; i < now.measures.size(); i++) {
            var measure = now.measures.get(i);
            var id = Objects.requireNonNull(measure.id);
            var was = base.measures().get(id);
            if (was == null) {
                continue;
            }
            var label = "第" + (i + 1) + "条任务措施";
            var back = byId.get(id);
            if (back == null) {
                var isChanged = Field.ofMeasure().stream()
                        .anyMatch(field -> !measure.text(field).equals(text(was, field)));
                add(
                        "M" + id + ".removed",
                        view,
                        label + "（工作簿中已删去）",
                        measure.text,
                        "删去",
                        isChanged ? inWords(field -> text(was, field)) : null,
                        true,
                        null,
                        (draft, reason) -> draft.measures.removeIf(each -> Objects.equals(each.id, id)));
                continue;
            }
            measureField(view, measure, was, back, List.of(Field.MEASURE), label, units);
            measureField(view, measure, was, back, List.of(Field.CARRIERS), label + "的承办单位", units);
            measureField(view, measure, was, back, List.of(Field.BY_COUNTIES), label + "是否由县（区）承办", units);
            measureField(view, measure, was, back, INDICATOR, label + "的指标", units);
        }
        order(view, now, base, returned);
        newMeasures(view, now, base, returned, units);
    }

    private void measureField(
            PointView view,
            MeasureDraft now,
            Map<Field, String> was,
            Returned.Measure back,
            List<Field> fields,
            String label,
            List<UnitView> units) {
        if (fields.stream().noneMatch(field -> isEdited(was, back.values(), field))) {
            return;
        }
        var before = joined(fields, now::text);
        var after = joined(fields, field -> text(back.values(), field));
        var wanted = copy(now);
        String problem = null;
        try {
            put(wanted, fields, back.values(), units);
            after = joined(fields, wanted::text);
        } catch (Refusal refusal) {
            problem = refusal.sentence();
        }
        if (problem != null || !after.equals(before)) {
            add(
                    "M" + now.id + "." + fields.get(0),
                    view,
                    label,
                    before,
                    after,
                    since(before, joined(fields, field -> text(was, field))),
                    false,
                    problem,
                    (draft, reason) -> draft.measures.stream()
                            .filter(each -> Objects.equals(each.id, now.id))
                            .forEach(each -> put(each, fields, back.values(), draft.units())));
        }
    }

    private void put(MeasureDraft draft, List<Field> fields, Map<Field, String> values, List<UnitView> units) {
        fields.forEach(field -> cells.put(draft, field, text(values, field), units));
        if (fields.contains(Field.INDICATOR)) {
            Cells.checkIndicator(draft);
        }
    }

    private static MeasureDraft copy(MeasureDraft measure) {
        var copy = new MeasureDraft();
        copy.id = measure.id;
        copy.text = measure.text;
        copy.allUnits = measure.allUnits;
        copy.units = measure.units;
        copy.counties = measure.counties;
        copy.indicator = measure.indicator;
        copy.unit = measure.unit;
        copy.target = measure.target;
        copy.aggregation = measure.aggregation;
        return copy;
    }

    private void order(PointView view, PointDraft now, Base base, List<Returned.Measure> returned) {
        var numbers = new HashMap<Long, Integer>();
        now.measures.forEach(measure -> numbers.put(measure.id, numbers.size() + 1));
        var wanted = returned.stream()
                .map(Returned.Measure::id)
                .filter(id -> id != null && numbers.containsKey(id))
                .toList();
        var was = base.measures().keySet().stream().filter(wanted::contains).toList();
        var current = now.measures.stream()
                .map(measure -> measure.id)
                .filter(wanted::contains)
                .toList();
        if (wanted.equals(was) || wanted.equals(current)) {
            return;
        }
        add(
                "P" + view.id() + ".order",
                view,
                "任务措施的顺序",
                inNumbers(current, numbers),
                inNumbers(wanted, numbers),
                current.equals(was) ? null : inNumbers(was, numbers),
                false,
                null,
                (draft, reason) -> sort(draft.measures, wanted));
    }

    private static String inNumbers(List<Long> ids, Map<Long, Integer> numbers) {
        return ids.stream().map(id -> "第" + numbers.get(id) + "条").collect(Collectors.joining("、"));
    }

    /** The measures with these ids change places among themselves. */
    private static void sort(List<MeasureDraft> measures, List<Long> wanted) {
        var places = IntStream.range(0, measures.size())
                .filter(i -> wanted.contains(measures.get(i).id))
                .boxed()
                .toList();
        var sorted = places.stream()
                .map(measures::get)
                .sorted((one, other) -> wanted.indexOf(one.id) - wanted.indexOf(other.id))
                .toList();
        for (var i = 0; i < places.size(); i++) {
            measures.set(places.get(i), sorted.get(i));
        }
    }

    /** New rows, and edited ones whose measure somebody has removed since. */
    private void newMeasures(
            PointView view, PointDraft now, Base base, List<Returned.Measure> returned, List<UnitView> units) {
        MeasureDraft last = null;
        for (var back : returned) {
            var known = now.measures.stream()
                    .filter(measure -> back.id() != null && Objects.equals(measure.id, back.id()))
                    .findFirst();
            if (known.isPresent()) {
                last = known.get();
                continue;
            }
            var was = back.id() == null ? null : base.measures().get(back.id());
            if (was != null && Field.ofMeasure().stream().noneMatch(field -> isEdited(was, back.values(), field))) {
                continue;
            }
            var before = last;
            var measure = new MeasureDraft();
            var problem = problemOf(() -> put(measure, Field.ofMeasure(), back.values(), units));
            add(
                    "P" + view.id() + ".row" + back.row(),
                    view,
                    "增加任务措施（第" + back.row() + "行）",
                    NOTHING,
                    inWords(field -> problem == null ? measure.text(field) : text(back.values(), field)),
                    was == null ? null : inWords(field -> text(was, field)) + "（已在系统中删去）",
                    false,
                    problem,
                    (draft, reason) -> {
                        put(measure, Field.ofMeasure(), back.values(), draft.units());
                        draft.measures.add(placeBehind(draft.measures, before), measure);
                    });
            last = measure;
        }
    }

    private static int placeBehind(List<MeasureDraft> measures, @Nullable MeasureDraft before) {
        if (before == null) {
            return 0;
        }
        return IntStream.range(0, measures.size())
                .filter(i -> measures.get(i) == before || (before.id != null && before.id.equals(measures.get(i).id)))
                .map(i -> i + 1)
                .findFirst()
                .orElse(measures.size());
    }

    private void added(List<PointView> now) {
        PointView last = null;
        for (var point : workbook.points()) {
            if (point.id() != null) {
                last = now.stream()
                        .filter(view -> view.id() == point.id())
                        .findFirst()
                        .orElse(last);
                continue;
            }
            added(point, last);
        }
    }

    private void added(Returned point, @Nullable PointView before) {
        var values = Objects.requireNonNull(point.values());
        BiConsumer<PointDraft, String> change = (draft, reason) -> {
            draft.category = before == null ? SixProtections.PLANNING : before.category();
            cells.put(draft, Field.TITLE, text(values, Field.TITLE));
            Field.editable().stream()
                    .filter(field -> !text(values, field).isBlank())
                    .forEach(field -> cells.put(draft, field, text(values, field)));
            for (var back : point.measures()) {
                var measure = new MeasureDraft();
                put(measure, Field.ofMeasure(), back.values(), draft.units());
                draft.measures.add(measure);
            }
        };
        var wanted = new PointDraft(0, 0, "", "");
        var problem = problemOf(() -> change.accept(wanted, ""));
        var title = text(values, Field.TITLE);
        found.add(new Found(
                new Difference(
                        "row" + point.row() + "#" + Objects.hash(values, point.measures(), problem),
                        "增加的要点",
                        "第" + point.row() + "行",
                        NOTHING,
                        problem == null ? inWords(wanted) : title,
                        null,
                        false,
                        problem),
                null,
                before == null ? null : before.code(),
                change));
    }

    private static String inWords(PointDraft point) {
        var lines = new ArrayList<String>();
        lines.add(point.title);
        Field.editable().stream()
                .filter(field -> field != Field.TITLE && !point.text(field).isEmpty())
                .forEach(field -> lines.add(field.head() + "：" + point.text(field)));
        point.measures.forEach(measure -> lines.add("任务措施：" + inWords(measure::text)));
        return String.join("\n", lines);
    }

    private static String inWords(Function<Field, String> measure) {
        var more = new ArrayList<String>();
        more.add("承办单位：" + measure.apply(Field.CARRIERS));
        if (measure.apply(Field.BY_COUNTIES).equals(Field.YES)) {
            more.add("县（区）承办");
        }
        if (!measure.apply(Field.INDICATOR).isBlank()) {
            more.add("指标：" + joined(INDICATOR, measure));
        }
        return measure.apply(Field.MEASURE) + "（" + String.join("；", more) + "）";
    }

    private static String joined(List<Field> fields, Function<Field, String> text) {
        return fields.stream().map(text).filter(each -> !each.isBlank()).collect(Collectors.joining("，"));
    }

    private static @Nullable String problemOf(Runnable reading) {
        try {
            reading.run();
            return null;
        } catch (Refusal refusal) {
            return refusal.sentence();
        }
    }

    private static @Nullable String since(String now, String base) {
        return now.equals(base) ? null : base;
    }

    private static boolean isEdited(Map<Field, String> base, Map<Field, String> values, Field field) {
        var before = text(base, field);
        var after = text(values, field);
        return !before.equals(after) && !(before.isBlank() && after.isBlank());
    }

    private static String text(Map<Field, String> values, Field field) {
        return values.getOrDefault(field, "");
    }

    private void add(
            String key,
            PointView view,
            String what,
            String before,
            String after,
            @Nullable String exported,
            boolean removal,
            @Nullable String problem,
            BiConsumer<PointDraft, String> change) {
        var id = key + "#" + Integer.toHexString(Objects.hash(view.version(), before, after, problem));
        found.add(new Found(
                new Difference(id, name(view), what, before, after, exported, removal, problem),
                view.id(),
                null,
                change));
    }

    /** The sentences of the chosen differences for the timeline. */
    static String inWords(List<Found> chosen) {
        var whats = new LinkedHashSet<String>();
        chosen.forEach(each -> whats.add(each.difference().what()));
        return String.join("、", whats);
    }
}
