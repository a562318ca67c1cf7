package org.weibao.workpoint;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Map;
import org.weibao.shared.Labelled;

/** What was decided. */
public enum DecisionKind {
    APPROVAL("审批", Approval.values()),
    REASSIGNMENT("重新交办", EntryKind.values()),
    OBJECTION("裁定异议", PartAcceptance.Remainder.values()),
    NOT_APPLICABLE("确认不涉及", PartAcceptance.Remainder.values()),
    END_IMPLEMENTATION("结束落实", EarlyEnd.Consent.values()),
    VERIFICATION("核验", PartReporting.Verification.values()),
    SIGNATURE("审签", Signature.values()),
    CHECK("审核", ReviewService.CheckResult.values()),
    DECISION("审议", ReviewService.Verdict.values()),
    RETURN("确定退回对象", ReviewService.ReturnTarget.values());

    private final String label;
    private final Map<String, String> outcomes;

    DecisionKind(String label, Labelled... outcomes) {
        this.label = label;
        this.outcomes = Arrays.stream(outcomes).collect(toUnmodifiableMap(Labelled::name, Labelled::label));
    }

    /** What people read, in Chinese. */
    public String label() {
        return label;
    }

    /** The Chinese label of an outcome of this kind. */
    public String labelOf(String outcome) {
        return outcomes.getOrDefault(outcome, outcome);
    }
}
