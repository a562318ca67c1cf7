package org.weibao.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.UnusualDay;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.organization.UnitKind;
import org.weibao.shared.Amounts;
import org.weibao.shared.Answers;
import org.weibao.shared.Confirmations;
import org.weibao.shared.Conflict;
import org.weibao.shared.Labelled;
import org.weibao.shared.NotYours;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;
import org.weibao.workpoint.Approval;
import org.weibao.workpoint.Choices;
import org.weibao.workpoint.Decision;
import org.weibao.workpoint.DecisionKind;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.Indicator;
import org.weibao.workpoint.Measure;
import org.weibao.workpoint.Phase;
import org.weibao.workpoint.Phrase;
import org.weibao.workpoint.PointSettings;
import org.weibao.workpoint.PointUnit;
import org.weibao.workpoint.Role;
import org.weibao.workpoint.Schedule;
import org.weibao.workpoint.Timeline;
import org.weibao.workpoint.Unfinished;
import org.weibao.workpoint.WorkPoint;
import org.weibao.workpoint.WorkPointRepository;
import org.weibao.workpoint.WorkPointWorkflow;

/** A year's plan, from its document to publication. Nothing is sent to anyone before the leading group approves. */
@Service
@Transactional
public class PlanService {

    /** The office's decision on the proofread plan. */
    public enum Proofreading implements Labelled {
        SUBMITTED("报批"),
        ABANDONED("放弃");

        private final String label;

        Proofreading(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /**
     * The office takes a year's document.
     *
     * @param year that of the plan; with an uploaded document null for the one that it names
     * @param document the id of the uploaded document; null for the year's file
     */
    public record TakePlan(@Nullable Integer year, @Nullable Long document) {}

    /**
     * @param reason required to abandon
     * @param confirmed the unusual values that the person has confirmed
     */
    public record Proofread(@Nullable Proofreading answer, @Nullable String reason, @Nullable List<String> confirmed) {}

    /**
     * @param reason required to return
     * @param confirmed the unusual values that the person has confirmed
     */
    public record Approve(@Nullable Approval answer, @Nullable String reason, @Nullable List<String> confirmed) {}

    private static final String CARRIED_OVER = "上年结转";

    private final PlanRepository plans;
    private final PlanFiles files;
    private final PlanDocuments documents;
    private final PublicationRepository publications;
    private final WorkPointRepository points;
    private final Timeline timeline;
    private final Schedule schedule;
    private final Organization organization;
    private final WorkPointWorkflow workflow;
    private final Unfinished unfinishedParts;

    PlanService(
            PlanRepository plans,
            PlanFiles files,
            PlanDocuments documents,
            PublicationRepository publications,
            WorkPointRepository points,
            Timeline timeline,
            Schedule schedule,
            Organization organization,
            WorkPointWorkflow workflow,
            Unfinished unfinishedParts) {
        this.plans = plans;
        this.files = files;
        this.documents = documents;
        this.publications = publications;
        this.points = points;
        this.timeline = timeline;
        this.schedule = schedule;
        this.organization = organization;
        this.workflow = workflow;
        this.unfinishedParts = unfinishedParts;
    }

    /** The documents of years without a running plan. */
    @Transactional(readOnly = true)
    public List<PlanFile> available() {
        return files.all().stream()
                .filter(file -> plans.findByRunningYear(file.year()).isEmpty())
                .toList();
    }

    /**
     * Takes a document; its points are recorded as drafts.
     *
     * @return the plan's id
     * @throws Refusal if there is no such document, or its year has a running plan
     */
    public long take(TakePlan command, String user) {
        if (command.document() != null) {
            return takeDocument(command.document(), command.year(), user);
        }
        var file = Optional.ofNullable(command.year())
                .flatMap(files::of)
                .orElseThrow(() -> new Refusal("year", "请选择一份年度工作要点文件。"));
        checkFree(file.year());
        var plan = plans.save(new Plan(file.year(), file.title(), file.source()));
        var position = 0;
        for (var point : file.points()) {
            points.save(draft(plan, point, List.of(), counties(point), position++));
        }
        timeline.onPlan(plan.id(), user, EntryKind.TAKEN, file.title() + "，共" + position + "项");
        return plan.id();
    }

    /** The year of a plan. */
    @Transactional(readOnly = true)
    public int yearOf(long planId) {
        return plans.get(planId).year();
    }

    private long takeDocument(long documentId, @Nullable Integer year, String user) {
        var document = documents.read(documentId, year, user);
        var proposal = document.proposal();
        checkFree(proposal.year());
        var plan = plans.save(new Plan(proposal.year(), proposal.title(), "读自“" + document.name() + "”"));
        documents.keep(document, plan.id());
        var position = 0;
        for (var point : proposal.points()) {
            var draft = points.save(draft(plan, point.point(), point.supporting(), point.counties(), position++));
            documents.mark(plan.id(), draft.id(), point.found());
        }
        timeline.onPlan(
                plan.id(), user, EntryKind.TAKEN, proposal.title() + "，读自“" + document.name() + "”，共" + position + "项");
        return plan.id();
    }

    private void checkFree(int year) {
        if (plans.findByRunningYear(year).isPresent()) {
            throw new Refusal("year", year + "年的工作要点已经在办理，不能重复启动。");
        }
    }

    private List<String> counties(PlanFile.Point point) {
        return point.counties()
                ? organization.counties(schedule.today()).stream()
                        .map(Unit::code)
                        .toList()
                : List.of();
    }

    private WorkPoint draft(
            Plan plan, PlanFile.Point point, List<PlanFile.NamedUnit> supporting, List<String> counties, int position) {
        var lead = point.lead() == null
                ? point.units().stream()
                        .findFirst()
                        .map(PlanFile.NamedUnit::code)
                        .orElse(null)
                : point.lead().code();
        var units = Stream.concat(
                        point.units().stream().map(unit -> new PointUnit(unit.code(), Role.RESPONSIBLE)),
                        supporting.stream().map(unit -> new PointUnit(unit.code(), Role.SUPPORTING)))
                .filter(unit -> !unit.code().equals(lead))
                .toList();
        var settings = new PointSettings(
                point.title(),
                point.category(),
                point.priority(),
                lead,
                false,
                units,
                point.collectivePhrases().stream()
                        .map(phrase -> new Phrase(phrase, null))
                        .toList(),
                counties,
                point.deadline(),
                point.rhythm(),
                point.rhythmReason(),
                point.closingStandard(),
                point.measures().stream().map(PlanService::measure).toList());
        return new WorkPoint(
                plan.id(),
                point.code(),
                point.place(),
                position,
                settings,
                point.lead() != null,
                point.incomplete(),
                point.note(),
                null);
    }

    private static PointSettings.MeasureSettings measure(PlanFile.Measure measure) {
        var indicator = measure.indicator();
        return new PointSettings.MeasureSettings(
                null,
                measure.title(),
                measure.forAllUnits(),
                measure.units().stream().map(PlanFile.NamedUnit::code).toList(),
                measure.counties(),
                indicator == null
                        ? null
                        : new Indicator(
                                indicator.name(), indicator.unit(), indicator.target(), indicator.aggregation()));
    }

    /**
     * Saves one point as the office typed it.
     *
     * @return the point's new version
     * @throws Conflict if the point was changed since it was read, or the plan is no longer being proofread
     * @throws Refusal naming the field that cannot be read
     */
    public int edit(long planId, long pointId, PointEdit edit, String user) {
        plans.get(planId).requireProofreading();
        var known = points.get(pointId).version();
        var point = pointOf(planId, pointId);
        if (edit.version() == null || edit.version() != known) {
            throw new Conflict("“" + point.place() + " " + point.title() + "”已被其他人修改，请刷新后再改。");
        }
        var before = answerable(point);
        point.edit(edit.settings(organization, point.phrases(), schedule.today()));
        var after = answerable(point);
        if (!before.equals(after)) {
            timeline.onPoint(point, user, EntryKind.PROOFREAD, "承办单位由“" + before + "”改为“" + after + "”");
        }
        var reason = Texts.optional("leftOutReason", "不列入本年的理由", edit.leftOutReason());
        if (!Objects.equals(reason, point.leftOutReason())) {
            timeline.onPoint(point, user, EntryKind.PROOFREAD, reason == null ? "重新列入本年" : "不列入本年：" + reason);
        }
        if (reason == null) {
            point.takeIn();
        } else {
            point.leaveOut(reason);
        }
        return points.saveAndFlush(point).version();
    }

    /** The units that answer for the point, in words. Naming or changing them is an act on record. */
    private String answerable(WorkPoint point) {
        return point.answerable(code -> organization.unit(code).name());
    }

    /**
     * Takes up a point that an earlier year carried over (上年结转), with its settings and the units still in use. Its
     * reports stay with the earlier point.
     */
    public void takeUp(long planId, long carriedOverId, String user) {
        var plan = plans.get(planId);
        plan.requireProofreading();
        var old = plans.carriedOverBefore(plan.year()).stream()
                .filter(point -> point.id() == carriedOverId)
                .findFirst()
                .orElseThrow(() -> new Conflict("这项上年结转的要点已经列入，或者不能列入，请刷新后再看。"));
        var lead = Optional.ofNullable(old.leadUnit()).filter(this::isInUse).orElse(null);
        var settings = new PointSettings(
                old.title(),
                old.category(),
                old.priority(),
                lead,
                true,
                old.units().stream().filter(unit -> isInUse(unit.code())).toList(),
                List.of(),
                inUse(old.counties()),
                null,
                old.rhythm(),
                old.rhythmReason(),
                old.closingStandard(),
                old.measures().stream()
                        .map(measure -> new PointSettings.MeasureSettings(
                                null,
                                measure.text(),
                                measure.allUnits(),
                                inUse(measure.units()),
                                measure.counties(),
                                measure.indicator()))
                        .toList());
        var unfinished = unfinishedParts.of(old.id()).orElse(null);
        var position = points.findByPlanIdOrderByPosition(planId).size();
        points.save(new WorkPoint(
                planId,
                plan.year() + "-c-" + old.code(),
                old.place().startsWith(CARRIED_OVER) ? old.place() : CARRIED_OVER + old.place(),
                position,
                settings,
                old.leadNamed(),
                false,
                "由" + old.code() + "结转" + (unfinished == null ? "" : "，上年" + unfinished),
                old.id()));
        timeline.onPlan(planId, user, EntryKind.CARRIED_OVER, "列入上年结转：" + old.code() + " " + old.title());
    }

    private List<String> inUse(List<String> codes) {
        return codes.stream().filter(this::isInUse).toList();
    }

    private boolean isInUse(String code) {
        return organization
                .find(code)
                .filter(unit -> unit.isValidOn(schedule.today()))
                .isPresent();
    }

    /** The office asks for approval, or abandons a plan that is not published. */
    public Proofreading proofread(long planId, Proofread command, String user) {
        var plan = plans.get(planId);
        var answer = Answers.required(command.answer(), "answer", "请选择报批或放弃。");
        if (answer == Proofreading.ABANDONED) {
            var reason = Texts.required("reason", "放弃的理由", command.reason());
            plan.abandon();
            timeline.onPlan(planId, user, EntryKind.ABANDONED, reason);
            return answer;
        }
        var all = points.findByPlanIdOrderByPosition(planId);
        all.forEach(this::checkComplete);
        documents.checkNames(planId, all);
        var listed = all.stream().filter(point -> point.phase() == Phase.DRAFT).count();
        if (listed == 0) {
            throw new Refusal("points", "所有要点都没有列入本年，没有可以报批的内容。");
        }
        askAboutUnusual(all, plan, command.confirmed());
        all.stream()
                .filter(point -> point.phase() == Phase.DRAFT && point.incomplete())
                .forEach(point -> recordCompletion(point, user));
        plan.submit();
        timeline.onPlan(planId, user, EntryKind.SUBMITTED, "报领导小组审批，共" + listed + "项");
        return answer;
    }

    /** Records who carries out what if the document does not say it: naming them is the office's own act. */
    private void recordCompletion(WorkPoint point, String user) {
        timeline.onPoint(
                point,
                user,
                EntryKind.PROOFREAD,
                "原文不完整，由办公室确定承办单位和任务措施。承办单位：" + answerable(point) + "。任务措施："
                        + point.measures().stream()
                                .map(measure ->
                                        measure.number() + ". " + measure.text() + "（" + carriers(point, measure) + "）")
                                .collect(Collectors.joining("；"))
                        + "。");
    }

    private String carriers(WorkPoint point, Measure measure) {
        return point.bodies().stream()
                .filter(body -> point.measuresOf(body).contains(measure))
                .map(body -> organization.unit(body.code()).name())
                .collect(Collectors.joining("、"));
    }

    private void askAboutUnusual(List<WorkPoint> points, Plan plan, @Nullable List<String> confirmed) {
        points.stream()
                .filter(point -> point.phase() == Phase.DRAFT)
                .forEach(point -> askAboutUnusual(point, plan, confirmed));
    }

    /** Asks about unusual values, typed at proofreading or taken from the document. */
    private void askAboutUnusual(WorkPoint point, Plan plan, @Nullable List<String> confirmed) {
        var which = "“" + point.place() + " " + point.title() + "”的";
        var deadline = point.fixedDeadline();
        if (deadline != null) {
            Confirmations.ask(
                    point.code() + ".deadline",
                    deadline,
                    UnusualDay.deadline(deadline, plan.year(), schedule.today()).map(which::concat),
                    confirmed);
        }
        for (var measure : point.measures()) {
            var indicator = measure.indicator();
            if (indicator != null && indicator.target() != null) {
                Confirmations.ask(
                        point.code() + ".measures[" + (measure.number() - 1) + "].target",
                        indicator.target(),
                        Amounts.unusual(
                                which + "第" + measure.number() + "条任务措施的目标值",
                                indicator.unit(),
                                indicator.target(),
                                targetInDocument(point, measure, plan.year()),
                                null),
                        confirmed);
            }
        }
    }

    private @Nullable BigDecimal targetInDocument(WorkPoint point, Measure measure, int year) {
        return files.of(year).stream()
                .flatMap(file -> file.points().stream())
                .filter(each -> each.code().equals(point.code()))
                .flatMap(each -> each.measures().stream())
                .filter(each -> each.title().equals(measure.text()))
                .map(PlanFile.Measure::indicator)
                .flatMap(Stream::ofNullable)
                .map(PlanFile.Indicator::target)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(null);
    }

    private void checkComplete(WorkPoint point) {
        point.checkComplete();
        if (point.phase() == Phase.DRAFT) {
            new Choices(organization, schedule.today()).checkInUse(point);
        }
    }

    /**
     * The leading group approves, or returns to proofreading with a reason.
     *
     * @throws Refusal naming the point that cannot be approved as it is
     */
    public Approval approve(long planId, Approve command, String user) {
        var plan = plans.get(planId);
        var answer = Answers.required(command.answer(), "answer", "请选择同意或退回。");
        var approved = answer == Approval.APPROVED;
        var reason = approved
                ? Texts.optional("reason", "审批意见", command.reason())
                : Texts.required("reason", "退回理由", command.reason());
        var all = points.findByPlanIdOrderByPosition(planId);
        if (approved) {
            all.forEach(this::checkComplete);
            documents.checkNames(planId, all);
            askAboutUnusual(all, plan, command.confirmed());
        }
        timeline.record(Decision.onPlan(planId, DecisionKind.APPROVAL, answer, reason, user, timeline.now()));
        if (reason != null && !approved) {
            plan.returnToOffice(reason);
            timeline.onPlan(planId, user, EntryKind.RETURNED, reason);
            return answer;
        }
        plan.approve();
        for (var point : all) {
            if (point.phase() == Phase.DRAFT) {
                point.approve();
            }
        }
        timeline.onPlan(planId, user, EntryKind.APPROVED, reason == null ? "同意" : reason);
        return answer;
    }

    /** The ids of the points that wait for publication. */
    @Transactional(readOnly = true)
    public List<Long> toPublish(long planId) {
        return points.findByPlanIdOrderByPosition(planId).stream()
                .filter(point -> point.phase() == Phase.APPROVED)
                .map(WorkPoint::id)
                .toList();
    }

    /** Sends a point to its lead unit; a second time does nothing. */
    public void publish(long pointId) {
        var point = points.get(pointId);
        if (publications.existsById(point.code())) {
            return;
        }
        publications.save(new Publication(point.code(), pointId));
        point.publish(expanded(point), schedule.usualDeadline());
        timeline.onPoint(
                point,
                "system",
                EntryKind.PUBLISHED,
                "交办" + organization.unit(point.lead()).name() + "牵头，期限" + schedule.shownDeadline(point));
        workflow.start(point);
    }

    private List<PointUnit> expanded(WorkPoint point) {
        var units = new ArrayList<>(point.units());
        var codes = new LinkedHashSet<String>();
        codes.add(point.lead());
        units.forEach(unit -> codes.add(unit.code()));
        for (var phrase : point.phrases()) {
            if (Boolean.TRUE.equals(phrase.expand())) {
                organization.unitsOf(phrase.text(), schedule.today()).stream()
                        .filter(unit -> unit.kind() != UnitKind.COUNTY)
                        .map(Unit::code)
                        .filter(codes::add)
                        .forEach(code -> units.add(new PointUnit(code, Role.RESPONSIBLE)));
            }
        }
        return units;
    }

    private WorkPoint pointOf(long planId, long pointId) {
        var point = points.findForEditById(pointId).orElseThrow(NotYours::new);
        if (point.planId() != planId) {
            throw new NotYours();
        }
        return point;
    }
}
