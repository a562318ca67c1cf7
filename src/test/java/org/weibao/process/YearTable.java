package org.weibao.process;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.weibao.board.EventView;
import org.weibao.board.PointView;
import org.weibao.board.WorkPointQuery;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.DeadlineService;
import org.weibao.deadline.StepNames;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.LetterKind;
import org.weibao.escalation.Light;
import org.weibao.escalation.LightQuery;
import org.weibao.escalation.TaskLight;
import org.weibao.notification.Notice;
import org.weibao.organization.Groups;
import org.weibao.organization.Organization;
import org.weibao.workpoint.DecisionKind;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.PartRepository;
import org.weibao.workpoint.PartState;

/** Writes down what happened since the last call: every notice, every letter, every light that changed. */
@Component
class YearTable {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd EEEEE", Locale.SIMPLIFIED_CHINESE);
    private static final String SEPARATOR = "｜";
    private static final String NO_LIGHT = "无灯";

    /** Who reads of everything, in their order. */
    private static final Map<String, String> SEE_EVERYTHING =
            Map.of(Groups.OFFICE, "1办公室", Groups.LEADING_GROUP, "2领导小组", Groups.SUPERVISOR, "3督查");

    private record About(long pointId, String code, String place, @Nullable String unit, @Nullable Long partId) {}

    private record Told(
            long id, String key, Notice.Kind kind, boolean urgent, @Nullable Long partId, String head, String title) {

        /** What it is about, as the keys of {@code about()}. */
        String subject() {
            return partId == null ? key.split("/", 2)[0] : "part-" + partId;
        }

        /** For an act with several texts: not the first of them. */
        boolean isFurtherText() {
            return (kind == Notice.Kind.URGING || kind == Notice.Kind.EXTENSION)
                    && (key.endsWith("/head") || key.endsWith("/lead"));
        }

        /** Task, round and level; without the sort of recipients. */
        String level() {
            return Stream.of(key.split("/")).limit(4).collect(joining("/"));
        }
    }

    /** A weekly list and its recipients. */
    private record Given(String title, String person) {}

    /** @param order within the moment */
    private record Line(int order, String code, String unit, String text) {}

    private final DeadlineService deadlines;
    private final LightQuery lights;
    private final StepNames steps;
    private final Organization organization;
    private final PartRepository parts;
    private final WorkPointQuery pointQuery;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final JdbcTemplate database;
    private final Clock clock;

    private final List<String> lines = new ArrayList<>();
    private final List<String> unnotified = new ArrayList<>();
    private final Map<String, WaitingTask> known = new HashMap<>();
    private final Map<String, Light> taskLights = new HashMap<>();
    private final Map<String, Light> pointLights = new TreeMap<>();
    private final Map<String, @Nullable String> pointsUnfinished = new TreeMap<>();
    private final Map<String, String> phases = new TreeMap<>();
    private final Map<Long, String> letterStates = new HashMap<>();
    private final Map<String, Integer> notices = new TreeMap<>();
    private final Map<String, Integer> letters = new TreeMap<>();
    private final Map<Integer, Integer> rules = new TreeMap<>();
    private final Map<String, Map<String, Integer>> perPoint = new TreeMap<>();
    private int weeks;
    private long lastNotice;

    YearTable(
            DeadlineService deadlines,
            LightQuery lights,
            StepNames steps,
            Organization organization,
            PartRepository parts,
            WorkPointQuery pointQuery,
            TaskService tasks,
            RuntimeService runtime,
            JdbcTemplate database,
            Clock clock) {
        this.deadlines = deadlines;
        this.lights = lights;
        this.steps = steps;
        this.organization = organization;
        this.parts = parts;
        this.pointQuery = pointQuery;
        this.tasks = tasks;
        this.runtime = runtime;
        this.database = database;
        this.clock = clock;
    }

    /** What waits for somebody, in an order that no id has a say in. */
    List<WaitingTask> open() {
        var about = about();
        var keys = runtime.createProcessInstanceQuery().list().stream()
                .filter(each -> each.getBusinessKey() != null)
                .collect(toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
        var waiting = tasks.createTaskQuery().list().stream()
                .collect(toMap(
                        task -> place(keys.get(task.getProcessInstanceId())) + " " + task.getTaskDefinitionKey(),
                        Task::getId));
        var open = new ArrayList<WaitingTask>();
        for (var deadline : deadlines.open()) {
            var of = Objects.requireNonNull(about.get(deadline.subject().key()), deadline.key());
            var key =
                    switch (deadline.subject().kind()) {
                        case PLAN, POINT -> of.code();
                        case PART -> of.code() + "/" + of.unit();
                        case LETTER, EXTENSION -> deadline.subject().key();
                    };
            var id = Objects.requireNonNull(waiting.get(key + " " + deadline.step()), deadline.key());
            open.add(task(deadline, of, id));
        }
        open.forEach(each -> known.put(each.key(), each));
        return open.stream().sorted(WaitingTask.ORDER).toList();
    }

    private static String place(String businessKey) {
        var last = businessKey.substring(businessKey.lastIndexOf('/') + 1);
        return last.matches("(letter|extension)-\\d+") ? last : businessKey.replaceFirst("/\\d+$", "");
    }

    private static WaitingTask task(Deadline deadline, About of, String id) {
        return new WaitingTask(
                deadline.key(),
                id,
                deadline.id(),
                deadline.subject().id(),
                of.pointId(),
                of.partId(),
                of.code(),
                of.place(),
                of.unit(),
                deadline.assigneeBody(),
                deadline.step(),
                deadline.round(),
                deadline.due(),
                WorkingCalendar.dayOf(deadline.openedAt()));
    }

    private Map<String, About> about() {
        var about = new HashMap<String, About>();
        database.query(
                """
                select concat('point-', w.id), w.id, w.code, w.place, null, null from work_point w
                union all select concat('part-', p.id), w.id, w.code, w.place, p.unit_code, p.id
                    from part p join work_point w on w.id = p.point_id
                union all select concat('letter-', l.id), w.id, w.code, w.place, l.unit_code, m.part_id
                    from letter l join letter_matter m on m.letter_id = l.id join work_point w on w.id = m.point_id
                    where m.id = (select min(id) from letter_matter where letter_id = l.id)
                union all select concat('extension-', e.id), w.id, w.code, w.place, e.unit_code, p.id
                    from extension e join deadline t on t.id = e.deadline_id
                    join part p on p.id = t.part_id join work_point w on w.id = p.point_id
                union all select concat('plan-', id), 0, cast(plan_year as char(4)), '年度计划', null, null from plan""",
                row -> {
                    var part = row.getLong(6);
                    about.put(
                            row.getString(1),
                            new About(
                                    row.getLong(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5),
                                    row.wasNull() ? null : part));
                });
        return about;
    }

    /**
     * Writes down what is new.
     *
     * @param early whether it is the hour of the timers, when no light changes without a word
     */
    void look(boolean early) {
        open();
        var open = deadlines.open();
        StoredLights.agree(open, lights, clock.instant());
        var signals = lights.of(open);
        var batch = new ArrayList<Line>();
        var told = new HashSet<String>();
        tell(signals, told, batch);
        changeLetters(batch);
        changeLights(signals, told, batch, early);
        changePoints(signals, batch);
        batch.stream()
                .sorted(Comparator.comparing(Line::order)
                        .thenComparing(Line::code)
                        .thenComparing(Line::unit)
                        .thenComparing(Line::text))
                .forEach(line -> lines.add(line.text()));
    }

    private void tell(Map<String, TaskLight> signals, Set<String> told, List<Line> batch) {
        var fresh = database.query(
                "select id, notice_key, kind, urgent, part_id, head, title from notice where id > ? order by id",
                (row, number) -> new Told(
                        row.getLong(1),
                        row.getString(2),
                        Notice.Kind.valueOf(row.getString(3)),
                        row.getBoolean(4),
                        row.getObject(5, Long.class),
                        row.getString(6),
                        row.getString(7)),
                lastNotice);
        if (fresh.isEmpty()) {
            return;
        }
        Map<Long, List<String>> recipients = new HashMap<>();
        database.query(
                "select notice_id, recipient from delivery where notice_id > ? order by id",
                row -> {
                    recipients
                            .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                            .add(row.getString(2));
                },
                lastNotice);
        lastNotice = fresh.get(fresh.size() - 1).id();
        for (var text : fresh) {
            if (text.isFurtherText()) {
                fresh.stream()
                        .filter(each -> text.key().startsWith(each.key() + "/"))
                        .findFirst()
                        .ifPresent(first -> recipients
                                .computeIfAbsent(first.id(), id -> new ArrayList<>())
                                .addAll(recipients.getOrDefault(text.id(), List.of())));
            }
        }
        var arrivals = new TreeMap<String, Integer>();
        var given = new ArrayList<Given>();
        var ends = new TreeMap<String, Integer>();
        var levels = new LinkedHashMap<String, Told>();
        Map<String, Map<Boolean, List<String>>> ofLevels = new HashMap<>();
        for (var notice : fresh) {
            var to = recipients.getOrDefault(notice.id(), List.of());
            switch (notice.kind()) {
                case ARRIVAL -> {
                    count(notices, notice.kind().label());
                    arrivals.merge(notice.title().split("[：｜]")[0], 1, Integer::sum);
                }
                case REMINDER, ESCALATION -> {
                    // One level, in a text for each sort of recipients; urgent for some, in the digest for others.
                    levels.putIfAbsent(notice.level(), notice);
                    ofLevels.computeIfAbsent(notice.level(), each -> new TreeMap<>(Comparator.reverseOrder()))
                            .computeIfAbsent(notice.urgent(), each -> new ArrayList<>())
                            .addAll(to);
                }
                case ENDED -> {
                    count(notices, notice.head());
                    ends.merge(notice.head(), to.size(), Integer::sum);
                }
                case WEEKLY_LIST -> {
                    count(notices, notice.kind().label());
                    to.forEach(person -> given.add(new Given(notice.title(), person)));
                }
                case LETTER -> {
                    count(notices, notice.kind().label());
                    // The letter's own line comes with it.
                    told.add(notice.key());
                    var of = letter(Long.parseLong(notice.key().substring("letter-".length())));
                    batch.add(line(3, "函件送达", of, notice.urgent(), to, of.whatFor()));
                }
                default -> {
                    if (notice.isFurtherText()) {
                        break;
                    }
                    count(notices, notice.kind().label());
                    var task = notice.title().split(SEPARATOR);
                    var of = Objects.requireNonNull(about().get(notice.subject()));
                    var unit = of.unit() == null ? "" : of.unit();
                    batch.add(new Line(
                            2,
                            of.code(),
                            unit,
                            text(
                                    notice.head(),
                                    of.place(),
                                    unit.isEmpty() ? "" : name(unit),
                                    task[0],
                                    "",
                                    channel(notice.urgent()) + "：" + recipients(to, unit))));
                }
            }
        }
        levels.forEach(
                (level, notice) -> level(notice, Objects.requireNonNull(ofLevels.get(level)), signals, told, batch));
        lists(given, batch);
        if (!ends.isEmpty()) {
            batch.add(new Line(
                    8,
                    "",
                    "",
                    text(
                            "告知结束",
                            ends.entrySet().stream()
                                    .map(each -> each.getKey() + "×" + each.getValue() + "人")
                                    .collect(joining("、")))));
        }
        if (!arrivals.isEmpty()) {
            batch.add(new Line(
                    9,
                    "",
                    "",
                    text(
                            "新任务",
                            arrivals.entrySet().stream()
                                    .map(each -> each.getKey() + "×" + each.getValue())
                                    .collect(joining("、")))));
        }
    }

    /** A line for those who read of everything, one for the units whose officers read it because they lead, one for other heads. */
    private void lists(List<Given> given, List<Line> batch) {
        if (given.isEmpty()) {
            return;
        }
        weeks++;
        var everything = new TreeMap<String, TreeSet<String>>();
        var leads = new TreeSet<String>();
        var units = new TreeMap<String, String>();
        for (var each : given) {
            var text = each.title().substring(each.title().indexOf('：') + 1);
            var groups = organization.person(each.person()).orElseThrow().groups();
            var seesAll = groups.stream().filter(SEE_EVERYTHING::containsKey).findFirst();
            if (seesAll.isPresent()) {
                everything
                        .computeIfAbsent(text, key -> new TreeSet<>())
                        .add(Objects.requireNonNull(SEE_EVERYTHING.get(seesAll.get())));
                continue;
            }
            var group = groups.get(0);
            var unit = organization.owning(group).orElseThrow();
            var name = name(unit.code());
            if (group.equals(unit.group())) {
                leads.add(name);
            }
            var before = units.put(name, shortList(text));
            if (before != null && !before.equals(shortList(text))) {
                throw new AssertionError("Officer and head of " + name + " read different lists");
            }
        }
        everything.forEach((text, roles) -> batch.add(new Line(
                0,
                "",
                "",
                text("清单", roles.stream().map(each -> each.substring(1)).collect(joining("、")) + "：" + text))));
        listsOf("牵头单位", units, leads::contains, batch);
        listsOf("其他负责人", units, name -> !leads.contains(name), batch);
    }

    private void listsOf(String whose, Map<String, String> units, Predicate<String> which, List<Line> batch) {
        var read = units.entrySet().stream()
                .filter(each -> which.test(each.getKey()))
                .map(each -> each.getKey() + each.getValue())
                .collect(joining("、"));
        if (!read.isEmpty()) {
            batch.add(new Line(0, "~", whose, text("清单", whose + "：" + read)));
        }
    }

    /** Such as 5项（红2、黄3）, or 3项（商请） for a consulted body. */
    private static String shortList(String text) {
        return text.replaceFirst("项工作已过期限，商请推动", "项（商请）")
                .replaceFirst("^逾期", "")
                .replaceAll("([红黄蓝])灯(\\d+)项", "$1$2");
    }

    private void level(
            Told notice,
            Map<Boolean, List<String>> to,
            Map<String, TaskLight> signals,
            Set<String> told,
            List<Line> batch) {
        var key =
                notice.key().substring(0, notice.key().indexOf('/', notice.key().indexOf('/') + 1));
        var task = Objects.requireNonNull(known.get(key), key);
        var signal = signals.get(key);
        if (signal == null || signal.level() == null) {
            throw new AssertionError("Notified of a level, and the light knows of none: " + notice.key());
        }
        var level = signal.level().name();
        var before = taskLights.getOrDefault(key, Light.GREEN);
        told.add(key);
        count(notices, level);
        count(perPoint.computeIfAbsent(task.place(), place -> new TreeMap<>()), level);
        rules.merge(signal.level().row(), 1, Integer::sum);
        batch.add(new Line(
                1,
                task.code(),
                sortUnit(task),
                text(
                        level,
                        task.place(),
                        name(task.assigneeBody()),
                        step(task) + "（第" + task.round() + "轮，" + task.due() + "到期）",
                        (before == signal.light() ? "" : shortly(before) + "→") + shortly(signal.light()),
                        to.entrySet().stream()
                                        .map(each -> channel(each.getKey()) + "："
                                                + recipients(each.getValue(), task.assigneeBody()))
                                        .collect(joining("，"))
                                + "；规则第"
                                + signal.level().row() + "行"
                                + draft(task, signal.level().id()))));
    }

    private String draft(WaitingTask task, String level) {
        return database
                .query(
                        "select l.kind, l.addressee from letter l join letter_matter m on m.letter_id = l.id"
                                + " where m.deadline_id = ? and m.deadline_round = ? and m.level_id = ?",
                        (row, number) ->
                                "；拟" + LetterKind.valueOf(row.getString(1)).label() + "致" + row.getString(2),
                        task.deadlineId(),
                        task.round(),
                        level)
                .stream()
                .collect(joining());
    }

    private void changeLetters(List<Line> batch) {
        database.query("select id, state from letter order by id", row -> {
            var before = letterStates.put(row.getLong(1), row.getString(2));
            if (!row.getString(2).equals(before)) {
                changed(letter(row.getLong(1)), row.getString(2), batch);
            }
        });
    }

    /**
     * @param code of its first point
     * @param places of the points that it is about
     * @param steps that it is about
     * @param whatFor how many matters, its number, and its addressee
     */
    private record LetterRow(
            LetterKind kind,
            String code,
            Set<String> places,
            String unit,
            String steps,
            String whatFor,
            @Nullable String why) {}

    private LetterRow letter(long id) {
        var codes = new TreeMap<String, String>();
        var about = new TreeSet<String>();
        var matters = new int[1];
        database.query(
                """
                select w.code, w.place, m.step from letter_matter m join work_point w on w.id = m.point_id
                join letter l on l.id = m.letter_id
                where l.id = ? and (m.left_at is null or l.state = 'NOT_NEEDED')""",
                row -> {
                    codes.put(row.getString(1), row.getString(2));
                    about.add(steps.nameOf(row.getString(3)));
                    matters[0]++;
                },
                id);
        return Objects.requireNonNull(database.queryForObject(
                "select kind, unit_code, number_prefix, letter_year, letter_number, addressee, reason from letter where id = ?",
                (row, number) -> new LetterRow(
                        LetterKind.valueOf(row.getString(1)),
                        codes.firstKey(),
                        new LinkedHashSet<>(codes.values()),
                        row.getString(2),
                        String.join("、", about),
                        matters[0] + "个事项，"
                                + (row.getString(3) == null
                                        ? ""
                                        : row.getString(3) + "〔" + row.getInt(4) + "〕" + row.getInt(5) + "号，")
                                + "致" + row.getString(6),
                        row.getString(7)),
                id));
    }

    private void changed(LetterRow letter, String state, List<Line> batch) {
        var what =
                switch (state) {
                    case "DRAFTED" -> "拟稿";
                    case "RELEASED" -> "签发";
                    case "NOT_RELEASED" -> "不发";
                    case "NOT_NEEDED" -> "不再需要";
                    default -> throw new IllegalStateException("A letter that nobody drafted: " + state);
                };
        count(letters, letter.kind().label() + what);
        if (!state.equals("DRAFTED")) {
            letter.places()
                    .forEach(place -> count(
                            perPoint.computeIfAbsent(place, key -> new TreeMap<>()),
                            letter.kind().label() + what));
        }
        // The level's line names the draft, the notice's line what went out.
        if (Set.of("NOT_RELEASED", "NOT_NEEDED").contains(state)) {
            batch.add(new Line(
                    3,
                    letter.code(),
                    letter.unit(),
                    text(
                            letter.kind().label() + what,
                            String.join("、", letter.places()),
                            name(letter.unit()),
                            letter.steps(),
                            "",
                            letter.why() == null ? letter.whatFor() : letter.why())));
        }
    }

    private Line line(int order, String what, LetterRow of, boolean urgent, List<String> to, String more) {
        return new Line(
                order,
                of.code(),
                of.unit(),
                text(
                        of.kind().label() + what.substring(2),
                        String.join("、", of.places()),
                        name(of.unit()),
                        of.steps(),
                        "",
                        channel(urgent) + "：" + recipients(to, of.unit()) + "；" + more));
    }

    private void changeLights(Map<String, TaskLight> signals, Set<String> told, List<Line> batch, boolean early) {
        for (var key : union(taskLights.keySet(), signals.keySet())) {
            var before = taskLights.getOrDefault(key, Light.GREEN);
            var signal = signals.get(key);
            var after = signal == null ? Light.GREEN : signal.light();
            if (signal == null) {
                taskLights.remove(key);
            } else {
                taskLights.put(key, after);
            }
            var task = Objects.requireNonNull(known.get(key));
            var end = signal == null ? endOf(task) : "";
            if (told.contains(key) || (before == after && !end.equals(PartState.UNFINISHED.label()))) {
                continue;
            }
            var text = text(
                    "灯",
                    task.place(),
                    name(task.assigneeBody()),
                    step(task),
                    shortly(before) + "→" + (signal == null ? end : shortly(after)),
                    signal == null ? "" : "第" + task.round() + "轮，" + task.due() + "到期");
            batch.add(new Line(4, task.code(), sortUnit(task), text));
            if (early) {
                unnotified.add(text);
            }
        }
    }

    /** What has become of the task: done, unless its part has ended without. */
    private String endOf(WaitingTask task) {
        var part = task.key().startsWith("part-") ? parts.get(Objects.requireNonNull(task.partId())) : null;
        return part != null && Set.of(PartState.UNFINISHED, PartState.RELEASED).contains(part.state())
                ? pointQuery.part(part.id()).stateLabel()
                : "办结";
    }

    private void changePoints(Map<String, TaskLight> signals, List<Line> batch) {
        var about = about();
        var worst = lights.all();
        for (var key : about.keySet().stream()
                .filter(each -> each.startsWith("point-"))
                .toList()) {
            var of = Objects.requireNonNull(about.get(key));
            var signal = worst.get(TaskSubject.point(of.pointId()));
            var after = signal == null ? Light.GREEN : signal.light();
            var before = lightOf(of.code());
            var point = pointQuery.point(of.pointId());
            var phase = phases.put(of.code(), point.phaseLabel());
            if (phase != null && !phase.equals(point.phaseLabel())) {
                batch.add(new Line(
                        6, of.code(), "", text("阶段", of.place(), "", "", "", phase + "→" + point.phaseLabel())));
            }
            var unfinished = point.unfinished();
            if (signal == null) {
                pointLights.remove(of.code());
            } else {
                pointLights.put(of.code(), after);
            }
            var isNews = !Objects.equals(unfinished, pointsUnfinished.put(of.code(), unfinished));
            if (after != before || isNews) {
                batch.add(new Line(
                        5,
                        of.code(),
                        "",
                        text(
                                "要点灯",
                                of.place(),
                                "",
                                "",
                                shortly(before) + "→" + (signal == null ? NO_LIGHT : shortly(after)),
                                after == Light.GREEN ? "" : because(of, signal, signals.values(), about),
                                unfinished == null ? "" : unfinished)));
            }
        }
    }

    /** Of several that are equally late the first by name: which of them the light picks is of no matter. */
    private static String because(
            About point, TaskLight worst, Collection<TaskLight> signals, Map<String, About> about) {
        return signals.stream()
                .filter(each -> TaskLight.BY_URGENCY.compare(each, worst) == 0)
                .filter(each ->
                        Objects.requireNonNull(about.get(each.subject().key())).pointId() == point.pointId())
                .map(TaskLight::sentenceForOthers)
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .replaceFirst("^..：", "")
                .replaceFirst("（.*）。$", "");
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private String text(String... cells) {
        return DAY.format(WorkingCalendar.dayOf(clock.instant()))
                + SEPARATOR
                + Stream.of(cells).collect(joining(SEPARATOR)).replaceFirst("｜+$", "");
    }

    private static String sortUnit(WaitingTask task) {
        return Objects.requireNonNullElse(task.about(), "") + " " + task.assigneeBody();
    }

    /** The step, and whose part or letter it is where another is asked. */
    private String step(WaitingTask task) {
        var about = task.about();
        return steps.nameOf(task.step())
                + (about == null || about.equals(task.assigneeBody()) ? "" : "（" + name(about) + "）");
    }

    private String name(String code) {
        return switch (code) {
            case Groups.OFFICE -> "市未保办";
            case Groups.LEADING_GROUP -> "领导小组";
            default -> organization.unit(code).name();
        };
    }

    private static String shortly(Light light) {
        return light.label().substring(0, 1);
    }

    private static String channel(boolean urgent) {
        return urgent ? "即时" : "汇总";
    }

    /** By their groups; a person of another unit than the task's is named with it. */
    private String recipients(List<String> people, String assigneeBody) {
        return people.stream()
                .flatMap(person -> organization.person(person).orElseThrow().groups().stream())
                .distinct()
                .map(group -> switch (group) {
                    case Groups.OFFICE -> "3办公室";
                    case Groups.LEADING_GROUP -> "4领导小组";
                    case Groups.SUPERVISOR -> "5督查";
                    default -> {
                        var unit = organization.owning(group).orElseThrow();
                        yield (group.equals(unit.headGroup()) ? "2" : "1")
                                + (unit.code().equals(assigneeBody) ? "" : name(unit.code()))
                                + (group.equals(unit.headGroup()) ? "负责人" : "经办人");
                    }
                })
                .sorted()
                .map(each -> each.substring(1))
                .collect(joining("、"));
    }

    private static void count(Map<String, Integer> counts, String what) {
        counts.merge(what, 1, Integer::sum);
    }

    /** The lights that changed by time, without a notice. */
    List<String> unnotified() {
        return unnotified;
    }

    Map<Integer, Integer> rules() {
        return rules;
    }

    private record BusyDay(String person, String day, int notices, int points) {}

    /** The most notices that one person of the office, or else one of another body, got at once on a day. */
    private String busiestDay(boolean office) {
        return database
                .query(
                        """
                        select d.recipient, cast(n.written_at as date), count(*), count(distinct n.point_id)
                        from delivery d join notice n on n.id = d.notice_id where n.urgent = true
                        group by d.recipient, cast(n.written_at as date) order by 3 desc, 2, 1""",
                        (row, number) -> new BusyDay(
                                row.getString(1), row.getString(2).substring(5), row.getInt(3), row.getInt(4)))
                .stream()
                .filter(each -> organization
                                .person(each.person())
                                .orElseThrow()
                                .groups()
                                .contains(Groups.OFFICE)
                        == office)
                .findFirst()
                .map(each -> (office ? "办公室" : "其他") + "最多" + each.notices() + "件，涉及" + each.points() + "个要点（"
                        + each.day() + "，" + recipients(List.of(each.person()), "") + "）")
                .orElseThrow();
    }

    /** Words of supervision in notices to a body that is only consulted; another body's letter has its name. */
    List<String> supervisedThoughConsulted() {
        return database
                .query(
                        "select d.recipient, n.head, n.title, n.text from delivery d join notice n on n.id = d.notice_id",
                        (row, number) -> List.of(
                                row.getString(1), row.getString(2) + "｜" + row.getString(3) + "｜" + row.getString(4)))
                .stream()
                .filter(each -> isConsulted(each.get(0)))
                .filter(each -> Stream.of("督办", "催办", "灯", "责令")
                        .anyMatch(each.get(1).replace(LetterKind.SUPERVISION.label(), "")::contains))
                .map(each -> String.join("：", each))
                .toList();
    }

    private boolean isConsulted(String person) {
        return organization.person(person).orElseThrow().groups().stream()
                .flatMap(group -> organization.owning(group).stream())
                .anyMatch(unit -> unit.kind().isConsulted());
    }

    /** Whether anybody got a notice since the last call. */
    boolean hasNews() {
        return Objects.requireNonNull(database.queryForObject("select coalesce(max(id), 0) from notice", Long.class))
                > lastNotice;
    }

    /** @param points in their order: how each of them ended */
    String written(List<PointView> points) {
        var head = new ArrayList<String>();
        head.add("通知：" + counted(notices));
        head.add("函件：" + counted(letters));
        head.add("每周督办清单：" + weeks + "周");
        head.add("一人一天的即时通知：" + busiestDay(true) + "；" + busiestDay(false));
        head.add("督办规则各行触发："
                + rules.entrySet().stream()
                        .map(each -> "第" + each.getKey() + "行×" + each.getValue())
                        .collect(joining("、")));
        var ends = new TreeMap<String, Integer>();
        points.forEach(point -> count(ends, point.phaseLabel()));
        var unfinished = points.stream()
                .flatMap(point -> pointQuery.parts(point.id()).stream())
                .filter(part -> part.state() == PartState.UNFINISHED)
                .count();
        head.add("年末：" + counted(ends) + "；未完成的承办任务×" + unfinished);
        for (var point : points) {
            head.add(String.join(
                    SEPARATOR,
                    point.place(),
                    point.title(),
                    end(point),
                    counted(perPoint.getOrDefault(point.place(), Map.of()))));
        }
        return Stream.concat(head.stream(), Stream.concat(Stream.of(""), lines.stream()))
                .collect(joining("\n", "", "\n"));
    }

    /** How the point ended, its leading group's reason, and what is unfinished for which reason. */
    private String end(PointView point) {
        var decided = pointQuery.decisions(point.id()).stream()
                .filter(each -> each.kind() == DecisionKind.DECISION)
                .findFirst()
                .flatMap(each -> Optional.ofNullable(each.reason()))
                .map(each -> "（" + each + "）")
                .orElse("");
        var unfinished = point.unfinished() == null ? "" : "，" + point.unfinished() + "（" + whyUnfinished(point) + "）";
        return point.phaseLabel() + decided + unfinished;
    }

    private String whyUnfinished(PointView point) {
        return pointQuery.timeline(point.id()).stream()
                .filter(each -> each.kind() == EntryKind.END_REQUESTED)
                .map(EventView::text)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static String counted(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(each -> each.getKey() + "×" + each.getValue())
                .collect(joining("、"));
    }

    /** The point's light now; green where it has none. */
    private Light lightOf(String code) {
        return pointLights.getOrDefault(code, Light.GREEN);
    }
}
