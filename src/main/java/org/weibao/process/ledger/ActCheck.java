package org.weibao.process.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.process.Elements;
import org.weibao.process.Variables;
import org.weibao.workpoint.DecisionKind;
import org.weibao.workpoint.EntryKind;

/**
 * Checks from both sides that each acknowledged act is recorded exactly once. Every step that the engine's history
 * shows as completed has its rows on its plan, point or part, by the same person and at that time. And every such row
 * comes from a completed step. Acts of more than three years ago are not compared: the engine removes its history.
 *
 * <p>Rows are matched by subject, kind, person and order in time. Rows that are no step of a person are compared with
 * their cause: taking a plan with its process, parts sent back or left unfinished with the step on their point.
 */
final class ActCheck implements Check {

    /** MySQL stores the engine's dates in whole seconds, rounded; the records' dates are exact. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private static final String SUBJECT_OF_MODEL =
            """
            CASE h.PROC_DEF_KEY_ WHEN :annualPlan THEN :planId WHEN :workPoint THEN :pointId WHEN :letter THEN :letterId
              WHEN :extension THEN :extensionId ELSE :partId END""";

    /** A step on a request for an extension has its entry in the timeline of the extended task's part or point. */
    private static final String SUBJECTS_OF_EXTENSIONS =
            "SELECT e.id, t.point_id, t.part_id FROM extension e JOIN deadline t ON t.id = e.deadline_id";

    /** A plan, a point, a part or a letter. */
    private record Subject(String kind, long id) {}

    /** A completed step of the engine. */
    private record Step(
            Subject subject,
            String task,
            String step,
            @Nullable String outcome,
            String user,
            Instant from,
            Instant to) {

        boolean covers(Instant moment) {
            return !moment.isBefore(from.minus(ROUNDING)) && !moment.isAfter(to.plus(ROUNDING));
        }
    }

    /** A row of our tables about an act. */
    private record Row(Subject subject, String kind, String user, Instant at, long id) {}

    /** Both sides must have equally many of each key. */
    private record Key(Subject subject, String kind, String user) {}

    @Override
    public String title() {
        return "每次办理在流程历史和台账里各有一次，人员、时间相符";
    }

    @Override
    public Outcome look(JdbcClient database, Instant forgotten) {
        var findings = new ArrayList<String>();
        var names = names(database);
        var steps = steps(database).stream()
                .filter(step -> !step.to().isBefore(forgotten))
                .toList();
        var rows = rows(database).stream()
                .filter(row -> !row.at().isBefore(forgotten))
                .toList();
        var said = new HashMap<Key, List<Row>>();
        rows.forEach(row ->
                said.computeIfAbsent(key(row), unused -> new ArrayList<>()).add(row));
        var done = new HashMap<Key, List<Step>>();
        var reopening = new ArrayList<Step>();
        var claiming = new HashSet<Key>();
        for (var step : steps) {
            var act = Act.of(step.step(), step.outcome());
            if (act.isEmpty()) {
                findings.add("%s：任务%s（%s）办理后的去向“%s”不在规定之列。"
                        .formatted(name(names, step.subject()), step.task(), step.step(), step.outcome()));
                continue;
            }
            for (var kind : act.get().rows()) {
                done.computeIfAbsent(new Key(step.subject(), kind, step.user()), unused -> new ArrayList<>())
                        .add(step);
            }
            if (act.get().reopensParts()) {
                reopening.add(step);
            }
        }
        // A claim has one entry for each measure, all by one step.
        done.keySet().stream()
                .filter(key -> key.kind().equals(Act.event(EntryKind.CLAIMED)))
                .forEach(claiming::add);
        var caused = takeOutReopened(said, done, reopening, names, database, findings);
        var keys = new HashSet<>(said.keySet());
        keys.addAll(done.keySet());
        for (var key : keys) {
            compare(
                    key,
                    done.getOrDefault(key, List.of()),
                    said.getOrDefault(key, List.of()),
                    claiming.contains(key),
                    names,
                    findings);
        }
        findings.addAll(taken(database, forgotten));
        findings.sort(Comparator.naturalOrder());
        return new Outcome(steps.size() + (long) rows.size() + caused, findings, List.of());
    }

    private static void compare(
            Key key,
            List<Step> done,
            List<Row> said,
            boolean several,
            Map<Subject, String> names,
            List<String> findings) {
        if (several ? said.size() < done.size() : said.size() != done.size()) {
            findings.add("%s：%s的%s，流程历史里有%d次，台账里有%d条。"
                    .formatted(name(names, key.subject()), key.user(), key.kind(), done.size(), said.size()));
            return;
        }
        var steps = done.stream()
                .sorted(Comparator.comparing(Step::to).thenComparing(Step::from))
                .toList();
        var rows = said.stream()
                .sorted(Comparator.comparing(Row::at).thenComparing(Row::id))
                .toList();
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var fits = several
                    ? done.stream().anyMatch(step -> step.covers(row.at()))
                    : steps.get(i).covers(row.at());
            if (!fits) {
                findings.add("%s：%s的%s记在%s，那时流程里没有相应的办理。"
                        .formatted(name(names, key.subject()), key.user(), key.kind(), shown(row.at())));
            }
        }
    }

    /** Takes out a part's 退回 entries that come from a step on its point. Such a step leaves at least one. */
    private static long takeOutReopened(
            Map<Key, List<Row>> said,
            Map<Key, List<Step>> done,
            List<Step> reopening,
            Map<Subject, String> names,
            JdbcClient database,
            List<String> findings) {
        var points = new HashMap<Long, Long>();
        database.sql("SELECT id, point_id FROM part")
                .query((row, number) -> points.put(row.getLong(1), row.getLong(2)))
                .list();
        var answered = new HashSet<Step>();
        var count = 0L;
        for (var entry : said.entrySet()) {
            var key = entry.getKey();
            if (!key.subject().kind().equals(Elements.IMPLEMENTATION)
                    || !key.kind().equals(Act.event(EntryKind.RETURNED))) {
                continue;
            }
            var own = done.getOrDefault(key, List.of());
            var point = new Subject(
                    Elements.WORK_POINT, points.getOrDefault(key.subject().id(), -1L));
            var byPoint = reopening.stream()
                    .filter(step -> step.subject().equals(point) && step.user().equals(key.user()))
                    .toList();
            // The others must be the part's own. If both match, as in the same second, the part's own come first.
            var spare = entry.getValue().size() - own.size();
            var rows = new ArrayList<>(entry.getValue());
            rows.sort(Comparator.comparing((Row row) -> own.stream().anyMatch(step -> step.covers(row.at()))));
            for (var row : rows) {
                var causes =
                        byPoint.stream().filter(step -> step.covers(row.at())).toList();
                if (spare > 0 && !causes.isEmpty()) {
                    spare--;
                    count++;
                    answered.addAll(causes);
                    entry.getValue().remove(row);
                }
            }
        }
        reopening.stream()
                .filter(step -> !answered.contains(step))
                .forEach(step -> findings.add("%s：%s于%s退回承办任务，台账里没有任何一项被退回。"
                        .formatted(name(names, step.subject()), step.user(), shown(step.to()))));
        return count;
    }

    /** A plan was taken once, by the person who started its process. */
    private static List<String> taken(JdbcClient database, Instant forgotten) {
        return database
                .sql(
                        """
                        SELECT p.plan_year, p.id,
                          (SELECT COUNT(*) FROM timeline_entry e WHERE e.plan_id = p.id AND e.kind = :taken
                             AND e.at >= :forgotten) AS recorded,
                          (SELECT COUNT(*) FROM ACT_HI_PROCINST h
                             JOIN ACT_HI_VARINST v ON v.PROC_INST_ID_ = h.ID_ AND v.NAME_ = :planId
                             WHERE h.PROC_DEF_KEY_ = :annualPlan AND v.LONG_ = p.id
                               AND h.START_TIME_ >= :forgottenByEngine) AS started,
                          (SELECT COUNT(*) FROM ACT_HI_PROCINST h
                             JOIN ACT_HI_VARINST v ON v.PROC_INST_ID_ = h.ID_ AND v.NAME_ = :planId
                             JOIN timeline_entry e ON e.plan_id = p.id AND e.kind = :taken AND e.actor = h.START_USER_ID_
                             WHERE h.PROC_DEF_KEY_ = :annualPlan AND v.LONG_ = p.id
                               AND h.START_TIME_ >= :forgottenByEngine) AS same
                        FROM plan p""")
                .params(Map.of(
                        "taken", EntryKind.TAKEN.name(),
                        "forgotten", LocalDateTime.ofInstant(forgotten, WorkingCalendar.ZONE),
                        "forgottenByEngine", Timestamp.from(forgotten),
                        "planId", Variables.PLAN_ID.name(),
                        "annualPlan", Elements.ANNUAL_PLAN))
                .query((row, number) -> row.getInt("recorded") == row.getInt("started")
                                && row.getInt("started") == row.getInt("same")
                                && row.getInt("recorded") <= 1
                        ? ""
                        : "%s年度（编号%s）选定文件的记录有%s条，流程有%s个，其中由同一个人启动的%s个，应当各有一次。"
                                .formatted(row.getInt(1), row.getLong(2), row.getInt(3), row.getInt(4), row.getInt(5)))
                .list()
                .stream()
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    private static Map<Long, Subject> extensions(JdbcClient database) {
        var subjects = new HashMap<Long, Subject>();
        database.sql(SUBJECTS_OF_EXTENSIONS)
                .query((row, number) -> {
                    var part = row.getObject("part_id", Long.class);
                    return subjects.put(
                            row.getLong("id"),
                            part == null
                                    ? new Subject(Elements.WORK_POINT, row.getLong("point_id"))
                                    : new Subject(Elements.IMPLEMENTATION, part));
                })
                .list();
        return subjects;
    }

    private static Subject subjectOf(String model, long id, Map<Long, Subject> extensions) {
        var own = new Subject(model, id);
        return model.equals(Elements.EXTENSION) ? extensions.getOrDefault(id, own) : own;
    }

    private static List<Step> steps(JdbcClient database) {
        var extensions = extensions(database);
        return database.sql(
                        """
                        SELECT h.ID_ AS task, h.TASK_DEF_KEY_ AS step, h.PROC_DEF_KEY_ AS model, v.LONG_ AS subject,
                               h.DESCRIPTION_ AS outcome, COALESCE(o.USER_ID_, h.ASSIGNEE_, '-') AS who, h.START_TIME_ AS begun,
                               h.END_TIME_ AS ended
                        FROM ACT_HI_TASKINST h
                        LEFT JOIN ACT_HI_VARINST v ON v.PROC_INST_ID_ = h.PROC_INST_ID_ AND v.EXECUTION_ID_ = h.PROC_INST_ID_ AND v.NAME_ = %s
                        LEFT JOIN ACT_HI_OP_LOG o ON o.TASK_ID_ = h.ID_ AND o.OPERATION_TYPE_ = 'Complete'
                          AND o.PROPERTY_ = 'delete'
                        WHERE h.DELETE_REASON_ = 'completed'"""
                                .formatted(SUBJECT_OF_MODEL))
                .params(Map.of(
                        "annualPlan", Elements.ANNUAL_PLAN,
                        "workPoint", Elements.WORK_POINT,
                        "letter", Elements.LETTER,
                        "extension", Elements.EXTENSION,
                        "planId", Variables.PLAN_ID.name(),
                        "pointId", Variables.POINT_ID.name(),
                        "partId", Variables.PART_ID.name(),
                        "letterId", Variables.LETTER_ID.name(),
                        "extensionId", Variables.EXTENSION_ID.name()))
                .query((row, number) -> new Step(
                        subjectOf(row.getString("model"), row.getLong("subject"), extensions),
                        row.getString("task"),
                        row.getString("step"),
                        row.getString("outcome"),
                        row.getString("who"),
                        row.getTimestamp("begun").toInstant(),
                        row.getTimestamp("ended").toInstant()))
                .list();
    }

    private static List<Row> rows(JdbcClient database) {
        var rows = new ArrayList<Row>();
        // Not a person's own step: see the class comment, and the other checks.
        var others = Set.of(
                EntryKind.TAKEN,
                EntryKind.PROOFREAD,
                EntryKind.PUBLISHED,
                EntryKind.UNFINISHED,
                EntryKind.HANDED_OVER,
                EntryKind.REMINDED,
                EntryKind.ESCALATED,
                EntryKind.CONSULTED,
                EntryKind.LETTER_DRAFTED,
                EntryKind.LETTER_WAITS,
                EntryKind.LETTER_RELEASED,
                EntryKind.LETTER_DROPPED,
                EntryKind.RESCHEDULED,
                EntryKind.URGED,
                EntryKind.EXTENSION_CORRECTED,
                EntryKind.EXTENSION_REQUESTED);
        database
                .sql("SELECT id, plan_id, point_id, part_id, kind, actor AS who, at AS moment FROM timeline_entry")
                .query((row, number) -> {
                    var kind = EntryKind.valueOf(row.getString("kind"));
                    var subject = subject(row);
                    var takenUp =
                            kind == EntryKind.CARRIED_OVER && subject.kind().equals(Elements.ANNUAL_PLAN);
                    return others.contains(kind) || takenUp ? null : row(row, subject, Act.event(kind));
                })
                .list()
                .stream()
                .filter(row -> row != null)
                .forEach(rows::add);
        rows.addAll(database.sql(
                        """
                        SELECT id, plan_id, point_id, part_id, kind, outcome, decided_by AS who, decided_at AS moment
                        FROM decision""")
                .query((row, number) -> row(
                        row,
                        subject(row),
                        Act.decision(DecisionKind.valueOf(row.getString("kind")), row.getString("outcome"))))
                .list());
        rows.addAll(database.sql(
                        """
                        SELECT id, NULL AS plan_id, point_id, part_id, done, submitted_by AS who, submitted_at AS moment
                        FROM report""")
                .query((row, number) -> row(row, subject(row), Act.report(row.getBoolean("done"))))
                .list());
        rows.addAll(database.sql(
                        """
                        SELECT id, NULL AS plan_id, point_id, part_id, signed_by AS who, signed_at AS moment
                        FROM report WHERE signed_by IS NOT NULL""")
                .query((row, number) -> row(row, subject(row), Act.signature()))
                .list());
        rows.addAll(database.sql(
                        """
                        SELECT id, state, decided_by AS who, decided_at AS moment
                        FROM letter WHERE decided_by IS NOT NULL""")
                .query((row, number) ->
                        row(row, new Subject(Elements.LETTER, row.getLong("id")), Act.letter(row.getString("state"))))
                .list());
        return rows;
    }

    private static Row row(ResultSet row, Subject subject, String kind) throws SQLException {
        var zone = Calendar.getInstance(TimeZone.getTimeZone(WorkingCalendar.ZONE));
        return new Row(
                subject,
                kind,
                row.getString("who"),
                row.getTimestamp("moment", zone).toInstant(),
                row.getLong("id"));
    }

    private static Subject subject(ResultSet row) throws SQLException {
        if (row.getObject("part_id") != null) {
            return new Subject(Elements.IMPLEMENTATION, row.getLong("part_id"));
        }
        return row.getObject("point_id") == null
                ? new Subject(Elements.ANNUAL_PLAN, row.getLong("plan_id"))
                : new Subject(Elements.WORK_POINT, row.getLong("point_id"));
    }

    private static Map<Subject, String> names(JdbcClient database) {
        var names = new HashMap<Subject, String>();
        var questions = new TreeMap<String, String>(Map.of(
                Elements.ANNUAL_PLAN, "SELECT id, CONCAT(plan_year, '年度') FROM plan",
                Elements.WORK_POINT, "SELECT id, CONCAT('要点', code) FROM work_point",
                Elements.IMPLEMENTATION,
                        "SELECT p.id, CONCAT('要点', w.code, '的承办任务', p.unit_code) FROM part p"
                                + " JOIN work_point w ON w.id = p.point_id",
                Elements.LETTER, "SELECT id, CONCAT('函件', id) FROM letter"));
        questions.forEach((kind, sql) -> database.sql(sql)
                .query((row, number) -> names.put(new Subject(kind, row.getLong(1)), row.getString(2)))
                .list());
        return names;
    }

    private static String name(Map<Subject, String> names, Subject subject) {
        return names.getOrDefault(subject, subject.kind() + " " + subject.id());
    }

    private static Key key(Row row) {
        return new Key(row.subject(), row.kind(), row.user());
    }

    private static String shown(Instant moment) {
        return moment.atZone(WorkingCalendar.ZONE).toLocalDateTime().toString();
    }
}
