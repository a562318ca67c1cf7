package org.weibao.workpoint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.evidence.Evidence;
import org.weibao.evidence.EvidenceSubject;
import org.weibao.shared.Answers;
import org.weibao.shared.Labelled;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;

/** Leading-group review (审议): the office checks item by item, the leading group decides. */
@Service
@Transactional
public class ReviewService {

    /** What the office finds. */
    public enum CheckResult implements Labelled {
        PASSED("通过"),
        RETURNED_TO_LEAD("退回牵头单位"),
        RETURNED_TO_PARTS("退回承办任务");

        private final String label;

        CheckResult(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** What the leading group decides. */
    public enum Verdict implements Labelled {
        CLOSED("办结销号"),
        CARRIED_OVER("结转下年度"),
        RETURNED_TO_OFFICE("退回办公室");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** Who the point goes back to after the leading group returned it. */
    public enum ReturnTarget implements Labelled {
        RETURNED_TO_LEAD("退回牵头单位"),
        RETURNED_TO_PARTS("退回承办任务");

        private final String label;

        ReturnTarget(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** What the office found for one item of the closing standard, in the standard's order. */
    public record ItemInput(@Nullable Boolean met, @Nullable String remark) {}

    /**
     * The office checks.
     *
     * @param items one for each item of the closing standard; an item that is not met needs a remark
     * @param parts those returned
     * @param reason required to return
     */
    public record Check(
            @Nullable CheckResult answer,
            @Nullable List<ItemInput> items,
            @Nullable List<Returns.PartReturn> parts,
            @Nullable String reason) {}

    /**
     * A decision of the leading group as its recorder enters it.
     *
     * @param verdicts for the task's own point, and for other points that the same meeting decided
     * @param files the ids of the files uploaded in this form: the scan of the minutes, for all these points
     */
    public record Decide(
            @Nullable LocalDate meetingDate,
            @Nullable MinutesKind minutesKind,
            @Nullable String minutesNumber,
            @Nullable List<PointVerdict> verdicts,
            @Nullable List<Long> files) {}

    /** @param reason required to carry over or to return */
    public record PointVerdict(@Nullable Long pointId, @Nullable Verdict verdict, @Nullable String reason) {}

    /** @param parts those returned */
    public record ChooseReturn(
            @Nullable ReturnTarget answer, @Nullable List<Returns.PartReturn> parts, @Nullable String reason) {}

    private final WorkPointRepository points;
    private final ReportRepository reports;
    private final Returns returns;
    private final Timeline timeline;
    private final Schedule schedule;
    private final WorkPointWorkflow workflow;
    private final DecisionRepository decisions;
    private final TimelineRepository events;
    private final Evidence evidence;
    private final Unfinished unfinished;
    private final ApplicationEventPublisher publisher;

    ReviewService(
            WorkPointRepository points,
            ReportRepository reports,
            Returns returns,
            Timeline timeline,
            Schedule schedule,
            WorkPointWorkflow workflow,
            DecisionRepository decisions,
            TimelineRepository events,
            Evidence evidence,
            Unfinished unfinished,
            ApplicationEventPublisher publisher) {
        this.points = points;
        this.reports = reports;
        this.returns = returns;
        this.timeline = timeline;
        this.schedule = schedule;
        this.workflow = workflow;
        this.decisions = decisions;
        this.events = events;
        this.evidence = evidence;
        this.unfinished = unfinished;
        this.publisher = publisher;
    }

    /** The office checks the compiled report. Who compiled or signed it may not check it. */
    public CheckResult check(long pointId, Check command, String user) {
        var point = points.get(pointId);
        point.requirePhase(Phase.REVIEW);
        var report = reports.lastCompiled(pointId).orElseThrow();
        if (report.isBy(user)) {
            throw new Refusal("answer", "您汇总或签发过这份报告，不能再审核，请由办公室其他同志审核。");
        }
        var answer = Answers.required(command.answer(), "answer", "请选择审核结论。");
        var items = items(point.closingStandard(), command.items(), answer == CheckResult.PASSED);
        var reason = answer == CheckResult.PASSED
                ? Texts.optional("reason", "审核意见", command.reason())
                : Texts.required("reason", "退回理由", command.reason());
        timeline.record(Decision.onPoint(pointId, DecisionKind.CHECK, answer, reason, user, timeline.now())
                .after(items));
        if (reason == null || answer == CheckResult.PASSED) {
            timeline.onPoint(point, user, EntryKind.CHECKED, reason == null ? "审核通过" : reason);
        } else if (answer == CheckResult.RETURNED_TO_LEAD) {
            returns.toLead(point, reason, user);
        } else {
            returns.reopen(point, command.parts(), reason, user);
        }
        return answer;
    }

    private static List<CheckedItem> items(List<String> standard, @Nullable List<ItemInput> inputs, boolean required) {
        var given = inputs == null ? List.<ItemInput>of() : inputs;
        if (given.size() > standard.size() || (required && given.size() < standard.size())) {
            throw new Refusal("items", "请对照办结标准逐项给出结论。");
        }
        var items = new ArrayList<CheckedItem>();
        for (var i = 0; i < given.size(); i++) {
            var field = "items[" + i + "]";
            var met = given.get(i).met();
            var remark = Texts.optional(field + ".remark", "说明", given.get(i).remark());
            if (met == null && !required) {
                continue;
            }
            if (met == null) {
                throw new Refusal(field + ".met", "请对办结标准第" + (i + 1) + "项给出结论。");
            }
            if (!met && required && remark == null) {
                throw new Refusal(field + ".remark", "办结标准第" + (i + 1) + "项未达到，请说明情况，供领导小组审议。");
            }
            items.add(new CheckedItem(standard.get(i), met, remark));
        }
        return items;
    }

    /**
     * The leading group decides the point. The same form may decide other points; each is recorded separately.
     *
     * @return the verdict on the point
     */
    public Verdict decide(long pointId, Decide command, String user) {
        var point = points.get(pointId);
        point.requirePhase(Phase.REVIEW);
        var meeting = Meeting.of(
                command.meetingDate(),
                command.minutesKind(),
                command.minutesNumber(),
                publishedOn(point),
                schedule.today());
        var verdicts = command.verdicts() == null ? List.<PointVerdict>of() : command.verdicts();
        var rows = new LinkedHashMap<WorkPoint, Row>();
        for (var i = 0; i < verdicts.size(); i++) {
            var row = row(i, verdicts.get(i));
            if (rows.put(row.point(), row) != null) {
                throw new Refusal("verdicts[" + i + "]", "第" + (i + 1) + "行的工作要点填了两次。");
            }
        }
        var own = Answers.required(rows.remove(point), "verdicts", "请选择本要点的审议决定。");
        record(own, meeting, user);
        rows.values()
                .forEach(row -> workflow.decide(
                        row.point(),
                        new Decide(
                                command.meetingDate(),
                                command.minutesKind(),
                                command.minutesNumber(),
                                List.of(new PointVerdict(row.point().id(), row.verdict(), row.reason())),
                                null)));
        var decided = Stream.concat(Stream.of(own), rows.values().stream())
                .map(row -> lastDecision(row.point()))
                .toList();
        evidence.attachToDecisions(EvidenceSubject.decision(pointId), command.files(), decided);
        return own.verdict();
    }

    private LocalDate publishedOn(WorkPoint point) {
        return events.findFirstByPointIdAndPartIdIsNullAndKindOrderByIdDesc(point.id(), EntryKind.PUBLISHED)
                .map(event -> WorkingCalendar.dayOf(event.at()))
                .orElse(LocalDate.MIN);
    }

    /** The id of the point's last recorded decision. */
    private long lastDecision(WorkPoint point) {
        return decisions
                .findFirstByPointIdAndKindOrderByIdDesc(point.id(), DecisionKind.DECISION)
                .orElseThrow()
                .id();
    }

    /** A checked verdict on one point. */
    private record Row(WorkPoint point, Verdict verdict, @Nullable String reason) {}

    private Row row(int index, PointVerdict typed) {
        var field = "verdicts[" + index + "]";
        var about = points.findById(typed.pointId() == null ? -1 : typed.pointId())
                .orElseThrow(() -> new Refusal(field, "第" + (index + 1) + "行不是待审议的工作要点，请刷新后再提交。"));
        var title = "“" + about.place() + " " + about.title() + "”的";
        var verdict = Answers.required(typed.verdict(), field + ".verdict", "请选择" + title + "审议决定。");
        var reason =
                switch (verdict) {
                    case CLOSED -> Texts.optional(field + ".reason", title + "说明", typed.reason());
                    case CARRIED_OVER -> Texts.required(field + ".reason", title + "结转理由", typed.reason());
                    case RETURNED_TO_OFFICE -> Texts.required(field + ".reason", title + "退回理由", typed.reason());
                };
        return new Row(about, verdict, reason);
    }

    private void record(Row row, Meeting meeting, String user) {
        var point = row.point();
        var verdict = row.verdict();
        var reason = row.reason();
        timeline.record(Decision.onPoint(point.id(), DecisionKind.DECISION, verdict, reason, user, timeline.now())
                .in(meeting));
        var paper = WorkingCalendar.named(meeting.date()) + " " + meeting.kind().label() + " " + meeting.number();
        var kind =
                switch (verdict) {
                    case CLOSED -> EntryKind.CLOSED;
                    case CARRIED_OVER -> EntryKind.CARRIED_OVER;
                    case RETURNED_TO_OFFICE -> EntryKind.RETURNED;
                };
        var sentence = paper + (reason == null ? "" : "：" + reason);
        var open = verdict == Verdict.RETURNED_TO_OFFICE
                ? null
                : unfinished.of(point.id()).orElse(null);
        var event = timeline.onPoint(point, user, kind, open == null ? sentence : sentence + "（" + open + "）");
        switch (verdict) {
            case CLOSED -> point.close();
            case CARRIED_OVER -> point.carryOver();
            case RETURNED_TO_OFFICE -> {
                return;
            }
        }
        publisher.publishEvent(new PointEnded(point, verdict == Verdict.CARRIED_OVER, paper, reason, open, event));
    }

    /** After the leading group's return, the office chooses the lead or named parts. */
    public ReturnTarget chooseReturn(long pointId, ChooseReturn command, String user) {
        var point = points.get(pointId);
        point.requirePhase(Phase.REVIEW);
        var answer = Answers.required(command.answer(), "answer", "请选择退回牵头单位或承办任务。");
        var reason = Texts.required("reason", "退回理由", command.reason());
        timeline.record(Decision.onPoint(pointId, DecisionKind.RETURN, answer, reason, user, timeline.now()));
        if (answer == ReturnTarget.RETURNED_TO_LEAD) {
            returns.toLead(point, reason, user);
        } else {
            returns.reopen(point, command.parts(), reason, user);
        }
        return answer;
    }
}
