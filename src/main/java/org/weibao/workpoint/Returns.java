package org.weibao.workpoint;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.organization.Organization;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;

/** Ways back (退回): reopens named parts, each with its reason. Without parts, only the lead revises its report. */
@Component
class Returns {

    /**
     * A part that is returned, or a supporting unit that gets a question.
     *
     * @param reason for this part; null if the common reason is enough
     */
    record PartReturn(@Nullable Long partId, @Nullable String reason) {}

    private final PartRepository parts;
    private final ReportRepository reports;
    private final Timeline timeline;
    private final Schedule schedule;
    private final Organization organization;

    Returns(
            PartRepository parts,
            ReportRepository reports,
            Timeline timeline,
            Schedule schedule,
            Organization organization) {
        this.parts = parts;
        this.reports = reports;
        this.timeline = timeline;
        this.schedule = schedule;
        this.organization = organization;
    }

    /** Reopens the named parts of the point; at least one must be named. */
    void reopen(WorkPoint point, @Nullable List<PartReturn> named, @Nullable String commonReason, String user) {
        if (named == null || named.isEmpty()) {
            throw new Refusal("parts", "请至少选择一项退回的承办任务。");
        }
        giveBackCompiled(point);
        var seen = new HashSet<Long>();
        for (var i = 0; i < named.size(); i++) {
            var partId = named.get(i).partId();
            var part = partId == null ? null : parts.findById(partId).orElse(null);
            if (part == null || part.point().id() != point.id() || !seen.add(part.id())) {
                throw new Refusal("parts[" + i + "]", "第" + (i + 1) + "项不是本要点的承办任务，或者选了两次，请刷新后再提交。");
            }
            var own = Texts.optional(
                    "parts[" + i + "].reason", "退回理由", named.get(i).reason());
            var reason = own == null ? commonReason : own;
            if (reason == null) {
                throw new Refusal("reason", "请填写退回理由，或者对每项承办任务分别写明要求。");
            }
            part.reopen(reason, schedule.rework());
            giveBackReport(part);
            timeline.onPart(
                    part,
                    user,
                    EntryKind.RETURNED,
                    "退回" + organization.unit(part.unitCode()).name() + "（第" + part.round() + "轮）：" + reason);
        }
    }

    /** Returns the point to its lead alone. */
    void toLead(WorkPoint point, String reason, String user) {
        giveBackCompiled(point);
        timeline.onPoint(
                point,
                user,
                EntryKind.RETURNED,
                "退回牵头单位" + organization.unit(point.lead()).name() + "：" + reason);
    }

    /** The part's last report, if it said "done", no longer counts. */
    void giveBackReport(Part part) {
        reports.last(part.id()).ifPresent(report -> {
            var counted = report.counts();
            report.giveBack();
            if (counted && !report.counts()) {
                part.keepLastCounting(reports.lastCounting(part.id()).orElse(null));
            }
        });
    }

    void giveBackCompiled(WorkPoint point) {
        reports.lastCompiled(point.id()).ifPresent(Report::giveBack);
    }
}
