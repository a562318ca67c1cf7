package org.weibao.workpoint;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.organization.Organization;
import org.weibao.shared.Answers;
import org.weibao.shared.Labelled;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;

/** How a part begins: its body accepts, the office decides objections, the lead decides claims of 不涉及. */
@Service
@Transactional
public class PartAcceptance {

    /** How a part accepted. */
    public enum Acceptance {
        ACCEPTED,
        OBJECTED,
        CLAIMED,
        STANDBY
    }

    /** Whether a part still has measures to carry out. */
    public enum Remainder implements Labelled {
        MAINTAINED("继续承办"),
        RELEASED("免于承办");

        private final String label;

        Remainder(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** A measure that does not apply to the part (不涉及), and why. */
    public record Claim(@Nullable Long measureId, @Nullable String reason) {}

    /**
     * A part accepts.
     *
     * @param objection the reason for accepting with an objection; such a part makes no claim
     */
    public record AcceptPart(@Nullable String objection, @Nullable List<Claim> notApplicable) {}

    /** @param released the measures that the part need not carry out; empty dismisses the objection */
    public record DecideObjection(@Nullable List<Long> released, @Nullable String reason) {}

    /** @param confirmed the claimed measures that do not apply; refusing one requires a reason */
    public record ConfirmNotApplicable(@Nullable List<Long> confirmed, @Nullable String reason) {}

    private final PartRepository parts;
    private final Timeline timeline;
    private final Schedule schedule;
    private final Organization organization;

    PartAcceptance(PartRepository parts, Timeline timeline, Schedule schedule, Organization organization) {
        this.parts = parts;
        this.timeline = timeline;
        this.schedule = schedule;
        this.organization = organization;
    }

    /** A county or a unit other than the lead accepts; it cannot decline. */
    public Acceptance accept(long partId, AcceptPart command, String user) {
        var part = parts.get(partId);
        var objection = Texts.optional("objection", "异议理由", command.objection());
        var claims = command.notApplicable() == null ? List.<Claim>of() : command.notApplicable();
        if (part.role() == Role.SUPPORTING && (objection != null || !claims.isEmpty())) {
            throw new Refusal("objection", "配合单位只需签收，牵头单位征询时再答复。");
        }
        if (objection != null) {
            if (!claims.isEmpty()) {
                throw new Refusal("notApplicable", "提出异议时不必再逐条申请不涉及，请二选一。");
            }
            part.object(objection);
            timeline.onPart(part, user, EntryKind.DECLINED, objection);
            return Acceptance.OBJECTED;
        }
        var seen = new HashSet<Long>();
        for (var i = 0; i < claims.size(); i++) {
            var field = "notApplicable[" + i + "]";
            var measure = Answers.required(claims.get(i).measureId(), field, "请选择不涉及的任务措施。");
            var reason =
                    Texts.required(field + ".reason", "不涉及的理由", claims.get(i).reason());
            if (!seen.add(measure)) {
                throw new Refusal(field, "有任务措施填了两次，请刷新后再提交。");
            }
            part.claim(measure, reason);
            timeline.onPart(part, user, EntryKind.CLAIMED, reason);
        }
        if (!claims.isEmpty()) {
            return Acceptance.CLAIMED;
        }
        part.accept();
        timeline.onPart(part, user, EntryKind.ACCEPTED, name(part) + "签收");
        goOn(part);
        return part.state() == PartState.STANDBY ? Acceptance.STANDBY : Acceptance.ACCEPTED;
    }

    /** The office decides a part's objection. */
    public Remainder decideObjection(long partId, DecideObjection command, String user) {
        var part = parts.get(partId);
        var reason = Texts.required("reason", "裁定理由", command.reason());
        part.settleObjection(command.released() == null ? List.of() : command.released());
        return settled(part, DecisionKind.OBJECTION, reason, user);
    }

    /** The lead confirms which measures do not apply to the part. */
    public Remainder confirmNotApplicable(long partId, ConfirmNotApplicable command, String user) {
        var part = parts.get(partId);
        var confirmed = command.confirmed() == null ? List.<Long>of() : command.confirmed();
        var claimed = part.measures().stream()
                .filter(each -> each.state() == AssignedMeasureState.CLAIMED)
                .count();
        var reason = Set.copyOf(confirmed).size() < claimed
                ? Texts.required("reason", "不予确认的理由", command.reason())
                : Texts.optional("reason", "说明", command.reason());
        part.settleClaims(confirmed);
        return settled(part, DecisionKind.NOT_APPLICABLE, reason, user);
    }

    private Remainder settled(Part part, DecisionKind kind, @Nullable String reason, String user) {
        var remainder = part.carried().isEmpty() ? Remainder.RELEASED : Remainder.MAINTAINED;
        timeline.record(Decision.onPart(part, kind, remainder, reason, user, timeline.now()));
        timeline.onPart(
                part,
                user,
                EntryKind.DECIDED,
                kind.label()
                        + (remainder == Remainder.RELEASED
                                ? "：免于承办"
                                : "：继续承办" + part.carried().size() + "条任务措施")
                        + (reason == null ? "" : "。" + reason));
        goOn(part);
        return remainder;
    }

    private void goOn(Part part) {
        if (part.state() == PartState.IMPLEMENTING) {
            part.openPeriod(schedule.today(), schedule.firstReport(part.point().rhythm(), part.ends()));
        }
    }

    private String name(Part part) {
        return organization.unit(part.unitCode()).name();
    }
}
