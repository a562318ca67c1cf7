package org.weibao.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;
import org.weibao.board.PlanFormQuery;
import org.weibao.board.PlanView;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.evidence.Inspector;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Directory;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.organization.UnitKind;
import org.weibao.plan.PlanEditing;
import org.weibao.plan.PlanService;
import org.weibao.plan.PlanState;
import org.weibao.shared.Conflict;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;
import org.weibao.supervision.ExportRecords;
import org.weibao.supervision.ExportedFile;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.Timeline;
import org.weibao.workpoint.WorkPointRepository;

/** A plan goes out as a workbook, and comes back as differences. The caller checks who may do it. */
@Service
@Transactional
public class PlanWorkbooks {

    /** The largest workbook that is read. */
    private static final DataSize LARGEST = DataSize.ofMegabytes(4);

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final byte[] ZIP = {'P', 'K'};

    /** A workbook with its name. */
    public record Written(String name, byte[] content) {}

    /**
     * What a workbook would change.
     *
     * @param notes what the office should know about the workbook
     */
    public record Compared(String name, List<Difference> differences, List<String> notes) {}

    /** The differences that the office takes over. */
    public record Choice(@Nullable List<Chosen> chosen) {}

    /** @param reason why something goes; null for other differences */
    public record Chosen(@Nullable String id, @Nullable String reason) {}

    private final PlanFormQuery plans;
    private final PlanService planning;
    private final PlanEditing editing;
    private final WorkPointRepository points;
    private final Timeline timeline;
    private final Inspector inspector;
    private final ExportRecords exports;
    private final Organization organization;
    private final Directory directory;
    private final Clock clock;

    PlanWorkbooks(
            PlanFormQuery plans,
            PlanService planning,
            PlanEditing editing,
            WorkPointRepository points,
            Timeline timeline,
            Inspector inspector,
            ExportRecords exports,
            Organization organization,
            Directory directory,
            Clock clock) {
        this.plans = plans;
        this.planning = planning;
        this.editing = editing;
        this.points = points;
        this.timeline = timeline;
        this.inspector = inspector;
        this.exports = exports;
        this.organization = organization;
        this.directory = directory;
        this.clock = clock;
    }

    /** The plan as a workbook. Who took it is recorded. */
    public Written export(long planId, CurrentUser currentUser) {
        var plan = plans.plan(planId);
        var now = clock.instant();
        var today = WorkingCalendar.dayOf(now);
        var facts = plan.stateLabel() + "　导出时间：" + WorkingCalendar.named(now) + "　导出人："
                + directory.historyOf(currentUser.userId()).latest() + "　填改办法见“说明”一页";
        var units = organization.units().stream()
                .filter(unit -> unit.kind() != UnitKind.COUNTY && unit.isValidOn(today))
                .map(Unit::name)
                .toList();
        var counties = organization.counties(today).stream().map(Unit::name).toList();
        try (var writer = new WorkbookWriter(planId, plan.title(), facts, units, counties)) {
            plan.points().forEach(point -> writer.add(PointDraft.of(point)));
            var content = new ByteArrayOutputStream();
            writer.write(content);
            exports.add(ExportedFile.PLAN, currentUser.userId(), now, plan.title(), writer.rows());
            return new Written(plan.title() + " " + WorkingCalendar.named(today) + ".xlsx", content.toByteArray());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * What the workbook would change. Nothing is changed.
     *
     * @throws Refusal if it cannot be read
     */
    @Transactional(readOnly = true)
    public Compared compare(long planId, @Nullable String name, byte[] content) {
        var read = read(planId, name, content);
        var comparison = compare(plan(planId), read);
        return new Compared(
                Inspector.nameOf(name),
                comparison.found().stream().map(Comparison.Found::difference).toList(),
                comparison.notes());
    }

    /**
     * Takes the chosen differences over, all or none.
     *
     * @throws Conflict if one of them is no longer there as it was shown
     * @throws Refusal if one cannot be taken over
     */
    public PlanView apply(long planId, @Nullable String name, byte[] content, Choice choice, String user) {
        var plan = plan(planId);
        var found = compare(plan, read(planId, name, content)).found();
        var reasons = new HashMap<String, String>();
        var ofPoints = new LinkedHashMap<Long, List<Comparison.Found>>();
        var added = new ArrayList<Comparison.Found>();
        for (var chosen : choice.chosen() == null ? List.<Chosen>of() : choice.chosen()) {
            var one = found.stream()
                    .filter(each -> each.difference().id().equals(chosen.id()))
                    .findFirst()
                    .orElseThrow(() -> new Conflict("选定的差异在此期间已有变化，请重新导入后再选。"));
            check(one.difference());
            reasons.put(one.difference().id(), reason(one.difference(), chosen.reason()));
        }
        if (reasons.isEmpty()) {
            throw WorkbookReader.refusal("请先选定要采用的差异。");
        }
        // In the order of the comparison: units before those who carry out the measures.
        found.stream()
                .filter(each -> reasons.containsKey(each.difference().id()))
                .forEach(each -> {
                    if (each.pointId() == null) {
                        added.add(each);
                    } else {
                        ofPoints.computeIfAbsent(each.pointId(), id -> new ArrayList<>())
                                .add(each);
                    }
                });
        var source = "按单位填改的工作簿“" + Inspector.nameOf(name) + "”";
        ofPoints.forEach((id, changes) -> change(plan, id, changes, reasons, source, user));
        added.forEach(each -> add(planId, each, source, user));
        return plans.plan(planId);
    }

    private void change(
            PlanView plan,
            long pointId,
            List<Comparison.Found> changes,
            Map<String, String> reasons,
            String source,
            String user) {
        var view = plan.points().stream()
                .filter(point -> point.id() == pointId)
                .findFirst()
                .orElseThrow();
        var draft = PointDraft.of(view);
        named(view.code(), view.place() + " " + view.title(), () -> {
            changes.forEach(each -> each.change()
                    .accept(draft, reasons.getOrDefault(each.difference().id(), "")));
            planning.edit(plan.id(), pointId, draft.edit(view.version()), user);
        });
        var point = points.get(pointId);
        timeline.onPoint(point, user, EntryKind.PROOFREAD, source + "修改：" + Comparison.inWords(changes));
        changes.stream()
                .map(Comparison.Found::difference)
                .filter(each -> each.removal() && each.id().startsWith("M"))
                .forEach(each -> timeline.onPoint(
                        point, user, EntryKind.PROOFREAD, "删去任务措施“" + each.present() + "”：" + reasons.get(each.id())));
    }

    private void add(long planId, Comparison.Found one, String source, String user) {
        var draft = new PointDraft(0, 0, "", "");
        named("", one.difference().what() + "增加的要点", () -> {
            one.change().accept(draft, "");
            var id = editing.add(planId, new PlanEditing.NewPoint(draft.title, one.after()), user);
            var point = points.get(id);
            planning.edit(planId, id, draft.edit(point.version()), user);
            timeline.onPoint(point, user, EntryKind.PROOFREAD, source + "增加");
        });
    }

    /** A refusal says which point it is about. */
    private static void named(String code, String name, Runnable change) {
        try {
            change.run();
        } catch (Refusal refusal) {
            throw new Refusal(
                    code.isEmpty() ? WorkbookReader.FIELD : code + "." + refusal.field(),
                    "“" + name + "”：" + refusal.sentence());
        }
    }

    private static void check(Difference one) {
        if (one.problem() != null) {
            throw WorkbookReader.refusal("“" + one.point() + "”的" + one.what() + "不能采用：" + one.problem());
        }
    }

    private static String reason(Difference one, @Nullable String reason) {
        return one.removal()
                ? Texts.required(WorkbookReader.FIELD, "“" + one.point() + "”" + one.what() + "的理由", reason)
                : "";
    }

    private PlanView plan(long planId) {
        var plan = plans.plan(planId);
        if (plan.state() != PlanState.PROOFREADING) {
            throw new Conflict("本年工作要点现在是“" + plan.stateLabel() + "”，不能再导入，请刷新后再看。");
        }
        return plan;
    }

    private Comparison compare(PlanView plan, ReadWorkbook read) {
        return new Comparison(read, plan.points(), new Cells(organization, WorkingCalendar.dayOf(clock.instant())));
    }

    private ReadWorkbook read(long planId, @Nullable String name, byte[] content) {
        if (content.length > LARGEST.toBytes()) {
            throw WorkbookReader.refusal("工作簿超过" + LARGEST.toMegabytes() + "MB，请删去图片和不需要的内容。");
        }
        checkKind(name, content);
        var read = WorkbookReader.read(content);
        if (read.planId() != planId) {
            throw WorkbookReader.refusal("这份工作簿是从另一份年度工作要点导出的，不能导入到这里。");
        }
        return read;
    }

    private void checkKind(@Nullable String name, byte[] content) {
        String type;
        try {
            type = inspector.inspect(name, content).mediaType();
        } catch (Refusal refusal) {
            throw WorkbookReader.refusal(refusal.sentence());
        }
        var isZip = content.length > ZIP.length && content[0] == ZIP[0] && content[1] == ZIP[1];
        if (!isZip || !(Objects.equals(type, XLSX) || type.endsWith("office.et"))) {
            throw WorkbookReader.refusal("“" + Inspector.nameOf(name) + "”不是xlsx工作簿，请用导出的工作簿填改，保存为xlsx再导入。");
        }
    }
}
