package org.weibao.process.ledger;

import static org.weibao.process.Outcome.ABANDONED;
import static org.weibao.process.Outcome.ACCEPTED;
import static org.weibao.process.Outcome.APPROVED;
import static org.weibao.process.Outcome.CARRIED_OVER;
import static org.weibao.process.Outcome.CLAIMED;
import static org.weibao.process.Outcome.CLOSED;
import static org.weibao.process.Outcome.COMPILED;
import static org.weibao.process.Outcome.CONTINUING;
import static org.weibao.process.Outcome.DECLINED;
import static org.weibao.process.Outcome.DONE;
import static org.weibao.process.Outcome.GRANTED;
import static org.weibao.process.Outcome.MAINTAINED;
import static org.weibao.process.Outcome.NOT_RELEASED;
import static org.weibao.process.Outcome.OBJECTED;
import static org.weibao.process.Outcome.OWN_DONE;
import static org.weibao.process.Outcome.PASSED;
import static org.weibao.process.Outcome.REFUSED;
import static org.weibao.process.Outcome.RELEASED;
import static org.weibao.process.Outcome.RETURNED;
import static org.weibao.process.Outcome.RETURNED_TO_LEAD;
import static org.weibao.process.Outcome.RETURNED_TO_OFFICE;
import static org.weibao.process.Outcome.RETURNED_TO_PARTS;
import static org.weibao.process.Outcome.SIGNED;
import static org.weibao.process.Outcome.STANDBY;
import static org.weibao.process.Outcome.SUBMITTED;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.weibao.process.Elements;
import org.weibao.process.Outcome;
import org.weibao.workpoint.DecisionKind;
import org.weibao.workpoint.EntryKind;

/**
 * The records of a completed step on its plan, point, part or letter: exactly one row of each of these kinds.
 *
 * @param outcome the step's outcome for the model; null for a step that decides nothing
 * @param reopensParts whether it sent back at least one part, each with an entry of its own
 */
record Act(String step, @Nullable Outcome outcome, List<String> rows, boolean reopensParts) {

    private static final String REPORTED = report(false);
    private static final String REPORTED_DONE = report(true);
    private static final String SIGNATURE = "签发";

    private static final List<Act> ALL = List.of(
            act(Elements.PROOFREAD, SUBMITTED, event(EntryKind.SUBMITTED)),
            act(Elements.PROOFREAD, ABANDONED, event(EntryKind.ABANDONED)),
            act(Elements.APPROVE, APPROVED, decision(DecisionKind.APPROVAL, APPROVED), event(EntryKind.APPROVED)),
            act(Elements.APPROVE, RETURNED, decision(DecisionKind.APPROVAL, RETURNED), event(EntryKind.RETURNED)),
            act(Elements.ACCEPT_ASSIGNMENT, ACCEPTED, event(EntryKind.ACCEPTED)),
            act(Elements.ACCEPT_ASSIGNMENT, DECLINED, event(EntryKind.DECLINED)),
            act(
                    Elements.REASSIGN,
                    null,
                    decision(DecisionKind.REASSIGNMENT, EntryKind.REASSIGNED),
                    event(EntryKind.REASSIGNED)),
            act(Elements.REQUEST_END, null, event(EntryKind.END_REQUESTED)),
            act(
                    Elements.CONSENT_END,
                    GRANTED,
                    decision(DecisionKind.END_IMPLEMENTATION, GRANTED),
                    event(EntryKind.END_GRANTED)),
            act(
                    Elements.CONSENT_END,
                    REFUSED,
                    decision(DecisionKind.END_IMPLEMENTATION, REFUSED),
                    event(EntryKind.END_REFUSED)),
            act(Elements.COMPILE, COMPILED, REPORTED_DONE, event(EntryKind.COMPILED)),
            reopening(Elements.COMPILE),
            act(Elements.SIGN, SIGNED, SIGNATURE, event(EntryKind.SIGNED)),
            act(Elements.SIGN, RETURNED, decision(DecisionKind.SIGNATURE, RETURNED), event(EntryKind.RETURNED)),
            act(Elements.CHECK, PASSED, decision(DecisionKind.CHECK, PASSED), event(EntryKind.CHECKED)),
            act(
                    Elements.CHECK,
                    RETURNED_TO_LEAD,
                    decision(DecisionKind.CHECK, RETURNED_TO_LEAD),
                    event(EntryKind.RETURNED)),
            reopening(Elements.CHECK, decision(DecisionKind.CHECK, RETURNED_TO_PARTS)),
            act(Elements.DECIDE, CLOSED, decision(DecisionKind.DECISION, CLOSED), event(EntryKind.CLOSED)),
            act(
                    Elements.DECIDE,
                    CARRIED_OVER,
                    decision(DecisionKind.DECISION, CARRIED_OVER),
                    event(EntryKind.CARRIED_OVER)),
            act(
                    Elements.DECIDE,
                    RETURNED_TO_OFFICE,
                    decision(DecisionKind.DECISION, RETURNED_TO_OFFICE),
                    event(EntryKind.RETURNED)),
            act(
                    Elements.CHOOSE_RETURN,
                    RETURNED_TO_LEAD,
                    decision(DecisionKind.RETURN, RETURNED_TO_LEAD),
                    event(EntryKind.RETURNED)),
            reopening(Elements.CHOOSE_RETURN, decision(DecisionKind.RETURN, RETURNED_TO_PARTS)),
            act(Elements.ACCEPT_PART, ACCEPTED, event(EntryKind.ACCEPTED)),
            act(Elements.ACCEPT_PART, STANDBY, event(EntryKind.ACCEPTED)),
            act(Elements.ACCEPT_PART, OBJECTED, event(EntryKind.DECLINED)),
            act(Elements.ACCEPT_PART, CLAIMED, event(EntryKind.CLAIMED)),
            settling(Elements.DECIDE_OBJECTION, DecisionKind.OBJECTION, MAINTAINED),
            settling(Elements.DECIDE_OBJECTION, DecisionKind.OBJECTION, RELEASED),
            settling(Elements.CONFIRM_NOT_APPLICABLE, DecisionKind.NOT_APPLICABLE, MAINTAINED),
            settling(Elements.CONFIRM_NOT_APPLICABLE, DecisionKind.NOT_APPLICABLE, RELEASED),
            act(Elements.REPORT, CONTINUING, REPORTED, event(EntryKind.REPORTED)),
            act(Elements.REPORT, DONE, REPORTED_DONE, event(EntryKind.DONE)),
            act(Elements.REPORT, OWN_DONE, REPORTED_DONE, event(EntryKind.DONE)),
            act(Elements.SIGN_EXTENSION, SIGNED, event(EntryKind.EXTENSION_SIGNED)),
            act(Elements.SIGN_EXTENSION, REFUSED, event(EntryKind.EXTENSION_UNSIGNED)),
            act(Elements.DECIDE_EXTENSION, GRANTED, event(EntryKind.EXTENDED)),
            act(Elements.DECIDE_EXTENSION, REFUSED, event(EntryKind.EXTENSION_REFUSED)),
            act(Elements.SIGN_PART, SIGNED, SIGNATURE, event(EntryKind.SIGNED)),
            act(Elements.SIGN_PART, RETURNED, decision(DecisionKind.SIGNATURE, RETURNED), event(EntryKind.RETURNED)),
            act(Elements.VERIFY, PASSED, decision(DecisionKind.VERIFICATION, PASSED), event(EntryKind.VERIFIED)),
            act(Elements.VERIFY, RETURNED, decision(DecisionKind.VERIFICATION, RETURNED), event(EntryKind.RETURNED)),
            act(Elements.RELEASE_LETTER, RELEASED, letter(RELEASED.name())),
            act(Elements.RELEASE_LETTER, NOT_RELEASED, letter(NOT_RELEASED.name())));

    /** The records of a step with that outcome. If a step decides nothing, its text in the model is there instead. */
    static Optional<Act> of(String step, @Nullable String outcome) {
        return ALL.stream()
                .filter(act -> act.step.equals(step))
                .filter(act -> act.outcome == null || act.outcome.literal().equals(outcome))
                .findFirst();
    }

    /** A timeline entry; 无新进展 counts as a report. */
    static String event(EntryKind kind) {
        return "事项“" + (kind == EntryKind.NO_NEW_PROGRESS ? EntryKind.REPORTED : kind).label() + "”";
    }

    static String decision(DecisionKind kind, Enum<?> outcome) {
        return decision(kind, outcome.name());
    }

    static String decision(DecisionKind kind, String outcome) {
        return "决定“" + kind.label() + "/" + outcome + "”";
    }

    static String report(boolean done) {
        return done ? "办结报告" : "进展报告";
    }

    /** The letter's own columns about who decided it. */
    static String letter(String state) {
        return "函件记录“" + state + "”";
    }

    /** The signature of a report. */
    static String signature() {
        return SIGNATURE;
    }

    private static Act act(String step, @Nullable Outcome outcome, String... rows) {
        return new Act(step, outcome, List.of(rows), false);
    }

    private static Act reopening(String step, String... rows) {
        return new Act(step, RETURNED_TO_PARTS, List.of(rows), true);
    }

    private static Act settling(String step, DecisionKind kind, Outcome outcome) {
        return act(step, outcome, decision(kind, outcome), event(EntryKind.DECIDED));
    }
}
