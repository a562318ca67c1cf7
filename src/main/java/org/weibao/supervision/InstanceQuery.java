package org.weibao.supervision;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.board.Columns;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.StepNames;
import org.weibao.escalation.LetterKind;
import org.weibao.escalation.LightColumn;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.NameColumn;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.shared.NotYours;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;
import org.weibao.supervision.InstancesView.Parts;
import org.weibao.supervision.InstancesView.Row;
import org.weibao.supervision.InstancesView.Step;
import org.weibao.supervision.InstancesView.StepCount;
import org.weibao.workpoint.PartState;
import org.weibao.workpoint.Phase;

/** The running process instances: what each is about, who has it, and how late it is. */
@Service
@Transactional(readOnly = true)
public class InstanceQuery {

    public static final int PAGE = 25;

    /** The most instances that may be named by their ids. */
    public static final int MOST_IDS = 100;

    private static final int LONGEST_TEXT = 100;

    private static final String WORK_POINT = "work-point";

    /** A root execution is an instance. Its variable holds the id of what it is about. */
    private static final String INSTANCES =
            """
            FROM ACT_RU_EXECUTION e JOIN ACT_RE_PROCDEF m ON m.ID_ = e.PROC_DEF_ID_
            LEFT JOIN ACT_RU_VARIABLE v ON v.EXECUTION_ID_ = e.ID_
              AND v.NAME_ = CASE m.KEY_ WHEN 'annual-plan' THEN 'planId' WHEN 'work-point' THEN 'pointId'
                WHEN 'implementation' THEN 'partId' WHEN 'letter' THEN 'letterId' WHEN 'extension' THEN 'extensionId'
                WHEN 'notice-delivery' THEN 'messageId' END
            LEFT JOIN extension x ON m.KEY_ = 'extension' AND x.id = v.LONG_
            LEFT JOIN deadline o ON o.id = x.deadline_id
            LEFT JOIN part p ON p.id = CASE m.KEY_ WHEN 'implementation' THEN v.LONG_ WHEN 'extension' THEN o.part_id END
            LEFT JOIN work_point w ON w.id = CASE m.KEY_ WHEN 'work-point' THEN v.LONG_
              ELSE COALESCE(p.point_id, o.point_id) END
            LEFT JOIN plan l ON m.KEY_ = 'annual-plan' AND l.id = v.LONG_
            LEFT JOIN letter k ON m.KEY_ = 'letter' AND k.id = v.LONG_
            LEFT JOIN message g ON m.KEY_ = 'notice-delivery' AND g.id = v.LONG_
            WHERE e.PARENT_ID_ IS NULL AND\s""";

    private static final String UNIT = "COALESCE(x.unit_code, p.unit_code, k.unit_code, w.lead_unit)";

    private static final String OF_DEFINITION = "e.PROC_DEF_ID_ = :definition AND (:text = '' OR " + UNIT
            + " IN (:named) OR w.id IS NOT NULL AND LOWER(CONCAT(w.code, ' ', w.place, ' ', w.title)) LIKE :like ESCAPE '!'"
            + " OR g.id IS NOT NULL AND LOWER(g.subject) LIKE :like ESCAPE '!')";

    private static final String COLUMNS =
            "SELECT e.ID_ AS id, m.KEY_ AS model, m.NAME_ AS model_name, v.LONG_ AS subject, w.code, w.place, w.title, w.phase, "
                    + "p.state, l.plan_year, k.kind, g.subject AS message, " + UNIT + " AS unit_code, "
                    + NameColumn.latest("g.recipient") + " AS recipient ";

    private static final String ORDER = "w.plan_id DESC, w.position, w.id, p.id, e.ID_ ";

    private static final String WORST =
            "(SELECT MAX(" + LightColumn.WITH_PART + ") FROM deadline d WHERE d.settled_at IS NULL AND d.";

    /** The worst light of an instance comes first. */
    private static final String LATE_FIRST = " ORDER BY CASE m.KEY_ WHEN 'implementation' THEN " + WORST
            + "part_id = p.id)"
            + " WHEN 'work-point' THEN GREATEST(COALESCE(" + WORST + "point_id = w.id), -1), COALESCE((SELECT MAX("
            + LightColumn.WITH_PART
            + ") FROM part p JOIN deadline d ON d.part_id = p.id WHERE p.point_id = w.id AND d.settled_at IS NULL), -1))"
            + " WHEN 'annual-plan' THEN " + WORST + "plan_id = l.id)" + " WHEN 'letter' THEN " + WORST
            + "letter_id = k.id)"
            + " WHEN 'extension' THEN " + WORST + "extension_id = x.id) END DESC, ";

    private static final String TASK =
            "d.step, d.assignee_body, d.due, d.counted_from, " + LightColumn.WITH_PART + " AS light ";

    private static final String TASKS =
            """
            SELECT 'work-point' AS model, d.point_id AS subject, FALSE AS of_part, TASK
              FROM deadline d LEFT JOIN part p ON p.id = d.part_id WHERE d.point_id IN (:points) AND d.settled_at IS NULL
            UNION ALL SELECT 'work-point', p.point_id, TRUE, TASK
              FROM part p JOIN deadline d ON d.part_id = p.id WHERE p.point_id IN (:points) AND d.settled_at IS NULL
            UNION ALL SELECT 'implementation', d.part_id, FALSE, TASK
              FROM deadline d JOIN part p ON p.id = d.part_id WHERE d.part_id IN (:parts) AND d.settled_at IS NULL
            UNION ALL SELECT 'annual-plan', d.plan_id, FALSE, TASK
              FROM deadline d LEFT JOIN part p ON p.id = d.part_id WHERE d.plan_id IN (:plans) AND d.settled_at IS NULL
            UNION ALL SELECT 'letter', d.letter_id, FALSE, TASK
              FROM deadline d LEFT JOIN part p ON p.id = d.part_id WHERE d.letter_id IN (:letters) AND d.settled_at IS NULL
            UNION ALL SELECT 'extension', d.extension_id, FALSE, TASK
              FROM deadline d LEFT JOIN part p ON p.id = d.part_id WHERE d.extension_id IN (:extensions) AND d.settled_at IS NULL
            ORDER BY light DESC"""
                    .replace("TASK", TASK);

    private static final String COUNTED =
            """
            SELECT step, light, COUNT(*) AS n FROM (SELECT d.step, %s AS light
              FROM ACT_RU_TASK t JOIN deadline d ON d.task_id = t.ID_ AND d.settled_at IS NULL
              LEFT JOIN part p ON p.id = d.part_id WHERE t.PROC_DEF_ID_ = :definition) open_tasks
            GROUP BY step, light ORDER BY step"""
                    .formatted(LightColumn.WITH_PART);

    /** The message of a delivery is our own sentence; that of another failure may contain anything. */
    private static final String INCIDENTS =
            """
            SELECT i.PROC_INST_ID_ AS id, CASE WHEN m.KEY_ = 'notice-delivery' THEN i.INCIDENT_MSG_ END AS text
            FROM ACT_RU_INCIDENT i JOIN ACT_RE_PROCDEF m ON m.ID_ = i.PROC_DEF_ID_
            WHERE i.PROC_INST_ID_ IN (:ids) AND (i.CAUSE_INCIDENT_ID_ = i.ID_ OR i.CAUSE_INCIDENT_ID_ IS NULL)
            ORDER BY i.INCIDENT_TIMESTAMP_, i.ID_""";

    private static final String ALL_INCIDENTS =
            """
            SELECT i.PROC_INST_ID_ AS id, i.INCIDENT_TIMESTAMP_ AS at, CASE WHEN m.KEY_ = 'notice-delivery' THEN i.INCIDENT_MSG_ END AS text
            FROM ACT_RU_INCIDENT i LEFT JOIN ACT_RE_PROCDEF m ON m.ID_ = i.PROC_DEF_ID_
            WHERE i.CAUSE_INCIDENT_ID_ = i.ID_ OR i.CAUSE_INCIDENT_ID_ IS NULL
            ORDER BY i.INCIDENT_TIMESTAMP_ DESC, i.ID_ LIMIT :most OFFSET :before""";

    /** What happened; another failure than that of a delivery may say anything, and an engineer reads it elsewhere. */
    static String sentence(@Nullable String ofDelivery) {
        return ofDelivery == null ? "有一步自动处理没有完成。" : MaskedNumbers.in(ofDelivery);
    }

    private static final String FAILED_STEP = "有一步自动处理没有完成，由系统管理员排除后继续。";

    private static final String DELIVERY_REMEDY = "请改用电话等方式通知；联系方式有误的，由系统管理员更正后补发。";

    private static final String STEP_REMEDY = "由系统管理员排除，排除后自动继续，数据不会丢失；急办的请联系系统管理员。";

    private record Found(
            String id,
            String model,
            String modelName,
            @Nullable Long subject,
            @Nullable String code,
            @Nullable String place,
            String title,
            @Nullable String unit,
            @Nullable Phase phase,
            @Nullable PartState state) {

        String key() {
            return model + "/" + subject;
        }
    }

    /** @param text our own sentence about a delivery; null for another failure, which may say anything */
    private record FoundIncident(String instance, LocalDateTime at, @Nullable String text) {

        IncidentsView.Row view(@Nullable Row affected) {
            return new IncidentsView.Row(
                    // The engine stores times in the machine's zone.
                    at.atZone(ZoneId.systemDefault()).toInstant(),
                    sentence(text),
                    text == null ? STEP_REMEDY : DELIVERY_REMEDY,
                    affected);
        }
    }

    /** What is open of one subject. */
    private static final class Open {

        private final List<Step> steps = new ArrayList<>();
        private int ofParts;
        private int late;
        private @Nullable Integer worst;
        private @Nullable Integer worstOfParts;
    }

    private final JdbcClient database;
    private final SupervisionQuery supervision;
    private final Organization organization;
    private final StepNames steps;
    private final WorkingCalendar calendar;
    private final Clock clock;

    InstanceQuery(
            JdbcClient database,
            SupervisionQuery supervision,
            Organization organization,
            StepNames steps,
            WorkingCalendar calendar,
            Clock clock) {
        this.database = database;
        this.supervision = supervision;
        this.organization = organization;
        this.steps = steps;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * The instances with these ids, by three statements. Those that have ended or never were are left out.
     *
     * @throws NotYours for anybody who does not see everything
     * @throws Refusal for more than {@value #MOST_IDS}
     */
    public InstancesView of(Collection<String> ids, CurrentUser currentUser) {
        supervision.requireAll(currentUser);
        if (ids.size() > MOST_IDS) {
            throw new Refusal("ids", "一次最多查询" + MOST_IDS + "个事项。");
        }
        var rows = rows(database.sql(COLUMNS + INSTANCES + "e.ID_ IN (:ids) ORDER BY " + ORDER)
                .param("ids", Columns.orNobody(ids)));
        return new InstancesView(rows.size(), 1, 1, rows, List.of());
    }

    /**
     * One page of the instances of a model's version, the latest first, by five statements.
     *
     * @param text what a code, a title or the name of a unit must contain; null for all
     * @param page from 1; outside the range it means the nearest page
     * @throws NotYours for anybody who does not see everything
     */
    public InstancesView running(String definition, @Nullable String text, int page, CurrentUser currentUser) {
        supervision.requireAll(currentUser);
        var wanted = Objects.requireNonNullElse(Texts.optionalLine("q", "搜索内容", text, LONGEST_TEXT), "");
        int total = select("SELECT COUNT(*) " + INSTANCES + OF_DEFINITION, definition, wanted)
                .query(Integer.class)
                .single();
        var pages = Math.max(1, (total + PAGE - 1) / PAGE);
        var shown = Math.max(1, Math.min(page, pages));
        var limit = LATE_FIRST + ORDER + "LIMIT " + PAGE + " OFFSET " + (shown - 1) * PAGE;
        var rows = rows(select(COLUMNS + INSTANCES + OF_DEFINITION + limit, definition, wanted)
                .param("now", SupervisionSql.at(clock.instant())));
        return new InstancesView(total, shown, pages, rows, counted(definition));
    }

    /**
     * One page of all incidents with what they hold up, by five statements.
     *
     * @param page from 1; outside the range it means the nearest page
     * @throws NotYours for anybody who does not see everything
     */
    public IncidentsView incidents(int page, CurrentUser currentUser) {
        supervision.requireAll(currentUser);
        int total = database.sql(
                        "SELECT COUNT(*) FROM ACT_RU_INCIDENT i WHERE i.CAUSE_INCIDENT_ID_ = i.ID_ OR i.CAUSE_INCIDENT_ID_ IS NULL")
                .query(Integer.class)
                .single();
        var pages = Math.max(1, (total + PAGE - 1) / PAGE);
        var shown = Math.max(1, Math.min(page, pages));
        var found = database.sql(ALL_INCIDENTS)
                .param("most", PAGE)
                .param("before", (shown - 1) * PAGE)
                .query((row, number) -> new FoundIncident(
                        row.getString("id"), row.getObject("at", LocalDateTime.class), row.getString("text")))
                .list();
        var ids = found.stream().map(FoundIncident::instance).distinct().toList();
        var affected = of(ids, currentUser).rows().stream().collect(Collectors.toMap(Row::id, row -> row));
        return new IncidentsView(
                total,
                shown,
                pages,
                found.stream()
                        .map(each -> each.view(affected.get(each.instance())))
                        .toList());
    }

    private JdbcClient.StatementSpec select(String sql, String definition, String text) {
        var named = text.isEmpty()
                ? List.<String>of()
                : organization.units().stream()
                        .filter(unit -> unit.name().contains(text))
                        .map(Unit::code)
                        .toList();
        return database.sql(sql)
                .param("definition", definition)
                .param("text", text)
                .param("named", Columns.orNobody(named))
                .param("like", "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%");
    }

    private List<Row> rows(JdbcClient.StatementSpec select) {
        var found = select.query((row, number) -> found(row)).list();
        var open = open(found);
        var incidents = incidents(found.stream().map(Found::id).toList());
        return found.stream()
                .map(each -> row(
                        each, open.getOrDefault(each.key(), new Open()), incidents.getOrDefault(each.id(), List.of())))
                .toList();
    }

    private Found found(ResultSet row) throws SQLException {
        @Nullable String title = row.getString("title");
        @Nullable String message = row.getString("message");
        var letter = Columns.named(LetterKind.class, row, "kind");
        var year = SupervisionQuery.number(row, "plan_year");
        var model = row.getString("model_name");
        @Nullable String unit = row.getString("unit_code");
        @Nullable String recipient = row.getString("recipient");
        if (title == null) {
            title = message != null ? message : letter != null ? letter.label() : year != null ? year + "年度" : model;
        }
        return new Found(
                row.getString("id"),
                row.getString("model"),
                model,
                Columns.id(row, "subject"),
                row.getString("code"),
                row.getString("place"),
                title,
                unit == null ? recipient : organization.nameOf(unit),
                Columns.named(Phase.class, row, "phase"),
                Columns.named(PartState.class, row, "state"));
    }

    private static Row row(Found found, Open open, List<String> incidents) {
        var phase = found.phase();
        var state = found.state();
        var mark = found.model().equals(WORK_POINT) && phase != null
                ? Mark.of(phase, open.worst)
                : found.model().equals("implementation") && state != null
                        ? Mark.of(state, open.worst)
                        : lit(open.worst);
        var ofParts = lit(open.worstOfParts);
        var code = found.code();
        return new Row(
                found.id(),
                found.modelName(),
                code,
                found.place(),
                found.title(),
                found.unit(),
                code == null ? null : "#/supervision/point/" + URLEncoder.encode(code, StandardCharsets.UTF_8),
                mark,
                mark.label(),
                open.steps,
                open.ofParts == 0 ? null : new Parts(open.ofParts, open.late, ofParts, ofParts.label()),
                incidents);
    }

    private static Mark lit(@Nullable Integer light) {
        return Mark.of(Phase.IMPLEMENTATION, light);
    }

    private Map<String, Open> open(List<Found> found) {
        var now = clock.instant();
        var open = new HashMap<String, Open>();
        database.sql(TASKS)
                .param("now", SupervisionSql.at(now))
                .param("points", subjects(found, WORK_POINT))
                .param("parts", subjects(found, "implementation"))
                .param("plans", subjects(found, "annual-plan"))
                .param("letters", subjects(found, "letter"))
                .param("extensions", subjects(found, "extension"))
                .query((ResultSet row) -> {
                    var one = open.computeIfAbsent(
                            row.getString("model") + "/" + row.getLong("subject"), first -> new Open());
                    var light = SupervisionQuery.number(row, "light");
                    one.worst = worse(one.worst, light);
                    if (row.getBoolean("of_part")) {
                        one.ofParts++;
                        one.late += lit(light).isLate() ? 1 : 0;
                        one.worstOfParts = worse(one.worstOfParts, light);
                    } else {
                        one.steps.add(step(row, light, now));
                    }
                });
        return open;
    }

    private static Collection<?> subjects(List<Found> found, String model) {
        return Columns.orNone(found.stream()
                .filter(each -> each.model().equals(model))
                .map(Found::subject)
                .filter(Objects::nonNull)
                .toList());
    }

    private static @Nullable Integer worse(@Nullable Integer one, @Nullable Integer other) {
        return one == null || other != null && other > one ? other : one;
    }

    private Step step(ResultSet row, @Nullable Integer light, Instant now) throws SQLException {
        var due = Columns.day(row, "due");
        var mark = lit(light);
        return new Step(
                row.getString("step"),
                steps.nameOf(row.getString("step")),
                organization.nameOf(row.getString("assignee_body")),
                due == null ? null : calendar.shown(due, Columns.day(row, "counted_from") != null),
                due == null ? "不限期" : calendar.timeLeft(due, now).inWords(),
                mark,
                mark.label());
    }

    private List<StepCount> counted(String definition) {
        var counts = new HashMap<String, StepCount>();
        var order = new ArrayList<String>();
        database.sql(COUNTED)
                .param("definition", definition)
                .param("now", SupervisionSql.at(clock.instant()))
                .query((ResultSet row) -> {
                    var step = row.getString("step");
                    var mark = lit(SupervisionQuery.number(row, "light"));
                    var open = row.getInt("n");
                    if (!counts.containsKey(step)) {
                        order.add(step);
                    }
                    counts.merge(
                            step,
                            new StepCount(step, steps.nameOf(step), open, mark.isLate() ? open : 0, mark, mark.label()),
                            InstanceQuery::both);
                });
        return order.stream().map(counts::get).map(Objects::requireNonNull).toList();
    }

    private static StepCount both(StepCount one, StepCount other) {
        var mark = Mark.worse(one.mark(), other.mark());
        return new StepCount(
                one.step(), one.name(), one.open() + other.open(), one.late() + other.late(), mark, mark.label());
    }

    private Map<String, List<String>> incidents(List<String> ids) {
        var incidents = new HashMap<String, List<String>>();
        database.sql(INCIDENTS).param("ids", Columns.orNobody(ids)).query((ResultSet row) -> {
            @Nullable String text = row.getString("text");
            incidents
                    .computeIfAbsent(row.getString("id"), first -> new ArrayList<>())
                    .add(text == null ? FAILED_STEP : MaskedNumbers.in(text));
        });
        return incidents;
    }
}
