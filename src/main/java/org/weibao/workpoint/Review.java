package org.weibao.workpoint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.shared.Answers;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;

/** Leading-group review (审议): the office checks item by item, the leading group decides. */
@Service
@Transactional
public class Review {

    /** What the office finds. */
    public enum CheckResult {
        PASSED,
        RETURNED_TO_LEAD,
        RETURNED_TO_PARTS
    }

    /** What the leading group decides. */
    public enum Verdict {
        CLOSED,
        CARRIED_OVER,
        RETURNED_TO_OFFICE
    }

    /** Whom the office returns to after the leading group. */
    public enum ReturnTarget {
        RETURNED_TO_LEAD,
        RETURNED_TO_PARTS
    }

    /** What the office found of one item of the closing standard, in its order. */
    public record ItemInput(@Nullable Boolean met, @Nullable String remark) {}

    /**
     * The office checks.
     *
     * @param items one for each item of the closing standard; one that is not met needs a remark
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
     * @param verdicts for the task's own point, and for any other point that awaits a decision of the same meeting
     */
    public record Decide(
            @Nullable LocalDate meetingDate,
            @Nullable MinutesKind minutesKind,
            @Nullable String minutesNumber,
            @Nullable List<PointVerdict> verdicts) {}

    /** @param reason required to carry over or to return */
    public record PointVerdict(@Nullable Long pointId, @Nullable Verdict verdict, @Nullable String reason) {}

    /** @param parts those returned */
    public record ChooseReturn(
            @Nullable ReturnTarget answer, @Nullable List<Returns.PartReturn> parts, @Nullable String reason) {}

    private final WorkPoints points;
    private final Reports reports;
    private final Returns returns;
    private final Journal journal;
    private final Schedule schedule;
    private final WorkPointWorkflow workflow;

    Review(
            WorkPoints points,
            Reports reports,
            Returns returns,
            Journal journal,
            Schedule schedule,
            WorkPointWorkflow workflow) {
        this.points = points;
        this.reports = reports;
        this.returns = returns;
        this.journal = journal;
        this.schedule = schedule;
        this.workflow = workflow;
    }

    /** The office checks the compiled report; never one that the same person compiled or signed. */
    public CheckResult check(long pointId, Check command, String user) {
        var point = points.get(pointId);
        var report = reports.lastCompiled(pointId).orElseThrow();
        if (report.isBy(user)) {
            throw new Refusal("answer", "您汇总或签发过这份报告，不能再审核，请由办公室其他同志审核。");
        }
        var answer = Answers.required(command.answer(), "answer", "请选择审核结论。");
        var items = items(point.closingStandard(), command.items(), answer == CheckResult.PASSED);
        var reason = answer == CheckResult.PASSED
                ? Texts.optional("reason", "审核意见", command.reason())
                : Texts.required("reason", "退回理由", command.reason());
        journal.record(Decision.onPoint(pointId, DecisionKind.CHECK, answer, reason, user, journal.now())
                .after(items));
        if (reason == null || answer == CheckResult.PASSED) {
            journal.onPoint(point, user, EventKind.CHECKED, reason == null ? "审核通过" : reason);
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
     * The leading group decides the point, and with the same form perhaps others, each recorded by itself.
     *
     * @return the verdict on the point
     */
    public Verdict decide(long pointId, Decide command, String user) {
        var point = points.get(pointId);
        var meeting =
                Meeting.of(command.meetingDate(), command.minutesKind(), command.minutesNumber(), schedule.today());
        var verdicts = command.verdicts() == null ? List.<PointVerdict>of() : command.verdicts();
        Verdict own = null;
        for (var i = 0; i < verdicts.size(); i++) {
            var each = verdicts.get(i);
            var field = "verdicts[" + i + "]";
            var verdict = Answers.required(each.verdict(), field + ".verdict", "请选择第" + (i + 1) + "个要点的审议决定。");
            if (each.pointId() != null && each.pointId() == pointId && own == null) {
                own = verdict;
                record(point, meeting, verdict, field, each.reason(), user);
            } else {
                var other = points.findById(each.pointId() == null ? -1 : each.pointId())
                        .orElseThrow(() -> new Refusal(field, "第" + verdicts.size() + "行不是待审议的工作要点，请刷新后再提交。"));
                workflow.decide(
                        other,
                        new Decide(
                                command.meetingDate(), command.minutesKind(), command.minutesNumber(), List.of(each)));
            }
        }
        return Answers.required(own, "verdicts", "请选择本要点的审议决定。");
    }

    private void record(
            WorkPoint point, Meeting meeting, Verdict verdict, String field, @Nullable String text, String user) {
        var reason = verdict == Verdict.CLOSED
                ? Texts.optional(field + ".reason", "说明", text)
                : Texts.required(field + ".reason", verdict == Verdict.CARRIED_OVER ? "结转理由" : "退回理由", text);
        journal.record(Decision.onPoint(point.id(), DecisionKind.DECISION, verdict, reason, user, journal.now())
                .in(meeting));
        var paper = meeting.date() + " " + meeting.kind().label() + " " + meeting.number();
        var kind =
                switch (verdict) {
                    case CLOSED -> EventKind.CLOSED;
                    case CARRIED_OVER -> EventKind.CARRIED_OVER;
                    case RETURNED_TO_OFFICE -> EventKind.RETURNED;
                };
        journal.onPoint(point, user, kind, paper + (reason == null ? "" : "：" + reason));
        switch (verdict) {
            case CLOSED -> point.enter(Phase.CLOSED);
            case CARRIED_OVER -> point.enter(Phase.CARRIED_OVER);
            case RETURNED_TO_OFFICE -> {}
        }
    }

    /** After the leading group's return the office chooses the lead or named parts. */
    public ReturnTarget chooseReturn(long pointId, ChooseReturn command, String user) {
        var point = points.get(pointId);
        var answer = Answers.required(command.answer(), "answer", "请选择退回牵头单位或承办任务。");
        var reason = Texts.required("reason", "退回理由", command.reason());
        journal.record(Decision.onPoint(pointId, DecisionKind.RETURN, answer, reason, user, journal.now()));
        if (answer == ReturnTarget.RETURNED_TO_LEAD) {
            returns.toLead(point, reason, user);
        } else {
            returns.reopen(point, command.parts(), reason, user);
        }
        return answer;
    }
}
