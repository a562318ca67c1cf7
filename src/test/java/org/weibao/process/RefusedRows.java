package org.weibao.process;

import java.util.LinkedHashMap;
import java.util.Map;

/** Rows that the database must refuse, by the constraint's name. They are tried on a database with every state. */
final class RefusedRows {

    private final Map<String, String> statements = new LinkedHashMap<>();

    private RefusedRows() {
        plans();
        parts();
        reports();
        recordsAndFiles();
        accounts();
        deadlines();
        extensions();
        letters();
        notices();
    }

    /** By the constraint's name a statement that breaks it and nothing else. */
    static Map<String, String> all() {
        return new RefusedRows().statements;
    }

    private void refused(String constraint, String statement) {
        statements.put(constraint, statement);
    }

    private void plans() {
        refused(
                "registered_unit_validity",
                "UPDATE registered_unit SET valid_from = DATE '2024-01-02', valid_until = DATE '2024-01-01'");
        refused("plan_running_year_once", "UPDATE plan SET plan_year = 1, running_year = 1 WHERE state = 'APPROVED'");
        refused("plan_runs_in_its_year", "UPDATE plan SET plan_year = plan_year + 1 WHERE state = 'APPROVED'");
        refused("plan_runs_until_abandoned", "UPDATE plan SET running_year = NULL WHERE state = 'APPROVED'");
        refused("plan_approved_without_return", "UPDATE plan SET return_reason = '再核对' WHERE state = 'APPROVED'");
        refused(
                "reading_mark_of_plan",
                "INSERT INTO reading_mark (plan_id, point_id, kind, text, role, span_start, span_end, settled) SELECT 999999, NULL, 'DOUBT', '疑', NULL, NULL, NULL, FALSE FROM work_point");
        refused(
                "reading_mark_of_point",
                "INSERT INTO reading_mark (plan_id, point_id, kind, text, role, span_start, span_end, settled) SELECT MIN(plan_id), 999999, 'POINT', NULL, NULL, 0, 1, FALSE FROM work_point");
        refused(
                "reading_mark_kind_known",
                "INSERT INTO reading_mark (plan_id, point_id, kind, text, role, span_start, span_end, settled) SELECT plan_id, id, 'NO_SUCH', NULL, NULL, NULL, NULL, FALSE FROM work_point");
        refused(
                "reading_mark_role",
                "INSERT INTO reading_mark (plan_id, point_id, kind, text, role, span_start, span_end, settled) SELECT MIN(plan_id), MIN(id), 'UNKNOWN_NAME', '市妇', 'COUNTY', NULL, NULL, FALSE FROM work_point");
        refused(
                "reading_mark_whole",
                "INSERT INTO reading_mark (plan_id, point_id, kind, text, role, span_start, span_end, settled) SELECT MIN(plan_id), NULL, 'POINT', NULL, NULL, 0, 1, FALSE FROM work_point");
        refused(
                "reading_mark_place",
                "INSERT INTO reading_mark (plan_id, point_id, kind, text, role, span_start, span_end, settled) SELECT MIN(plan_id), NULL, 'DOUBT', '疑', NULL, 2, 1, FALSE FROM work_point");
        refused("plan_text_of_plan", "INSERT INTO plan_text (plan_id, text) VALUES (999999, '文')");
        refused("work_point_of_plan", "UPDATE work_point SET plan_id = 999999");
        refused("work_point_position", "UPDATE work_point SET position = -1");
        refused("work_point_left_out_with_reason", "UPDATE work_point SET phase = 'LEFT_OUT' WHERE phase = 'CLOSED'");
        refused("work_point_approved_with_lead", "UPDATE work_point SET lead_confirmed = FALSE WHERE phase = 'CLOSED'");
        refused(
                "work_point_monthly_with_reason",
                "UPDATE work_point SET rhythm = 'MONTHLY', rhythm_reason = NULL WHERE phase = 'CLOSED'");
        refused(
                "work_point_published_with_deadline",
                "UPDATE work_point SET deadline = NULL, deadline_counted_from = NULL, deadline_working_days = NULL WHERE phase = 'CLOSED'");
        refused(
                "work_point_deadline_counted",
                "UPDATE work_point SET deadline_counted_from = NULL, deadline_working_days = 5");
        refused(
                "publication_once",
                "INSERT INTO publication (code, point_id) SELECT 'another', MIN(point_id) FROM publication");
        refused("work_point_unit_position", "UPDATE work_point_unit SET position = -1 WHERE position = 0");
        refused("work_point_unit_role", "UPDATE work_point_unit SET role = 'LEAD'");
        refused("work_point_county_position", "UPDATE work_point_county SET position = -1 WHERE position = 0");
        refused(
                "work_point_phrase_position",
                "INSERT INTO work_point_phrase (point_id, position, phrase) SELECT MIN(id), -1, '各成员单位' FROM work_point");
        refused("closing_standard_position", "UPDATE closing_standard SET position = -1 WHERE position = 0");
        refused("measure_number", "UPDATE measure SET number = 0");
        refused("measure_indicator_whole", "UPDATE measure SET indicator_name = '宣讲', indicator_unit = NULL");
        refused(
                "measure_unit_position",
                "INSERT INTO measure_unit (measure_id, position, unit_code) SELECT MIN(id), -1, 'jia' FROM measure");
    }

    private void parts() {
        refused("part_once_a_unit", "UPDATE part SET unit_code = 'jia'");
        refused("part_round", "UPDATE part SET round = 0");
        refused("part_no_progress_streak", "UPDATE part SET no_progress_streak = -1");
        refused("part_answers_request", "UPDATE part SET owes_answer = TRUE, request = NULL");
        refused("part_objects_with_reason", "UPDATE part SET state = 'OBJECTED', objection = NULL");
        refused("part_ends_counted", "UPDATE part SET ends_counted_from = NULL, ends_working_days = 5");
        refused("part_due_counted", "UPDATE part SET due_counted_from = NULL, due_working_days = 5");
        refused("part_progress", "UPDATE part SET progress = 101");
        refused("part_progress_of_report", "UPDATE part SET progress = NULL");
        refused("part_last_report", "UPDATE part SET last_report_id = last_report_id + 1000000");
        refused("part_period", "UPDATE part SET period_begins = DATE '2099-01-01'");
        refused(
                "part_measure_once",
                "INSERT INTO part_measure (part_id, measure_id, state) SELECT part_id, measure_id, 'CARRIED' FROM part_measure");
        refused("part_measure_claimed_with_reason", "UPDATE part_measure SET state = 'CLAIMED', reason = NULL");
    }

    private void reports() {
        refused("report_of_part", "UPDATE report SET part_id = (SELECT MIN(id) FROM part) WHERE part_id IS NULL");
        refused("report_round", "UPDATE report SET round = 0");
        refused("report_period", "UPDATE report SET period_begins = DATE '2099-01-01' WHERE part_id IS NOT NULL");
        refused("report_compiled_is_done", "UPDATE report SET due = DATE '2023-06-30' WHERE part_id IS NULL");
        refused("report_done_is_progress", "UPDATE report SET no_new_progress = TRUE WHERE done = TRUE");
        refused("report_returned_if_done", "UPDATE report SET returned = TRUE WHERE done = FALSE");
        refused(
                "report_signed_if_done",
                "UPDATE report SET signed_by = 'yi-head', signed_at = submitted_at WHERE done = FALSE");
        refused("report_signed", "UPDATE report SET signed_by = NULL WHERE signed_at IS NOT NULL");
        refused(
                "report_signed_after_submitted",
                "UPDATE report SET signed_at = TIMESTAMP '2000-01-01 09:00:00' WHERE signed_at IS NOT NULL");
        refused(
                "report_figure_once",
                "INSERT INTO report_figure (report_id, position, measure_id, state, percentage)"
                        + " SELECT report_id, 99, measure_id, state, percentage FROM report_figure WHERE position = 0");
        refused("report_figure_position", "UPDATE report_figure SET position = -1 WHERE position = 0");
        refused("report_figure_percentage", "UPDATE report_figure SET percentage = 101");
    }

    private void recordsAndFiles() {
        refused(
                "decision_on_plan_or_point",
                "UPDATE decision SET plan_id = (SELECT MIN(id) FROM plan) WHERE point_id IS NOT NULL");
        refused(
                "decision_of_part",
                "UPDATE decision SET part_id = (SELECT MIN(id) FROM part WHERE point_id <> decision.point_id) WHERE point_id IS NOT NULL");
        refused("decision_meeting_whole", "UPDATE decision SET minutes_number = NULL WHERE meeting_date IS NOT NULL");
        refused("checked_item_position", "UPDATE checked_item SET position = -1 WHERE position = 0");
        refused(
                "timeline_entry_of_point",
                "UPDATE timeline_entry SET plan_id = (SELECT MIN(id) FROM plan) WHERE point_id IS NOT NULL");
        refused("timeline_entry_of_part", "UPDATE timeline_entry SET part_id = 999999 WHERE point_id IS NOT NULL");
        refused("timeline_entry_part_of_point", "UPDATE timeline_entry SET point_id = NULL WHERE part_id IS NOT NULL");
        refused("evidence_file_of_report", "UPDATE evidence_file SET report_id = 999999 WHERE report_id IS NOT NULL");
        refused(
                "evidence_file_of_plan",
                "INSERT INTO evidence_file (version, purpose, name, media_type, length, sha256, uploaded_by, uploaded_at, attached_at, plan_id) SELECT 0, 'DOCUMENT', name, media_type, length, sha256, uploaded_by, uploaded_at, uploaded_at, 999999 FROM evidence_file WHERE id = (SELECT MIN(id) FROM evidence_file)");
        refused(
                "evidence_file_document_of_plan",
                "UPDATE evidence_file SET plan_id = (SELECT MIN(id) FROM plan) WHERE purpose = 'PROGRESS'");
        refused("evidence_file_length", "UPDATE evidence_file SET length = 0");
        refused("evidence_file_sha256", "UPDATE evidence_file SET sha256 = ''");
        refused("evidence_file_progress_of_part", "UPDATE evidence_file SET part_id = NULL WHERE purpose = 'PROGRESS'");
        refused("evidence_file_attached", "UPDATE evidence_file SET attached_at = NULL WHERE report_id IS NOT NULL");
        refused("evidence_decision_of_decision", "UPDATE evidence_decision SET decision_id = decision_id + 1000000");
        refused("evidence_content_of_file", "UPDATE evidence_content SET file_id = file_id + 1000000");
    }

    private void accounts() {
        refused(
                "exported_file_kind_known",
                "INSERT INTO exported_file (kind, exported_by, exported_at, scope, row_count)"
                        + " VALUES ('NO_SUCH', 'office-1', TIMESTAMP '2023-01-02 08:00:00', '全部', 1)");
        refused(
                "exported_file_row_count",
                "INSERT INTO exported_file (kind, exported_by, exported_at, scope, row_count)"
                        + " VALUES ('LEDGER', 'office-1', TIMESTAMP '2023-01-02 08:00:00', '全部', -1)");
        refused("account_counts", "UPDATE account SET failures = -1");
    }

    private void deadlines() {
        refused(
                "deadline_once_a_part",
                "INSERT INTO deadline (version, part_id, step, assignee_body, opened_at, round, dated_at,"
                        + " extension_open) SELECT 0, part_id, step, assignee_body, opened_at, 1, dated_at, FALSE FROM deadline WHERE part_id IS NOT NULL");
        refused(
                "deadline_of_one_subject",
                "UPDATE deadline SET plan_id = (SELECT MIN(id) FROM plan) WHERE part_id IS NOT NULL");
        refused("deadline_of_part", "UPDATE deadline SET part_id = part_id + 1000000 WHERE part_id IS NOT NULL");
        refused(
                "deadline_of_letter",
                "UPDATE deadline SET letter_id = letter_id + 1000000 WHERE letter_id IS NOT NULL");
        refused(
                "deadline_of_extension",
                "UPDATE deadline SET extension_id = extension_id + 1000000 WHERE extension_id IS NOT NULL");
        refused("deadline_round", "UPDATE deadline SET round = 0");
        refused("deadline_settled_after_opened", "UPDATE deadline SET settled_at = TIMESTAMP '2000-01-01 09:00:00'");
        refused("deadline_original", "UPDATE deadline SET original_due = NULL WHERE due IS NOT NULL");
        refused("deadline_counted", "UPDATE deadline SET counted_from = NULL, working_days = 5");
        refused(
                "deadline_level_if_due",
                "UPDATE deadline SET due = NULL, original_due = NULL, counted_from = NULL, working_days = NULL, level_id = 'yellow'");
        refused(
                "deadline_light_if_due",
                "UPDATE deadline SET due = NULL, original_due = NULL, counted_from = NULL, working_days = NULL, level_id = NULL");
        refused("deadline_lights_rise", "UPDATE deadline SET yellow_from = TIMESTAMP '2000-01-01 09:00:00'");
        refused("earlier_round_number", "UPDATE earlier_round SET round = 0");
        refused("earlier_round_original", "UPDATE earlier_round SET original_due = NULL WHERE due IS NOT NULL");
        refused("earlier_round_counted", "UPDATE earlier_round SET counted_from = NULL, working_days = 5");
        refused(
                "earlier_round_level_if_due",
                "UPDATE earlier_round SET due = NULL, original_due = NULL, counted_from = NULL, working_days = NULL, level_id = 'yellow'");
        refused(
                "weekly_list_monday",
                "INSERT INTO weekly_list (week, made_at) VALUES (DATE '2023-01-03', TIMESTAMP '2023-01-03 08:00:00')");
        refused(
                "weekly_list_recipient_matters",
                "INSERT INTO weekly_list_recipient (week, recipient, matters) VALUES (DATE '2023-01-02', 'office-1', -1)");
        refused("named_lock_name_known", "UPDATE named_lock SET name = 'NO_SUCH' WHERE name = 'LETTERS'");
    }

    private void extensions() {
        refused(
                "extension_open_once",
                "UPDATE extension SET deadline_id = 1, open_deadline_id = 1 WHERE state IN ('TO_SIGN', 'TO_DECIDE')");
        refused(
                "extension_open_of_its_task",
                "UPDATE extension SET open_deadline_id = deadline_id + 1 WHERE state = 'TO_SIGN'");
        refused(
                "extension_open_until_answered",
                "UPDATE extension SET open_deadline_id = NULL WHERE state = 'TO_SIGN'");
        refused("extension_ended", "UPDATE extension SET ended_at = requested_at WHERE state = 'TO_SIGN'");
        refused(
                "extension_signed",
                "UPDATE extension SET signed_by = NULL, signed_at = NULL WHERE state = 'TO_DECIDE'");
        refused(
                "extension_decided",
                "UPDATE extension SET decided_by = NULL, decided_at = NULL WHERE state = 'REFUSED'");
        refused("extension_granted_until", "UPDATE extension SET granted_due = NULL WHERE state = 'GRANTED'");
        refused("extension_refused_with_reason", "UPDATE extension SET answer = NULL WHERE state = 'REFUSED'");
        refused("extension_correction_changes", "UPDATE extension_correction SET due = due_before");
        refused(
                "urging_once_a_day",
                "INSERT INTO urging (deadline_id, process_id, urged_on, text, urged_by, urged_at) SELECT deadline_id, process_id, urged_on, text, urged_by, urged_at FROM urging");
    }

    private void letters() {
        refused("letter_number_once", "UPDATE letter SET letter_number = 1 WHERE state = 'RELEASED'");
        refused("letter_number", "UPDATE letter SET letter_number = 0 WHERE state = 'RELEASED'");
        refused("letter_numbered_if_released", "UPDATE letter SET letter_number = NULL WHERE state = 'RELEASED'");
        refused("letter_whole_if_released", "UPDATE letter SET body = NULL WHERE state = 'RELEASED'");
        refused("letter_year_of_its_date", "UPDATE letter SET letter_year = letter_year - 1 WHERE state = 'RELEASED'");
        refused("letter_drafted_with_text", "UPDATE letter SET title = NULL WHERE state = 'DRAFTED'");
        refused(
                "letter_decided",
                "UPDATE letter SET decided_by = NULL, decided_at = NULL WHERE state = 'NOT_RELEASED'");
        refused("letter_held_with_reason", "UPDATE letter SET reason = NULL WHERE state = 'NOT_RELEASED'");
        refused("letter_matter_once", "UPDATE letter_matter SET deadline_id = 1, deadline_round = 1, level_id = 'red'");
        refused("letter_matter_round", "UPDATE letter_matter SET deadline_round = 0");
        refused("letter_matter_left", "UPDATE letter_matter SET left_at = joined_at WHERE left_at IS NULL");
        refused(
                "letter_matter_said_or_left",
                "UPDATE letter_matter SET left_at = joined_at, left_because = 'MOVED', line = '甲县'");
        refused("letter_content_of_letter", "UPDATE letter_content SET letter_id = letter_id + 1000000");
    }

    private void notices() {
        refused("notice_once", "UPDATE notice SET notice_key = 'the same'");
        refused("notice_part_of_point", "UPDATE notice SET point_id = NULL WHERE part_id IS NOT NULL");
        refused(
                "notice_of_part_or_letter",
                "UPDATE notice SET letter_id = (SELECT MIN(id) FROM letter) WHERE part_id IS NOT NULL");
        refused("notice_with_its_letter", "UPDATE notice SET kind = 'LETTER', letter_id = NULL");
        refused(
                "message_once",
                "INSERT INTO message (channel, recipient, stable_id, subject, body, state, written_at, next_attempt_at, attempts)"
                        + " SELECT channel, recipient, stable_id, subject, body, 'WAITING', written_at, next_attempt_at, 0 FROM message");
        refused("message_sent", "UPDATE message SET sent_at = NULL WHERE state = 'SENT'");
        refused("message_attempts", "UPDATE message SET attempts = -1");
        refused(
                "delivery_once",
                "UPDATE delivery SET notice_id = (SELECT MIN(id) FROM notice), recipient = 'office-1'");
        refused("delivery_gathered", "UPDATE delivery SET message_id = NULL WHERE state = 'GATHERED'");
        refused("delivery_not_sent_with_reason", "UPDATE delivery SET reason = '没有配置邮件服务器' WHERE state = 'GATHERED'");
    }
}
