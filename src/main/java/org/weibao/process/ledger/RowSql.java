package org.weibao.process.ledger;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.weibao.extension.ExtensionState;
import org.weibao.letter.LetterState;
import org.weibao.notification.Notice;
import org.weibao.plan.PlanState;
import org.weibao.process.Elements;
import org.weibao.process.Variables;
import org.weibao.process.ledger.RowCheck.Question;
import org.weibao.workpoint.AssignedMeasureState;
import org.weibao.workpoint.DecisionKind;
import org.weibao.workpoint.EarlyEnd;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.PartState;
import org.weibao.workpoint.Phase;
import org.weibao.workpoint.ReviewService;
import org.weibao.workpoint.Role;
import org.weibao.workpoint.Signature;

/** What the checks by SQL share: pieces of statements, the names of states and steps, and how a check runs. */
final class RowSql {

    /** Each process instance with its subject: the id in its own variable. */
    static final String INSTANCES =
            """
            SELECT e.ID_ AS id, e.BUSINESS_KEY_ AS business_key, d.KEY_ AS model, v.LONG_ AS subject
            FROM ACT_RU_EXECUTION e
            JOIN ACT_RE_PROCDEF d ON d.ID_ = e.PROC_DEF_ID_
            LEFT JOIN ACT_RU_VARIABLE v ON v.EXECUTION_ID_ = e.ID_
              AND v.NAME_ = CASE d.KEY_ WHEN :annualPlan THEN :planId WHEN :workPoint THEN :pointId
                WHEN :letterModel THEN :letterId WHEN :noticeDelivery THEN :messageId WHEN :extensionModel THEN :extensionId
                ELSE :partId END
            WHERE e.PARENT_ID_ IS NULL
            """;

    /** The places of a process: every activity with one of its executions; the body of a fan-out counts as its step. */
    static final String PLACES =
            """
            SELECT i.subject, i.model, REPLACE(x.ACT_ID_, '#multiInstanceBody', '') AS place, x.ID_ AS execution,
                   x.ACT_ID_ AS exact, j.ID_ AS job
            FROM (%s) i
            JOIN ACT_RU_EXECUTION x ON x.PROC_INST_ID_ = i.id
            LEFT JOIN ACT_RU_JOB j ON j.EXECUTION_ID_ = x.ID_
            WHERE x.ACT_ID_ IS NOT NULL
            """
                    .formatted(INSTANCES);

    /** Deadlines, with their subject as in keys of notices. */
    static final String DEADLINES =
            """
            SELECT d.*, CASE WHEN d.part_id IS NOT NULL THEN CONCAT('part-', d.part_id)
                     WHEN d.point_id IS NOT NULL THEN CONCAT('point-', d.point_id)
                     WHEN d.plan_id IS NOT NULL THEN CONCAT('plan-', d.plan_id)
                     WHEN d.letter_id IS NOT NULL THEN CONCAT('letter-', d.letter_id)
                     ELSE CONCAT('extension-', d.extension_id) END AS subject
            FROM deadline d""";

    /** The subject of each open task, as in deadlines. */
    static final String TASKS =
            """
            SELECT t.ID_ AS id, t.NAME_ AS name, t.TASK_DEF_KEY_ AS step, CAST(t.DUE_DATE_ AS DATE) AS due,
                   CONCAT(CASE i.model WHEN :annualPlan THEN 'plan-' WHEN :workPoint THEN 'point-'
                     WHEN :extensionModel THEN 'extension-' WHEN :letterModel THEN 'letter-'
                     ELSE 'part-' END, i.subject) AS subject
            FROM ACT_RU_TASK t JOIN (%s) i ON i.id = t.PROC_INST_ID_
            """
                    .formatted(INSTANCES);

    /** The subject of a timeline entry, as in deadlines. */
    static final String SUBJECT_OF_EVENT =
            "CASE WHEN v.part_id IS NULL THEN CONCAT('point-', v.point_id) ELSE CONCAT('part-', v.part_id) END";

    static final Map<String, Phase> PHASES = Map.ofEntries(
            Map.entry(Elements.ACCEPT_ASSIGNMENT, Phase.ASSIGNMENT),
            Map.entry(Elements.REASSIGN, Phase.ASSIGNMENT),
            Map.entry(Elements.IMPLEMENT_PART, Phase.IMPLEMENTATION),
            Map.entry(Elements.REQUEST_END, Phase.IMPLEMENTATION),
            Map.entry(Elements.CONSENT_END, Phase.IMPLEMENTATION),
            Map.entry(Elements.RECORD_UNFINISHED, Phase.IMPLEMENTATION),
            Map.entry(Elements.COMPILE, Phase.REPORTING),
            Map.entry(Elements.SIGN, Phase.REPORTING),
            Map.entry(Elements.CHECK, Phase.REVIEW),
            Map.entry(Elements.DECIDE, Phase.REVIEW),
            Map.entry(Elements.CHOOSE_RETURN, Phase.REVIEW));

    /** The step at which the process of a part in that state waits. In other states it has ended, or a job ends it. */
    static final Map<PartState, String> STEPS = Map.of(
            PartState.TO_ACCEPT, Elements.ACCEPT_PART,
            PartState.OBJECTED, Elements.DECIDE_OBJECTION,
            PartState.CLAIMED, Elements.CONFIRM_NOT_APPLICABLE,
            PartState.IMPLEMENTING, Elements.REPORT,
            PartState.TO_SIGN, Elements.SIGN_PART,
            PartState.TO_VERIFY, Elements.VERIFY,
            PartState.VERIFIED, Elements.END_VERIFIED,
            PartState.INCLUDED, Elements.END_INCLUDED,
            PartState.STANDBY, Elements.END_STANDBY,
            PartState.RELEASED, Elements.END_RELEASED);

    static final Map<String, Object> NAMES = names();

    static final String PHASE_OF_PLACE =
            cases("x.place", PHASES, key -> "'" + key + "'", phase -> "'" + phase.name() + "'");

    static final String STEP_OF_STATE =
            cases("p.state", STEPS, key -> "'" + key.name() + "'", step -> "'" + step + "'");

    private RowSql() {}

    static Check check(String title, String examined, Question... questions) {
        return new RowCheck(title, examined, NAMES, List.of(questions), List.of());
    }

    static Question question(String sql, String sentence) {
        return new Question(sql, sentence);
    }

    private static <K, V> String cases(String of, Map<K, V> pairs, Function<K, String> key, Function<V, String> value) {
        var cases = new StringBuilder("CASE " + of);
        pairs.forEach((from, to) ->
                cases.append(" WHEN ").append(key.apply(from)).append(" THEN ").append(value.apply(to)));
        return cases.append(" END").toString();
    }

    private static Map<String, Object> names() {
        var names = new HashMap<String, Object>();
        names.put("annualPlan", Elements.ANNUAL_PLAN);
        names.put("workPoint", Elements.WORK_POINT);
        names.put("implementationModel", Elements.IMPLEMENTATION);
        names.put("noticeDelivery", Elements.NOTICE_DELIVERY);
        names.put("messageId", Variables.MESSAGE_ID.name());
        names.put("planId", Variables.PLAN_ID.name());
        names.put("pointId", Variables.POINT_ID.name());
        names.put("partId", Variables.PART_ID.name());
        names.put("leadRole", Role.LEAD.name());
        names.put("letterModel", Elements.LETTER);
        names.put("letterId", Variables.LETTER_ID.name());
        names.put("openLetters", names(LetterState.REQUESTED, LetterState.DRAFTED));
        names.put("decidedLetters", names(LetterState.RELEASED, LetterState.NOT_RELEASED));
        names.put("released", LetterState.RELEASED.name());
        names.put("notNeeded", LetterState.NOT_NEEDED.name());
        names.put("letterReleased", EntryKind.LETTER_RELEASED.name());
        names.put("letterDropped", EntryKind.LETTER_DROPPED.name());
        names.put("extensionModel", Elements.EXTENSION);
        names.put("extensionId", Variables.EXTENSION_ID.name());
        names.put("signExtension", Elements.SIGN_EXTENSION);
        names.put("decideExtension", Elements.DECIDE_EXTENSION);
        names.put("toSign", ExtensionState.TO_SIGN.name());
        names.put("openExtensions", names(ExtensionState.TO_SIGN, ExtensionState.TO_DECIDE));
        names.put("extensionRequested", EntryKind.EXTENSION_REQUESTED.name());
        names.put("urged", EntryKind.URGED.name());
        names.put("consulted", EntryKind.CONSULTED.name());
        names.put("correctionModel", Elements.EXTENSION_CORRECTION);
        names.put("corrected", EntryKind.EXTENSION_CORRECTED.name());
        names.put("urgingModel", Elements.URGING);
        names.put("urgingNotice", Notice.Kind.URGING.name());
        names.put("proofread", Elements.PROOFREAD);
        names.put("approve", Elements.APPROVE);
        names.put("publishPoint", Elements.PUBLISH_POINT);
        names.put("report", Elements.REPORT);
        names.put("implementPart", Elements.IMPLEMENT_PART);
        names.put("fanOut", Elements.IMPLEMENT_PART + "#multiInstanceBody");
        names.put(
                "singleSteps",
                PHASES.keySet().stream()
                        .filter(step -> !step.equals(Elements.IMPLEMENT_PART))
                        .toList());
        names.put("openPlans", names(PlanState.PROOFREADING, PlanState.AWAITING_APPROVAL));
        names.put("proofreading", PlanState.PROOFREADING.name());
        names.put("awaitingApproval", PlanState.AWAITING_APPROVAL.name());
        names.put("planApproved", PlanState.APPROVED.name());
        names.put("approved", Phase.APPROVED.name());
        names.put("implementation", Phase.IMPLEMENTATION.name());
        var live = names(Phase.ASSIGNMENT, Phase.IMPLEMENTATION, Phase.REPORTING, Phase.REVIEW);
        names.put("livePhases", live);
        names.put(
                "publishedPhases",
                Stream.concat(live.stream(), names(Phase.CLOSED, Phase.CARRIED_OVER).stream())
                        .toList());
        names.put(
                "openParts",
                names(
                        PartState.TO_ACCEPT,
                        PartState.OBJECTED,
                        PartState.CLAIMED,
                        PartState.IMPLEMENTING,
                        PartState.TO_SIGN,
                        PartState.TO_VERIFY));
        names.put("reported", names(PartState.TO_SIGN, PartState.TO_VERIFY, PartState.VERIFIED, PartState.INCLUDED));
        names.put("signed", names(PartState.TO_VERIFY, PartState.VERIFIED));
        names.put("unfinishedState", PartState.UNFINISHED.name());
        names.put("carried", AssignedMeasureState.CARRIED.name());
        names.put("published", EntryKind.PUBLISHED.name());
        names.put("carriedOver", EntryKind.CARRIED_OVER.name());
        names.put("returned", EntryKind.RETURNED.name());
        names.put("unfinished", EntryKind.UNFINISHED.name());
        names.put("signature", DecisionKind.SIGNATURE.name());
        names.put("check", DecisionKind.CHECK.name());
        names.put("endImplementation", DecisionKind.END_IMPLEMENTATION.name());
        names.put("signatureReturned", Signature.RETURNED.name());
        names.put("granted", EarlyEnd.Consent.GRANTED.name());
        names.put("passed", ReviewService.CheckResult.PASSED.name());
        return Map.copyOf(names);
    }

    private static List<String> names(Enum<?>... constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
