package org.weibao.process.ledger;

import static org.weibao.process.ledger.RowSql.INSTANCES;
import static org.weibao.process.ledger.RowSql.NAMES;
import static org.weibao.process.ledger.RowSql.check;
import static org.weibao.process.ledger.RowSql.question;

import java.util.List;

/** Checks that letters, notices and incidents agree with their subjects. */
final class NoticeChecks {

    static final List<Check> ALL = List.of(letters(), letterNumbers(), notices(), incidents());

    private NoticeChecks() {}

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
}
