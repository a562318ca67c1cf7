package org.weibao.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.organization.Organization;
import org.weibao.shared.Conflict;
import org.weibao.shared.NotYours;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;
import org.weibao.workpoint.Choices;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.Phase;
import org.weibao.workpoint.PointSettings;
import org.weibao.workpoint.PointSettings.MeasureSettings;
import org.weibao.workpoint.PointUnit;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.Rhythm;
import org.weibao.workpoint.Role;
import org.weibao.workpoint.Schedule;
import org.weibao.workpoint.SixProtections;
import org.weibao.workpoint.Timeline;
import org.weibao.workpoint.WorkPoint;
import org.weibao.workpoint.WorkPointRepository;

/**
 * What the office does at proofreading beside typing into a point: it adds, splits, merges and moves points, and decides
 * on what was read. Each act is saved as it is made, and refused if the plan is not being proofread.
 */
@Service
@Transactional
public class PlanEditing {

    private static final String CHANGED = "已被其他人修改，请刷新后再改。";

    private final PlanRepository plans;
    private final PlanTextRepository texts;
    private final MarkRepository marks;
    private final WorkPointRepository points;
    private final Timeline timeline;
    private final Schedule schedule;
    private final Organization organization;

    PlanEditing(
            PlanRepository plans,
            PlanTextRepository texts,
            MarkRepository marks,
            WorkPointRepository points,
            Timeline timeline,
            Schedule schedule,
            Organization organization) {
        this.plans = plans;
        this.texts = texts;
        this.marks = marks;
        this.points = points;
        this.timeline = timeline;
        this.schedule = schedule;
        this.organization = organization;
    }

    /**
     * Adds a point that the document does not have as such.
     *
     * @param title its title
     * @param after the code of the point that it follows; null for the end of the plan
     */
    public record NewPoint(@Nullable String title, @Nullable String after) {}

    /**
     * Splits a point.
     *
     * @param version of the point
     * @param at the place in the document's text where the second one begins; null to split by measures
     * @param measure the number of the first measure that goes with the second one; null to split by the text
     */
    public record Split(@Nullable Integer version, @Nullable Integer at, @Nullable Integer measure) {}

    /** @param version of the point that takes the next one in */
    public record Merge(@Nullable Integer version) {}

    /**
     * @param version of the point that moves
     * @param up whether it goes before the one above it, or behind the one below it
     */
    public record Move(@Nullable Integer version, boolean up) {}

    /**
     * What the office decides on a doubt or on an unknown name.
     *
     * @param unit the unit that the name means; null for a doubt or to strike the name out
     * @param reason why the name is struck out
     */
    public record Settle(@Nullable String unit, @Nullable String reason) {}

    /** @return the id of the new point */
    public long add(long planId, NewPoint command, String user) {
        var plan = proofread(planId);
        var title = Texts.requiredLine("title", "标题", command.title(), PointEdit.LONGEST_TITLE);
        var all = all(planId);
        var at = all.size();
        if (command.after() != null && !command.after().isBlank()) {
            at = 1
                    + IntStream.range(0, all.size())
                            .filter(i -> all.get(i).code().equals(command.after()))
                            .findFirst()
                            .orElseThrow(() -> new Refusal("after", "没有这项要点，请刷新后再选。"));
        }
        var numbers = PointNumbers.of(plan.year(), all);
        var settings = new PointSettings(
                title,
                at == 0 ? SixProtections.PLANNING : all.get(at - 1).category(),
                Priority.NORMAL,
                null,
                false,
                List.of(),
                List.of(),
                List.of(),
                null,
                Rhythm.QUARTERLY,
                null,
                List.of(),
                List.of());
        var point = points.save(new WorkPoint(
                planId,
                at == 0 ? numbers.code(List.of()) : numbers.next(all.get(at - 1).code()),
                numbers.nextPlace("增加"),
                at,
                settings,
                false,
                false,
                "文件中没有这一项，由办公室增加。",
                null));
        insert(all, at, point);
        timeline.onPoint(point, user, EntryKind.PROOFREAD, "增加要点：" + title);
        return point.id();
    }

    /**
     * Splits a point in two. Both have its units and settings; measures and what was read go with their text.
     *
     * @return the id of the second one
     */
    public long split(long planId, long pointId, Split command, String user) {
        var plan = proofread(planId);
        var point = edited(planId, pointId, command.version());
        requireDraft(point);
        var all = all(planId);
        var measures = point.settings().measures();
        var at = command.at();
        var cut = at == null ? null : cutMark(pointId, at);
        var second = at == null ? behind(measures, command.measure()) : textOfSecond(planId, at, cut, measures);
        var numbers = PointNumbers.of(plan.year(), all);
        var title = at == null ? titleOf(measures, second, point) : firstSentence(planId, at, cut);
        var whole = point.settings();
        var next = points.save(new WorkPoint(
                planId,
                numbers.next(point.code()),
                numbers.nextPlace(point.place()),
                point.position() + 1,
                with(whole, title, whole.closingStandard(), pick(measures, second, true)),
                point.leadNamed(),
                point.incomplete(),
                "由" + point.place() + "拆出。",
                null));
        point.edit(with(whole, whole.title(), whole.closingStandard(), pick(measures, second, false)));
        if (cut != null && at != null) {
            marks.save(cut.cut(at, next.id()));
            marks.findByPointIdOrderById(pointId).stream()
                    .filter(mark -> mark != cut && mark.isAfter(at))
                    .forEach(mark -> mark.moveTo(next.id()));
        }
        insert(all, all.indexOf(point) + 1, next);
        timeline.onPoint(point, user, EntryKind.PROOFREAD, "拆分要点：拆出" + next.place() + " " + title);
        timeline.onPoint(next, user, EntryKind.PROOFREAD, "由" + point.place() + " " + point.title() + "拆出");
        return next.id();
    }

    /** Takes the next point in: its units, measures and places. The next one stays, left out with that reason. */
    public void merge(long planId, long pointId, Merge command, String user) {
        proofread(planId);
        var point = edited(planId, pointId, command.version());
        requireDraft(point);
        var all = all(planId);
        var next = all.stream()
                .skip(all.indexOf(point) + 1L)
                .filter(each -> each.phase() == Phase.DRAFT)
                .findFirst()
                .map(each -> points.findForEditById(each.id()).orElseThrow(NotYours::new))
                .orElseThrow(() -> new Refusal("points", "“" + name(point) + "”后面没有可以并入的要点。"));
        if (point.carriedOverFrom() != null || next.carriedOverFrom() != null) {
            throw new Refusal("points", "上年结转的要点不能合并，请分别办理。");
        }
        var one = point.settings();
        var other = next.settings();
        var lead = one.lead() == null ? other.lead() : one.lead();
        var units = new ArrayList<PointUnit>();
        Stream.of(
                        one.units().stream(),
                        Stream.ofNullable(other.lead()).map(code -> new PointUnit(code, Role.RESPONSIBLE)),
                        other.units().stream())
                .flatMap(each -> each)
                .filter(unit -> !unit.code().equals(lead)
                        && units.stream().noneMatch(known -> known.code().equals(unit.code())))
                .forEach(units::add);
        var measures = new ArrayList<>(carriers(one));
        carriers(other)
                .forEach(each -> measures.add(new MeasureSettings(
                        null, each.text(), each.allUnits(), each.units(), each.counties(), each.indicator())));
        point.edit(new PointSettings(
                one.title(),
                one.category(),
                one.priority() == Priority.KEY ? one.priority() : other.priority(),
                lead,
                one.leadConfirmed() && one.lead() != null,
                units,
                distinct(one.phrases(), other.phrases()),
                distinct(one.counties(), other.counties()),
                one.deadline() == null ? other.deadline() : one.deadline(),
                one.rhythm(),
                one.rhythmReason(),
                distinct(one.closingStandard(), other.closingStandard()),
                measures));
        marks.findByPointIdOrderById(next.id()).forEach(mark -> mark.moveTo(point.id()));
        next.leaveOut("并入" + point.place() + " " + point.title());
        timeline.onPoint(point, user, EntryKind.PROOFREAD, "并入" + name(next));
        timeline.onPoint(next, user, EntryKind.PROOFREAD, "不列入本年：并入" + name(point));
    }

    /** Moves a point by one place. Its code and the place in the document stay. */
    public void move(long planId, long pointId, Move command) {
        proofread(planId);
        var point = edited(planId, pointId, command.version());
        var all = new ArrayList<>(all(planId));
        var from = all.indexOf(point);
        var to = from + (command.up() ? -1 : 1);
        if (to < 0 || to >= all.size()) {
            throw new Refusal("points", "“" + name(point) + "”已经在" + (command.up() ? "最前" : "最后") + "。");
        }
        all.add(to, all.remove(from));
        number(all);
    }

    /** Decides on a doubt, which is then looked at, or on an unknown name. */
    public void settle(long planId, long markId, Settle command, String user) {
        proofread(planId);
        var mark =
                marks.findById(markId).filter(each -> each.planId() == planId).orElseThrow(NotYours::new);
        if (mark.isSettled()) {
            throw new Conflict("这一处已经核对过，请刷新后再看。");
        }
        switch (mark.kind()) {
            case DOUBT -> mark.settle();
            case UNKNOWN_NAME -> {
                var point = points.findForEditById(Objects.requireNonNull(mark.pointId()))
                        .orElseThrow(NotYours::new);
                if (command.unit() == null || command.unit().isBlank()) {
                    var reason = Texts.required("reason", "不列入的理由", command.reason());
                    timeline.onPoint(point, user, EntryKind.PROOFREAD, "文件所列“" + mark.text() + "”不列为承办单位：" + reason);
                } else {
                    name(mark, point, command.unit(), user);
                }
                mark.settle();
            }
            case POINT, UNITS -> throw new NotYours();
        }
    }

    private void name(ReadingMark mark, WorkPoint point, String chosen, String user) {
        var unit = new Choices(organization, schedule.today()).unit("unit", "承办单位", chosen);
        point.name(unit, mark.role());
        timeline.onPoint(
                point,
                user,
                EntryKind.PROOFREAD,
                "文件所列“" + mark.text() + "”确认为" + organization.unit(unit).name() + "（"
                        + mark.role().label() + "）");
    }

    private Plan proofread(long planId) {
        var plan = plans.get(planId);
        plan.requireProofreading();
        return plan;
    }

    private List<WorkPoint> all(long planId) {
        return points.findByPlanIdOrderByPosition(planId);
    }

    private WorkPoint edited(long planId, long pointId, @Nullable Integer version) {
        var known = points.get(pointId).version();
        var point = points.findForEditById(pointId)
                .filter(each -> each.planId() == planId)
                .orElseThrow(NotYours::new);
        if (version == null || version != known) {
            throw new Conflict("“" + name(point) + "”" + CHANGED);
        }
        return point;
    }

    private static void requireDraft(WorkPoint point) {
        if (point.phase() != Phase.DRAFT) {
            throw new Refusal("points", "“" + name(point) + "”不列入本年，请先重新列入。");
        }
    }

    private static String name(WorkPoint point) {
        return point.place() + " " + point.title();
    }

    private static void insert(List<WorkPoint> all, int at, WorkPoint point) {
        var ordered = new ArrayList<>(all);
        ordered.add(at, point);
        number(ordered);
    }

    private static void number(List<WorkPoint> ordered) {
        IntStream.range(0, ordered.size()).forEach(i -> ordered.get(i).moveTo(i));
    }

    private ReadingMark cutMark(long pointId, int at) {
        return marks.findByPointIdOrderById(pointId).stream()
                .filter(mark -> mark.kind() == MarkKind.POINT && mark.surrounds(at))
                .findFirst()
                .orElseThrow(() -> new Refusal("at", "请把光标放在这项要点的原文中间，再拆分。"));
    }

    /** Which measures stand behind the place: those that are found in the text of the second point. */
    private List<Integer> textOfSecond(long planId, int at, @Nullable ReadingMark cut, List<MeasureSettings> measures) {
        var text = Texts.condensed(rest(planId, at, cut));
        return IntStream.range(0, measures.size())
                .filter(i -> text.contains(Texts.condensed(measures.get(i).text())))
                .boxed()
                .toList();
    }

    private String rest(long planId, int at, @Nullable ReadingMark cut) {
        var text = texts.findById(planId).map(PlanText::text).orElse("");
        var place = cut == null ? null : cut.place();
        return place == null ? "" : text.substring(at, Math.min(text.length(), place.end()));
    }

    private String firstSentence(long planId, int at, @Nullable ReadingMark cut) {
        var rest = rest(planId, at, cut).strip();
        var end = IntStream.range(0, rest.length())
                .filter(i -> "。；;\n".indexOf(rest.charAt(i)) >= 0)
                .findFirst()
                .orElse(rest.length());
        var title = rest.substring(0, end).replaceAll("\\s+", "");
        return line(title.isEmpty() ? "拆出的要点" : title);
    }

    private static List<Integer> behind(List<MeasureSettings> measures, @Nullable Integer number) {
        if (number == null || number < 2 || number > measures.size()) {
            throw new Refusal("measure", "请选择从第几条任务措施起拆出。");
        }
        return IntStream.range(number - 1, measures.size()).boxed().toList();
    }

    private static String titleOf(List<MeasureSettings> measures, List<Integer> second, WorkPoint point) {
        return line(
                second.isEmpty() ? point.title() : measures.get(second.get(0)).text());
    }

    private static String line(String text) {
        var most = Math.min(PointEdit.LONGEST_TITLE, text.codePointCount(0, text.length()));
        return text.substring(0, text.offsetByCodePoints(0, most));
    }

    /** The measures of the second point, as new ones, or those that stay. */
    private static List<MeasureSettings> pick(List<MeasureSettings> measures, List<Integer> second, boolean moved) {
        return IntStream.range(0, measures.size())
                .filter(i -> second.contains(i) == moved)
                .mapToObj(measures::get)
                .map(each -> new MeasureSettings(
                        moved ? null : each.id(),
                        each.text(),
                        each.allUnits(),
                        each.units(),
                        each.counties(),
                        each.indicator()))
                .toList();
    }

    /** The measures with their carriers named, so that they do not pass to units that are added. */
    private static List<MeasureSettings> carriers(PointSettings settings) {
        var units = Stream.concat(
                        Stream.ofNullable(settings.lead()),
                        settings.units().stream()
                                .filter(unit -> unit.role() == Role.RESPONSIBLE)
                                .map(PointUnit::code))
                .toList();
        return settings.measures().stream()
                .map(each -> each.allUnits() && !units.isEmpty()
                        ? new MeasureSettings(each.id(), each.text(), false, units, each.counties(), each.indicator())
                        : each)
                .toList();
    }

    private static PointSettings with(
            PointSettings settings, String title, List<String> closingStandard, List<MeasureSettings> measures) {
        return new PointSettings(
                title,
                settings.category(),
                settings.priority(),
                settings.lead(),
                settings.leadConfirmed(),
                settings.units(),
                settings.phrases(),
                settings.counties(),
                settings.deadline(),
                settings.rhythm(),
                settings.rhythmReason(),
                closingStandard,
                measures);
    }

    private static <T> List<T> distinct(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }
}
