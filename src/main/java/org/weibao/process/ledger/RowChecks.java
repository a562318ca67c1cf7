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
import org.weibao.workpoint.Signature;

/**
 * What must hold between rows; the same SQL on H2 and MySQL, where the engine's tables have upper-case names, and where a
 * question within HAVING sees only what is selected: hence columns that no sentence shows.
 */
final class RowChecks {

    /** Whose instance it is: the id that the process carries, at the instance itself. */
    private static final String INSTANCES =
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

    /** Where a process stands: every activity that one of its executions is at, the body of a fan-out by its step. */
    private static final String PLACES =
            """
            SELECT i.subject, i.model, REPLACE(x.ACT_ID_, '#multiInstanceBody', '') AS place, x.ID_ AS execution,
                   x.ACT_ID_ AS exact, j.ID_ AS job
            FROM (%s) i
            JOIN ACT_RU_EXECUTION x ON x.PROC_INST_ID_ = i.id
            LEFT JOIN ACT_RU_JOB j ON j.EXECUTION_ID_ = x.ID_
            WHERE x.ACT_ID_ IS NOT NULL
            """
                    .formatted(INSTANCES);

    /** Deadlines, with what each is about as keys of notices write it. */
    private static final String DEADLINES =
            """
            SELECT d.*, CASE WHEN d.part_id IS NOT NULL THEN CONCAT('part-', d.part_id)
                     WHEN d.point_id IS NOT NULL THEN CONCAT('point-', d.point_id)
                     WHEN d.plan_id IS NOT NULL THEN CONCAT('plan-', d.plan_id)
                     WHEN d.letter_id IS NOT NULL THEN CONCAT('letter-', d.letter_id)
                     ELSE CONCAT('extension-', d.extension_id) END AS subject
            FROM deadline d""";

    /** What each open task is about, as deadlines have it. */
    private static final String TASKS =
            """
            SELECT t.ID_ AS id, t.NAME_ AS name, t.TASK_DEF_KEY_ AS step, CAST(t.DUE_DATE_ AS DATE) AS due,
                   CONCAT(CASE i.model WHEN :annualPlan THEN 'plan-' WHEN :workPoint THEN 'point-'
                     WHEN :extensionModel THEN 'extension-' WHEN :letterModel THEN 'letter-'
                     ELSE 'part-' END, i.subject) AS subject
            FROM ACT_RU_TASK t JOIN (%s) i ON i.id = t.PROC_INST_ID_
            """
                    .formatted(INSTANCES);

    /** What a line of the story is about, as deadlines have it. */
    private static final String SUBJECT_OF_EVENT =
            "CASE WHEN v.part_id IS NULL THEN CONCAT('point-', v.point_id) ELSE CONCAT('part-', v.part_id) END";

    private static final Map<String, Phase> PHASES = Map.ofEntries(
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

    /** Where the process of a part in that state waits; the rest has ended, or its end is still a job. */
    private static final Map<PartState, String> STEPS = Map.of(
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

    private static final Map<String, Object> NAMES = names();

    private static final String PHASE_OF_PLACE =
            cases("x.place", PHASES, key -> "'" + key + "'", phase -> "'" + phase.name() + "'");

    private static final String STEP_OF_STATE =
            cases("p.state", STEPS, key -> "'" + key.name() + "'", step -> "'" + step + "'");

    static final List<Check> ALL = List.of(
            plansAndProcesses(),
            pointsAndProcesses(),
            publications(),
            phasesAndPlaces(),
            partsAndProcesses(),
            statesAndPlaces(),
            orphans(),
            dueDates(),
            deadlines(),
            timers(),
            extensions(),
            corrections(),
            urgings(),
            carriedOver(),
            reports(),
            handOvers(),
            letters(),
            letterNumbers(),
            figures(),
            notices(),
            incidents());

    private RowChecks() {}

    private static Check plansAndProcesses() {
        return check(
                "校核、审批、发布中的年度各有一个流程，其余没有",
                "SELECT COUNT(*) FROM plan",
                question(
                        """
                        SELECT p.plan_year, p.id, COUNT(i.id) FROM plan p
                        LEFT JOIN (%s) i ON i.model = :annualPlan AND i.subject = p.id
                        GROUP BY p.id, p.plan_year, p.state
                        HAVING COUNT(i.id) <> CASE
                          WHEN p.state IN (:openPlans) THEN 1
                          WHEN p.state = :planApproved
                            AND EXISTS (SELECT 1 FROM work_point w WHERE w.plan_id = p.id AND w.phase = :approved) THEN 1
                          ELSE 0 END"""
                                .formatted(INSTANCES),
                        "%s年度（编号%s）有%s个流程，与它的状态不符。"),
                question(
                        """
                        SELECT p.plan_year, p.id, p.state, MIN(x.place) FROM plan p
                        JOIN (%s) x ON x.model = :annualPlan AND x.subject = p.id
                        WHERE x.place <> CASE p.state WHEN :proofreading THEN :proofread
                          WHEN :awaitingApproval THEN :approve ELSE :publishPoint END
                        GROUP BY p.id, p.plan_year, p.state"""
                                .formatted(PLACES),
                        "%s年度（编号%s）的状态是%s，流程却停在%s。"),
                question(
                        """
                        SELECT i.id FROM (%s) i LEFT JOIN plan p ON p.id = i.subject
                        WHERE i.model = :annualPlan AND (p.id IS NULL OR i.business_key IS NULL
                          OR i.business_key <> CAST(p.plan_year AS CHAR(10)))"""
                                .formatted(INSTANCES),
                        "年度流程%s没有对应的年度，或者业务编号不是它的年份。"));
    }

    private static Check pointsAndProcesses() {
        return check(
                "办理中的要点各有一个流程，办结、结转和未发布的没有",
                "SELECT COUNT(*) FROM work_point",
                question(
                        """
                        SELECT w.code, w.id, w.phase, COUNT(i.id) FROM work_point w
                        LEFT JOIN (%s) i ON i.model = :workPoint AND i.subject = w.id
                        GROUP BY w.id, w.code, w.phase
                        HAVING COUNT(i.id) <> CASE WHEN w.phase IN (:livePhases) THEN 1 ELSE 0 END"""
                                .formatted(INSTANCES),
                        "要点%s（编号%s）的阶段是%s，却有%s个流程。"),
                question(
                        """
                        SELECT i.id, i.business_key FROM (%s) i LEFT JOIN work_point w ON w.id = i.subject
                        WHERE i.model = :workPoint AND (w.id IS NULL OR i.business_key IS NULL OR i.business_key <> w.code)"""
                                .formatted(INSTANCES),
                        "要点流程%s（业务编号%s）没有对应的要点，或者业务编号与要点不符。"));
    }

    private static Check publications() {
        return check(
                "发布过的要点各有一条发布记录和一条交办记录，其余没有",
                "SELECT COUNT(*) FROM publication",
                question(
                        """
                        SELECT w.code, w.id, w.phase FROM work_point w
                        LEFT JOIN publication b ON b.point_id = w.id AND b.code = w.code
                        WHERE (w.phase IN (:publishedPhases)) <> (b.code IS NOT NULL)""",
                        "要点%s（编号%s）的阶段是%s，与有无发布记录不符。"),
                question(
                        """
                        SELECT w.code, w.id, COUNT(e.id) FROM work_point w
                        LEFT JOIN timeline_entry e ON e.point_id = w.id AND e.part_id IS NULL AND e.kind = :published
                        GROUP BY w.id, w.code, w.phase
                        HAVING COUNT(e.id) <> CASE WHEN w.phase IN (:publishedPhases) THEN 1 ELSE 0 END""",
                        "要点%s（编号%s）有%s条交办记录。"),
                question(
                        """
                        SELECT p.plan_year, p.id, COUNT(*) FROM plan p JOIN work_point w ON w.plan_id = p.id
                        WHERE w.phase IN (:publishedPhases) AND p.state <> :planApproved GROUP BY p.id, p.plan_year""",
                        "%s年度（编号%s）没有批准，却有%s个要点已经发布。"));
    }

    private static Check phasesAndPlaces() {
        return check(
                "要点的阶段与流程停留的步骤相符",
                "SELECT COUNT(*) FROM work_point WHERE phase IN (:livePhases)",
                question(
                        """
                        SELECT w.code, w.phase, x.place FROM work_point w
                        JOIN (%s) x ON x.model = :workPoint AND x.subject = w.id
                        WHERE %s <> w.phase"""
                                .formatted(PLACES, PHASE_OF_PLACE),
                        "要点%s的阶段是%s，流程却停在%s。"),
                question(
                        """
                        SELECT w.code, w.phase, COUNT(x.execution) FROM work_point w
                        LEFT JOIN (%s) x ON x.model = :workPoint AND x.subject = w.id AND x.place IN (:singleSteps)
                        WHERE w.phase IN (:livePhases)
                        GROUP BY w.id, w.code, w.phase HAVING COUNT(x.execution) <> 1"""
                                .formatted(PLACES),
                        "要点%s的阶段是%s，流程应当停在一个步骤，却停在%s个。"),
                question(
                        """
                        SELECT w.code, COUNT(x.execution) FROM work_point w
                        LEFT JOIN (%s) x ON x.model = :workPoint AND x.subject = w.id AND x.place = :implementPart
                        WHERE w.phase = :implementation
                        GROUP BY w.id, w.code HAVING COUNT(x.execution) = 0 OR COUNT(x.job) > 1"""
                                .formatted(PLACES),
                        "要点%s正在落实，分头落实的流程却有%s个。"));
    }

    private static Check partsAndProcesses() {
        return check(
                "落实中要点的每项未完成承办任务各有一个流程，已完成的没有",
                "SELECT COUNT(*) FROM part",
                question(
                        """
                        SELECT w.code, p.unit_code, p.state, COUNT(i.id), w.id, w.phase FROM part p
                        JOIN work_point w ON w.id = p.point_id
                        LEFT JOIN (%s) i ON i.model = :implementationModel AND i.subject = p.id
                        GROUP BY p.id, p.state, p.unit_code, w.id, w.code, w.phase
                        HAVING COUNT(i.id) > 1
                          OR (COUNT(i.id) = 1 AND w.phase <> :implementation)
                          OR (COUNT(i.id) = 0 AND w.phase = :implementation AND p.state IN (:openParts)
                            AND NOT EXISTS (SELECT 1 FROM (%s) x
                              WHERE x.model = :workPoint AND x.subject = w.id AND x.exact = :fanOut AND x.job IS NOT NULL))"""
                                .formatted(INSTANCES, PLACES),
                        "要点%s的承办任务%s（%s）有%s个流程。"),
                question(
                        """
                        SELECT w.code, p.unit_code, p.state, w.phase FROM part p JOIN work_point w ON w.id = p.point_id
                        WHERE p.state IN (:openParts) AND w.phase NOT IN (:implementation)""",
                        "要点%s的承办任务%s还在办理（%s），要点的阶段却是%s。"),
                question(
                        """
                        SELECT i.id, i.business_key FROM (%s) i
                        LEFT JOIN part p ON p.id = i.subject LEFT JOIN work_point w ON w.id = p.point_id
                        WHERE i.model = :implementationModel AND (p.id IS NULL OR i.business_key IS NULL
                          OR i.business_key NOT LIKE CONCAT(w.code, '/', p.unit_code, '/%%'))"""
                                .formatted(INSTANCES),
                        "承办流程%s（业务编号%s）没有对应的承办任务，或者业务编号与它不符。"));
    }

    private static Check statesAndPlaces() {
        return check(
                "承办任务的状态与流程停留的步骤相符",
                "SELECT COUNT(*) FROM part p JOIN (%s) i ON i.model = :implementationModel AND i.subject = p.id"
                        .formatted(INSTANCES),
                question(
                        """
                        SELECT w.code, p.unit_code, p.state, MIN(COALESCE(x.place, '-')) FROM part p
                        JOIN work_point w ON w.id = p.point_id
                        JOIN (%s) i ON i.model = :implementationModel AND i.subject = p.id
                        LEFT JOIN (%s) x ON x.model = :implementationModel AND x.subject = p.id
                        GROUP BY p.id, p.unit_code, p.state, w.code
                        HAVING COUNT(x.place) <> 1 OR MIN(x.place) <> COALESCE(%s, '-')"""
                                .formatted(INSTANCES, PLACES, STEP_OF_STATE),
                        "要点%s的承办任务%s的状态是%s，流程却停在%s。"));
    }

    private static Check orphans() {
        return check(
                "没有无主的执行、任务、作业、变量，也没有停住不动的执行",
                """
                SELECT (SELECT COUNT(*) FROM ACT_RU_EXECUTION) + (SELECT COUNT(*) FROM ACT_RU_TASK)
                  + (SELECT COUNT(*) FROM ACT_RU_JOB) + (SELECT COUNT(*) FROM ACT_RU_VARIABLE)""",
                question(
                        """
                        SELECT e.ID_ FROM ACT_RU_EXECUTION e
                        LEFT JOIN ACT_RU_EXECUTION p ON p.ID_ = e.PARENT_ID_
                        LEFT JOIN ACT_RU_EXECUTION i ON i.ID_ = e.PROC_INST_ID_
                        LEFT JOIN ACT_RU_EXECUTION r ON r.ID_ = e.ROOT_PROC_INST_ID_
                        LEFT JOIN ACT_RU_EXECUTION s ON s.ID_ = e.SUPER_EXEC_
                        WHERE i.ID_ IS NULL
                          OR (r.ID_ IS NULL AND (e.PARENT_ID_ IS NULL OR e.ROOT_PROC_INST_ID_ IS NOT NULL))
                          OR (e.PARENT_ID_ IS NOT NULL AND p.ID_ IS NULL)
                          OR (e.SUPER_EXEC_ IS NOT NULL AND s.ID_ IS NULL)""",
                        "执行%s的上级、所属流程或者调用它的流程不存在。"),
                question(
                        """
                        SELECT t.ID_, t.NAME_ FROM ACT_RU_TASK t LEFT JOIN ACT_RU_EXECUTION e ON e.ID_ = t.EXECUTION_ID_
                        WHERE e.ID_ IS NULL""",
                        "任务%s（%s）没有对应的执行。"),
                question(
                        """
                        SELECT j.ID_ FROM ACT_RU_JOB j LEFT JOIN ACT_RU_EXECUTION e ON e.ID_ = j.EXECUTION_ID_
                        WHERE j.EXECUTION_ID_ IS NOT NULL AND e.ID_ IS NULL""",
                        "作业%s没有对应的执行。"),
                question(
                        """
                        SELECT v.ID_, v.NAME_ FROM ACT_RU_VARIABLE v
                        LEFT JOIN ACT_RU_EXECUTION e ON e.ID_ = v.EXECUTION_ID_
                        WHERE v.EXECUTION_ID_ IS NOT NULL AND e.ID_ IS NULL""",
                        "变量%s（%s）没有对应的执行。"),
                question(
                        """
                        SELECT l.ID_ FROM ACT_RU_IDENTITYLINK l LEFT JOIN ACT_RU_TASK t ON t.ID_ = l.TASK_ID_
                        WHERE l.TASK_ID_ IS NOT NULL AND t.ID_ IS NULL""",
                        "任务的办理组%s没有对应的任务。"),
                question(
                        """
                        SELECT t.NAME_, t.ID_ FROM ACT_RU_TASK t LEFT JOIN ACT_HI_TASKINST h ON h.ID_ = t.ID_
                        WHERE h.ID_ IS NULL OR h.END_TIME_ IS NOT NULL""",
                        "待办任务“%s”（%s）在历史里不存在或者已经结束。"),
                question(
                        """
                        SELECT h.NAME_, h.ID_ FROM ACT_HI_TASKINST h LEFT JOIN ACT_RU_TASK t ON t.ID_ = h.ID_
                        WHERE h.END_TIME_ IS NULL AND t.ID_ IS NULL""",
                        "任务“%s”（%s）在历史里没有结束，待办里却没有。"),
                question(
                        """
                        SELECT e.ID_, e.ACT_ID_ FROM ACT_RU_EXECUTION e
                        WHERE e.IS_ACTIVE_ = TRUE
                          AND NOT EXISTS (SELECT 1 FROM ACT_RU_EXECUTION c WHERE c.PARENT_ID_ = e.ID_)
                          AND NOT EXISTS (SELECT 1 FROM ACT_RU_EXECUTION s WHERE s.SUPER_EXEC_ = e.ID_)
                          AND NOT EXISTS (SELECT 1 FROM ACT_RU_TASK t WHERE t.EXECUTION_ID_ = e.ID_)
                          AND NOT EXISTS (SELECT 1 FROM ACT_RU_JOB j WHERE j.EXECUTION_ID_ = e.ID_)
                          AND NOT EXISTS (SELECT 1 FROM ACT_RU_EVENT_SUBSCR b WHERE b.EXECUTION_ID_ = e.ID_)""",
                        "执行%s停在%s，既没有任务也没有作业，不会再往下走。"));
    }

    private static Check dueDates() {
        return check(
                "填报任务的期限与承办任务的记录相符",
                "SELECT COUNT(*) FROM ACT_RU_TASK WHERE TASK_DEF_KEY_ = :report",
                question(
                        """
                        SELECT w.code, p.unit_code, p.due, t.DUE_DATE_ FROM ACT_RU_TASK t
                        JOIN (%s) i ON i.id = t.PROC_INST_ID_
                        JOIN part p ON p.id = i.subject JOIN work_point w ON w.id = p.point_id
                        WHERE t.TASK_DEF_KEY_ = :report
                          AND COALESCE(CAST(t.DUE_DATE_ AS DATE), DATE '1970-01-01')
                            <> COALESCE(p.due, DATE '1970-01-01')"""
                                .formatted(INSTANCES),
                        "要点%s的承办任务%s记录的期限是%s，任务的期限是%s。"));
    }

    private static Check deadlines() {
        return check(
                "每项待办任务各有一条期限记录，日期相符，其余没有",
                "SELECT COUNT(*) FROM deadline",
                question(
                        """
                        SELECT t.name, t.id, t.due, r.due FROM (%s) t
                        LEFT JOIN (%s) r ON r.subject = t.subject AND r.step = t.step AND r.settled_at IS NULL
                        WHERE r.id IS NULL OR COALESCE(t.due, DATE '1970-01-01') <> COALESCE(r.due, DATE '1970-01-01')"""
                                .formatted(TASKS, DEADLINES),
                        "任务%s（%s）的期限是%s，在办的期限记录是%s。"),
                question(
                        """
                        SELECT r.subject, r.step FROM (%s) r
                        LEFT JOIN (%s) t ON t.subject = r.subject AND t.step = r.step
                        WHERE r.settled_at IS NULL AND t.id IS NULL"""
                                .formatted(DEADLINES, TASKS),
                        "期限记录%s/%s还在办，却没有这项任务。"),
                question(
                        """
                        SELECT d.id, d.round, COUNT(e.round), COALESCE(MAX(e.round), 0) FROM deadline d
                        LEFT JOIN earlier_round e ON e.deadline_id = d.id GROUP BY d.id, d.round
                        HAVING COUNT(e.round) <> d.round - 1 OR COALESCE(MAX(e.round), 0) <> d.round - 1""",
                        "期限记录%s到了第%s轮，此前各轮的记录却有%s条，最后一条是第%s轮。"));
    }

    private static Check timers() {
        return check(
                "每项待办任务各有一个逐级提醒的计时作业，其余没有",
                "SELECT COUNT(*) FROM ACT_RU_TASK",
                question(
                        """
                        SELECT t.NAME_, t.ID_, COUNT(j.ID_) FROM ACT_RU_TASK t
                        LEFT JOIN ACT_RU_JOB j ON j.EXECUTION_ID_ = t.EXECUTION_ID_ AND j.HANDLER_TYPE_ = 'timer-transition'
                        GROUP BY t.ID_, t.NAME_ HAVING COUNT(j.ID_) <> 1""",
                        "任务%s（%s）有%s个计时作业。"),
                question(
                        """
                        SELECT j.ID_ FROM ACT_RU_JOB j LEFT JOIN ACT_RU_TASK t ON t.EXECUTION_ID_ = j.EXECUTION_ID_
                        WHERE j.HANDLER_TYPE_ = 'timer-transition' AND (t.ID_ IS NULL OR j.DUEDATE_ IS NULL)""",
                        "计时作业%s没有对应的任务，或者没有时刻。"));
    }

    private static Check extensions() {
        return check(
                "未决的延期申请各有一个流程和一条在办的期限记录，每份申请各有一条申请记录",
                "SELECT COUNT(*) FROM extension",
                question(
                        """
                        SELECT e.id, e.state, COUNT(i.id) FROM extension e
                        LEFT JOIN (%s) i ON i.model = :extensionModel AND i.subject = e.id
                        GROUP BY e.id, e.state
                        HAVING COUNT(i.id) <> CASE WHEN e.state IN (:openExtensions) THEN 1 ELSE 0 END"""
                                .formatted(INSTANCES),
                        "延期申请%s的状态是%s，却有%s个流程。"),
                question(
                        """
                        SELECT e.id, e.state, x.place FROM extension e
                        JOIN (%s) x ON x.model = :extensionModel AND x.subject = e.id
                        WHERE x.place IN (:signExtension, :decideExtension)
                          AND x.place <> CASE e.state WHEN :toSign THEN :signExtension ELSE :decideExtension END"""
                                .formatted(PLACES),
                        "延期申请%s的状态是%s，流程却停在%s。"),
                question(
                        """
                        SELECT i.id FROM (%s) i LEFT JOIN extension e ON e.id = i.subject
                        WHERE i.model = :extensionModel AND (e.id IS NULL OR i.business_key IS NULL
                          OR i.business_key NOT LIKE CONCAT('%%/extension-', e.id))"""
                                .formatted(INSTANCES),
                        "延期流程%s没有对应的申请，或者业务编号与它不符。"),
                question(
                        """
                        SELECT e.id, e.state FROM extension e JOIN deadline t ON t.id = e.deadline_id
                        WHERE e.state IN (:openExtensions) AND t.settled_at IS NOT NULL""",
                        "延期申请%s的状态是%s，它的任务却已经办结。"),
                question(
                        """
                        SELECT p.subject, p.who, SUM(p.requested), SUM(p.told) FROM (
                          SELECT t.subject AS subject, e.requested_by AS who, 1 AS requested, 0 AS told
                          FROM extension e JOIN (%s) t ON t.id = e.deadline_id
                          UNION ALL
                          SELECT %s, v.actor, 0, 1 FROM timeline_entry v WHERE v.kind = :extensionRequested) p
                        GROUP BY p.subject, p.who HAVING SUM(p.requested) <> SUM(p.told)"""
                                .formatted(DEADLINES, SUBJECT_OF_EVENT),
                        "%s由%s申请延期%s次，申请记录却有%s条。"));
    }

    private static Check corrections() {
        return check(
                "每次更正延期各有一个已结束的流程、一条记录和一份通知",
                "SELECT COUNT(*) FROM extension_correction",
                question(
                        """
                        SELECT p.subject, p.who, SUM(p.corrected), SUM(p.told) FROM (
                          SELECT t.subject AS subject, c.corrected_by AS who, 1 AS corrected, 0 AS told
                          FROM extension_correction c JOIN extension e ON e.id = c.extension_id JOIN (%s) t ON t.id = e.deadline_id
                          UNION ALL
                          SELECT %s, v.actor, 0, 1 FROM timeline_entry v WHERE v.kind = :corrected) p
                        GROUP BY p.subject, p.who HAVING SUM(p.corrected) <> SUM(p.told)"""
                                .formatted(DEADLINES, SUBJECT_OF_EVENT),
                        "%s由%s更正延期%s次，更正记录却有%s条。"),
                question(
                        """
                        SELECT c.id FROM extension_correction c
                        WHERE NOT EXISTS (SELECT 1 FROM notice n
                          WHERE n.notice_key = CONCAT('extension-', c.extension_id, '/correction-', c.id))""",
                        "更正延期%s没有通知。"),
                question(
                        """
                        SELECT c.id, COUNT(h.ID_) FROM extension_correction c
                        LEFT JOIN ACT_HI_PROCINST h ON h.PROC_DEF_KEY_ = :correctionModel AND h.END_TIME_ IS NOT NULL
                          AND h.BUSINESS_KEY_ LIKE CONCAT('%/correction-', c.id)
                        GROUP BY c.id HAVING COUNT(h.ID_) <> 1""",
                        "更正延期%s有%s个已结束的流程。"),
                question(
                        "SELECT i.id FROM (%s) i WHERE i.model = :correctionModel".formatted(INSTANCES),
                        "更正延期流程%s没有结束。"));
    }

    private static Check urgings() {
        return check(
                "每次催办各有一个已结束的流程、一条记录和一份通知",
                "SELECT COUNT(*) FROM urging",
                question(
                        """
                        SELECT p.subject, p.who, SUM(p.urged), SUM(p.told) FROM (
                          SELECT t.subject AS subject, u.urged_by AS who, 1 AS urged, 0 AS told
                          FROM urging u JOIN (%s) t ON t.id = u.deadline_id
                          UNION ALL
                          SELECT %s, v.actor, 0, 1 FROM timeline_entry v
                          WHERE v.kind = :urged OR (v.kind = :consulted AND v.actor <> 'system')) p
                        GROUP BY p.subject, p.who HAVING SUM(p.urged) <> SUM(p.told)"""
                                .formatted(DEADLINES, SUBJECT_OF_EVENT),
                        "%s由%s催办%s次，催办记录却有%s条。"),
                question(
                        """
                        SELECT u.id FROM urging u JOIN (%s) t ON t.id = u.deadline_id
                        WHERE NOT EXISTS (SELECT 1 FROM notice n WHERE n.kind = :urgingNotice
                          AND n.notice_key = CONCAT(t.subject, '/', t.step, '/urging-', u.id))"""
                                .formatted(DEADLINES),
                        "催办%s没有通知。"),
                question(
                        """
                        SELECT u.id, COUNT(h.ID_) FROM urging u
                        LEFT JOIN ACT_HI_PROCINST h ON h.PROC_DEF_KEY_ = :urgingModel AND h.END_TIME_ IS NOT NULL
                          AND h.BUSINESS_KEY_ LIKE CONCAT('%/urging-', u.id)
                        GROUP BY u.id HAVING COUNT(h.ID_) <> 1""",
                        "催办%s有%s个已结束的流程。"),
                question("SELECT i.id FROM (%s) i WHERE i.model = :urgingModel".formatted(INSTANCES), "催办流程%s没有结束。"));
    }

    private static Check carriedOver() {
        return check(
                "列入的上年结转要点各有一条记录",
                "SELECT COUNT(*) FROM plan",
                question(
                        """
                        SELECT p.plan_year, p.id FROM plan p WHERE
                          (SELECT COUNT(*) FROM timeline_entry e WHERE e.plan_id = p.id AND e.point_id IS NULL AND e.kind = :carriedOver)
                          <> (SELECT COUNT(*) FROM work_point w WHERE w.plan_id = p.id AND w.carried_over_from IS NOT NULL)""",
                        "%s年度（编号%s）列入的上年结转要点与记录的条数不符。"));
    }

    private static Check reports() {
        return check(
                "报告的轮次、顺序和签发与承办任务相符",
                "SELECT COUNT(*) FROM report",
                question(
                        """
                        SELECT r.id, r.round, p.round FROM report r JOIN part p ON p.id = r.part_id
                        WHERE r.round > p.round""",
                        "报告%s是第%s轮的，承办任务才到第%s轮。"),
                question(
                        """
                        SELECT r.id, s.id FROM report r JOIN report s ON s.part_id = r.part_id AND s.id > r.id
                        WHERE s.round < r.round OR s.submitted_at < r.submitted_at""",
                        "报告%s和后面的报告%s轮次或者时间颠倒。"),
                question(
                        """
                        SELECT r.id, s.id FROM report r
                        JOIN report s ON s.point_id = r.point_id AND s.part_id IS NULL AND s.id > r.id
                        WHERE r.part_id IS NULL AND (s.round < r.round OR s.submitted_at < r.submitted_at)""",
                        "汇总报告%s和后面的汇总报告%s轮次或者时间颠倒。"),
                question(
                        """
                        SELECT w.code, p.unit_code, p.round,
                               1 + (SELECT COUNT(*) FROM timeline_entry e WHERE e.part_id = p.id AND e.kind = :returned)
                                 - (SELECT COUNT(*) FROM decision d WHERE d.part_id = p.id AND d.kind = :signature
                                    AND d.outcome = :signatureReturned)
                        FROM part p JOIN work_point w ON w.id = p.point_id
                        WHERE p.round <> 1 + (SELECT COUNT(*) FROM timeline_entry e WHERE e.part_id = p.id AND e.kind = :returned)
                                 - (SELECT COUNT(*) FROM decision d WHERE d.part_id = p.id AND d.kind = :signature
                                    AND d.outcome = :signatureReturned)""",
                        "要点%s的承办任务%s在第%s轮，按退回的记录应当是第%s轮。"),
                question(
                        """
                        SELECT w.code, p.unit_code, p.no_progress_streak FROM part p JOIN work_point w ON w.id = p.point_id
                        WHERE p.no_progress_streak <> (SELECT COUNT(*) FROM report r
                          WHERE r.part_id = p.id AND r.round = p.round AND r.no_new_progress = TRUE
                            AND NOT EXISTS (SELECT 1 FROM report s WHERE s.part_id = p.id AND s.round = p.round
                              AND s.no_new_progress = FALSE AND s.id > r.id))""",
                        "要点%s的承办任务%s记着连续%s次无新进展，与它的报告不符。"),
                question(
                        """
                        SELECT w.code, p.unit_code, p.state FROM part p JOIN work_point w ON w.id = p.point_id
                        WHERE p.state IN (:reported) AND NOT EXISTS (SELECT 1 FROM report r WHERE r.part_id = p.id
                          AND r.round = p.round AND r.done = TRUE AND (r.signed_by IS NOT NULL OR p.state NOT IN (:signed)))""",
                        "要点%s的承办任务%s的状态是%s，却没有本轮办结并签发的报告。"),
                question(
                        """
                        SELECT w.code, p.unit_code FROM part p JOIN work_point w ON w.id = p.point_id
                        WHERE p.state = :unfinishedState AND NOT EXISTS (SELECT 1 FROM timeline_entry e
                          JOIN decision d ON d.point_id = e.point_id AND d.kind = :endImplementation
                            AND d.outcome = :granted AND d.decided_by = e.actor AND d.decided_at <= e.at
                          WHERE e.part_id = p.id AND e.kind = :unfinished)""",
                        "要点%s的承办任务%s记为未完成，却没有相应的记录和同意结束落实的决定。"));
    }

    /** By the head's count: the engine's log has no more of a hand-over than who did it, and to whom. */
    private static Check handOvers() {
        return check(
                "每次转交在流程日志和台账里各有一次",
                "SELECT COUNT(*) FROM timeline_entry WHERE kind = 'HANDED_OVER'",
                question(
                        """
                        SELECT p.who, SUM(p.logged), SUM(p.recorded) FROM (
                          SELECT USER_ID_ AS who, 1 AS logged, 0 AS recorded FROM ACT_HI_OP_LOG
                          WHERE OPERATION_TYPE_ = 'Assign' AND PROPERTY_ = 'assignee' AND NEW_VALUE_ IS NOT NULL
                          UNION ALL
                          SELECT actor, 0, 1 FROM timeline_entry WHERE kind = 'HANDED_OVER') p
                        GROUP BY p.who
                        HAVING SUM(p.logged) <> SUM(p.recorded)""",
                        "%s转交任务：流程日志里%s次，台账里%s次"));
    }

    private static Check letters() {
        return check(
                "待拟和待签发的函件各有一个流程，其余没有，去向都有记录",
                "SELECT COUNT(*) FROM letter",
                question(
                        """
                        SELECT l.id, l.state, COUNT(i.id) FROM letter l
                        LEFT JOIN (%s) i ON i.model = :letterModel AND i.subject = l.id
                        GROUP BY l.id, l.state
                        HAVING COUNT(i.id) <> CASE WHEN l.state IN (:openLetters) THEN 1 ELSE 0 END"""
                                .formatted(INSTANCES),
                        "函件%s的状态是%s，却有%s个流程。"),
                question(
                        """
                        SELECT i.id, i.business_key FROM (%s) i LEFT JOIN letter l ON l.id = i.subject
                        WHERE i.model = :letterModel AND (l.id IS NULL OR i.business_key IS NULL
                          OR i.business_key NOT LIKE CONCAT('%%', l.unit_code, '/letter-', l.id))"""
                                .formatted(INSTANCES),
                        "函件流程%s（业务编号%s）没有对应的函件，或者业务编号与它不符。"),
                question(
                        """
                        SELECT DISTINCT l.id, l.state FROM letter l JOIN letter_matter m ON m.letter_id = l.id
                        WHERE l.state IN (:decidedLetters) AND m.left_at IS NULL AND NOT EXISTS (
                          SELECT 1 FROM timeline_entry e WHERE e.point_id = m.point_id
                            AND (e.part_id IS NULL OR e.part_id = m.part_id) AND e.actor = l.decided_by
                            AND e.kind = CASE l.state WHEN :released THEN :letterReleased ELSE :letterDropped END
                            AND e.at >= l.decided_at)""",
                        "函件%s的状态是%s，台账里却没有相应的事项。"),
                question(
                        """
                        SELECT l.id, l.state, COUNT(m.id) FROM letter l
                        LEFT JOIN letter_matter m ON m.letter_id = l.id AND m.left_at IS NULL
                        GROUP BY l.id, l.state HAVING (COUNT(m.id) = 0) <> (l.state = :notNeeded)""",
                        "函件%s的状态是%s，却列有%s个事项。"),
                question(
                        """
                        SELECT m.letter_id, m.id FROM letter_matter m JOIN letter l ON l.id = m.letter_id
                        JOIN deadline t ON t.id = m.deadline_id
                        WHERE l.state IN (:openLetters) AND m.left_at IS NULL
                          AND (t.settled_at IS NOT NULL OR t.round <> m.deadline_round)""",
                        "待签发的函件%s列有已经办结或者期限已改的事项%s。"));
    }

    private static Check letterNumbers() {
        return check(
                "签发的函件逐年连续编号",
                "SELECT COUNT(*) FROM letter WHERE letter_number IS NOT NULL",
                question(
                        """
                        SELECT letter_year, COUNT(*), MIN(letter_number), MAX(letter_number) FROM letter
                        WHERE letter_number IS NOT NULL GROUP BY letter_year
                        HAVING MAX(letter_number) <> COUNT(*)""",
                        "%s年签发函件%s件，编号却是从%s到%s，有缺号。"));
    }

    private static Check figures() {
        return check(
                "报告的进展数字齐全，都是承办的任务措施",
                "SELECT COUNT(*) FROM report_figure",
                question(
                        """
                        SELECT f.report_id, f.measure_id FROM report_figure f JOIN report r ON r.id = f.report_id
                        LEFT JOIN part_measure p ON p.part_id = r.part_id AND p.measure_id = f.measure_id
                        LEFT JOIN measure m ON m.id = f.measure_id AND m.point_id = r.point_id
                        WHERE m.id IS NULL OR (r.part_id IS NOT NULL AND p.id IS NULL)""",
                        "报告%s填了任务措施%s，它却不归这项承办任务或者要点。"),
                question(
                        """
                        SELECT r.id, r.part_id FROM report r LEFT JOIN report_figure f ON f.report_id = r.id GROUP BY r.id, r.part_id
                        HAVING (COUNT(f.measure_id) = 0 AND (r.part_id IS NULL OR EXISTS (
                            SELECT 1 FROM part_measure c WHERE c.part_id = r.part_id AND c.state = :carried)))
                          OR COUNT(f.measure_id) <> MAX(f.position) + 1""",
                        "报告%s的进展数字有缺漏。"),
                question(
                        """
                        SELECT r.id FROM report r WHERE r.part_id IS NULL AND
                          (SELECT COUNT(*) FROM report_figure f WHERE f.report_id = r.id)
                          <> (SELECT COUNT(*) FROM measure m WHERE m.point_id = r.point_id)""",
                        "汇总报告%s没有包括要点的每一条任务措施。"),
                question(
                        """
                        SELECT d.id, d.point_id, d.outcome FROM decision d LEFT JOIN checked_item c ON c.decision_id = d.id
                        WHERE d.kind = :check GROUP BY d.id, d.point_id, d.outcome
                        HAVING COUNT(c.decision_id) <> COALESCE(MAX(c.position) + 1, 0)
                          OR (d.outcome = :passed AND COUNT(c.decision_id)
                            <> (SELECT COUNT(*) FROM closing_standard s WHERE s.point_id = d.point_id))""",
                        "审核决定%s没有对照办结标准逐项给出结论。"));
    }

    private static Check notices() {
        return new RowCheck(
                "没有发出去的通知各有一个补发流程，重新排队的在其中等待结果，其余没有",
                "SELECT COUNT(*) FROM message",
                NAMES,
                List.of(
                        question(
                                """
                                SELECT m.id, m.state, COUNT(i.id) FROM message m
                                LEFT JOIN (%s) i ON i.model = :noticeDelivery AND i.subject = m.id
                                GROUP BY m.id, m.state
                                HAVING COUNT(i.id) <> CASE WHEN m.state = 'FAILED'
                                  OR (m.state = 'WAITING' AND MAX(m.given_up) IS NOT NULL) THEN 1 ELSE 0 END"""
                                        .formatted(INSTANCES),
                                "消息%s的状态是%s，却有%s个补发流程。"),
                        question(
                                """
                                SELECT i.id, m.id, m.state FROM message m
                                JOIN (%s) i ON i.model = :noticeDelivery AND i.subject = m.id
                                LEFT JOIN ACT_RU_EVENT_SUBSCR s ON s.PROC_INST_ID_ = i.id
                                WHERE (m.state = 'WAITING') <> (s.ID_ IS NOT NULL)"""
                                        .formatted(INSTANCES),
                                "补发流程%s所在的步骤与消息%s的状态%s不符。"),
                        question(
                                """
                                SELECT i.id, i.business_key FROM (%s) i LEFT JOIN message m ON m.id = i.subject
                                WHERE i.model = :noticeDelivery AND m.id IS NULL"""
                                        .formatted(INSTANCES),
                                "补发流程%s（业务编号%s）没有对应的消息。"),
                        question(
                                """
                                SELECT m.id FROM message m
                                WHERE NOT EXISTS (SELECT 1 FROM delivery d WHERE d.message_id = m.id)""",
                                "消息%s里没有通知。")),
                List.of(question(
                        """
                        SELECT n.notice_key FROM notice n
                        WHERE NOT EXISTS (SELECT 1 FROM delivery d WHERE d.notice_id = n.id)""",
                        "通知“%s”没有收件人：办理组里没有人。")));
    }

    private static Check incidents() {
        return new RowCheck(
                "异常与作业（只作提示）",
                "SELECT COUNT(*) FROM ACT_RU_JOB",
                NAMES,
                List.of(),
                List.of(
                        question(
                                "SELECT ID_, COALESCE(FAILED_ACTIVITY_ID_, ACTIVITY_ID_), INCIDENT_MSG_ FROM ACT_RU_INCIDENT",
                                "异常%s，步骤%s：%s"),
                        question(
                                "SELECT ID_, RETRIES_, EXCEPTION_MSG_ FROM ACT_RU_JOB WHERE EXCEPTION_MSG_ IS NOT NULL",
                                "作业%s失败过，还可以重试%s次：%s")));
    }

    private static Check check(String title, String examined, Question... questions) {
        return new RowCheck(title, examined, NAMES, List.of(questions), List.of());
    }

    private static Question question(String sql, String sentence) {
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
