package org.weibao.process.ledger;

import static org.weibao.process.ledger.RowSql.INSTANCES;
import static org.weibao.process.ledger.RowSql.PHASE_OF_PLACE;
import static org.weibao.process.ledger.RowSql.PLACES;
import static org.weibao.process.ledger.RowSql.STEP_OF_STATE;
import static org.weibao.process.ledger.RowSql.check;
import static org.weibao.process.ledger.RowSql.question;

import java.util.List;

/** Checks that each record and its process are at the same step. */
final class ProcessChecks {

    static final List<Check> ALL = List.of(
            plansAndProcesses(),
            pointsAndProcesses(),
            publications(),
            phasesAndPlaces(),
            partsAndProcesses(),
            statesAndPlaces(),
            orphans());

    private ProcessChecks() {}

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
}
