package org.weibao.process.ledger;

import static org.weibao.process.ledger.RowSql.check;
import static org.weibao.process.ledger.RowSql.question;

import java.util.List;

/** Checks that the records of points and parts agree with each other. */
final class RecordChecks {

    static final List<Check> ALL = List.of(carriedOver(), reports(), handOvers(), figures());

    private RecordChecks() {}

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
                               1 + (SELECT COUNT(*) FROM timeline_entry e WHERE e.point_id = p.point_id AND e.part_id = p.id AND e.kind = :returned)
                                 - (SELECT COUNT(*) FROM decision d WHERE d.point_id = p.point_id AND d.part_id = p.id AND d.kind = :signature
                                    AND d.outcome = :signatureReturned)
                        FROM part p JOIN work_point w ON w.id = p.point_id
                        WHERE p.round <> 1 + (SELECT COUNT(*) FROM timeline_entry e WHERE e.point_id = p.point_id AND e.part_id = p.id AND e.kind = :returned)
                                 - (SELECT COUNT(*) FROM decision d WHERE d.point_id = p.point_id AND d.part_id = p.id AND d.kind = :signature
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
                        SELECT w.code, p.unit_code, p.last_report_id, MAX(r.id) FROM part p
                        JOIN work_point w ON w.id = p.point_id
                        LEFT JOIN report r ON r.part_id = p.id AND r.returned = FALSE
                          AND (r.done = FALSE OR r.signed_by IS NOT NULL OR p.role = :leadRole)
                        GROUP BY w.code, p.unit_code, p.last_report_id
                        HAVING COALESCE(MAX(r.id), 0) <> COALESCE(p.last_report_id, 0)""",
                        "要点%s的承办任务%s以报告%s为准，最后一份有效的报告却是%s。"),
                question(
                        """
                        SELECT w.code, p.unit_code, p.progress, ROUND(AVG(f.percentage)) FROM part p
                        JOIN work_point w ON w.id = p.point_id JOIN report_figure f ON f.report_id = p.last_report_id
                        GROUP BY w.code, p.unit_code, p.progress HAVING p.progress <> ROUND(AVG(f.percentage))""",
                        "要点%s的承办任务%s记着完成%s%%，按它的报告应当是%s%%。"),
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
                          WHERE e.point_id = p.point_id AND e.part_id = p.id AND e.kind = :unfinished)""",
                        "要点%s的承办任务%s记为未完成，却没有相应的记录和同意结束落实的决定。"));
    }

    private static Check handOvers() {
        return check(
                "每次转交在流程日志和台账里各有一次",
                "SELECT COUNT(*) FROM timeline_entry WHERE kind = 'HANDED_OVER'",
                question(
                        """
                        SELECT p.who, SUM(p.logged), SUM(p.recorded) FROM (
                          SELECT USER_ID_ AS who, 1 AS logged, 0 AS recorded FROM ACT_HI_OP_LOG
                          WHERE OPERATION_TYPE_ = 'Assign' AND PROPERTY_ = 'assignee' AND NEW_VALUE_ IS NOT NULL
                            AND TIMESTAMP_ >= :forgottenByEngine
                          UNION ALL
                          SELECT actor, 0, 1 FROM timeline_entry WHERE kind = 'HANDED_OVER' AND at >= :forgotten) p
                        GROUP BY p.who
                        HAVING SUM(p.logged) <> SUM(p.recorded)""",
                        "%s转交任务：流程日志里%s次，台账里%s次"));
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
}
