package org.weibao.process.ledger;

import static org.weibao.process.ledger.RowSql.DEADLINES;
import static org.weibao.process.ledger.RowSql.INSTANCES;
import static org.weibao.process.ledger.RowSql.PLACES;
import static org.weibao.process.ledger.RowSql.SUBJECT_OF_EVENT;
import static org.weibao.process.ledger.RowSql.TASKS;
import static org.weibao.process.ledger.RowSql.check;
import static org.weibao.process.ledger.RowSql.question;

import java.util.List;

/** Checks that each task has the dates of its deadline, and each act on a deadline its process. */
final class DeadlineChecks {

    static final List<Check> ALL = List.of(dueDates(), deadlines(), timers(), extensions(), corrections(), urgings());

    private DeadlineChecks() {}

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
                        SELECT p.subject, p.who, SUM(p.requested), SUM(p.recorded) FROM (
                          SELECT t.subject AS subject, e.requested_by AS who, 1 AS requested, 0 AS recorded
                          FROM extension e JOIN (%s) t ON t.id = e.deadline_id
                          UNION ALL
                          SELECT %s, v.actor, 0, 1 FROM timeline_entry v WHERE v.kind = :extensionRequested) p
                        GROUP BY p.subject, p.who HAVING SUM(p.requested) <> SUM(p.recorded)"""
                                .formatted(DEADLINES, SUBJECT_OF_EVENT),
                        "%s由%s申请延期%s次，申请记录却有%s条。"));
    }

    private static Check corrections() {
        return check(
                "每次更正延期各有一个已结束的流程、一条记录和一份通知",
                "SELECT COUNT(*) FROM extension_correction",
                question(
                        """
                        SELECT p.subject, p.who, SUM(p.corrected), SUM(p.recorded) FROM (
                          SELECT t.subject AS subject, c.corrected_by AS who, 1 AS corrected, 0 AS recorded
                          FROM extension_correction c JOIN extension e ON e.id = c.extension_id JOIN (%s) t ON t.id = e.deadline_id
                          UNION ALL
                          SELECT %s, v.actor, 0, 1 FROM timeline_entry v WHERE v.kind = :corrected) p
                        GROUP BY p.subject, p.who HAVING SUM(p.corrected) <> SUM(p.recorded)"""
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
                        WHERE c.corrected_at >= :forgotten
                        GROUP BY c.id HAVING COUNT(h.ID_) <> 1""",
                        "更正延期%s有%s个已结束的流程。"),
                question(
                        "SELECT i.id FROM (%s) i WHERE i.model = :correctionModel".formatted(INSTANCES),
                        "更正延期流程%s没有结束。"));
    }

    private static Check urgings() {
        return check(
                "每次催办都有已结束的流程，各有一条记录和一份通知",
                "SELECT COUNT(*) FROM urging",
                question(
                        """
                        SELECT p.subject, p.who, SUM(p.urged), SUM(p.recorded) FROM (
                          SELECT t.subject AS subject, u.urged_by AS who, 1 AS urged, 0 AS recorded
                          FROM urging u JOIN (%s) t ON t.id = u.deadline_id
                          UNION ALL
                          SELECT %s, v.actor, 0, 1 FROM timeline_entry v
                          WHERE v.kind = :urged OR (v.kind = :consulted AND v.actor <> 'system')) p
                        GROUP BY p.subject, p.who HAVING SUM(p.urged) <> SUM(p.recorded)"""
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
                          AND h.PROC_INST_ID_ = u.process_id
                        WHERE u.urged_at >= :forgotten
                        GROUP BY u.id HAVING COUNT(h.ID_) <> 1""",
                        "催办%s有%s个已结束的流程。"),
                question("SELECT i.id FROM (%s) i WHERE i.model = :urgingModel".formatted(INSTANCES), "催办流程%s没有结束。"));
    }
}
