package org.weibao.process;

import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.checked;
import static org.weibao.process.Forms.compiled;
import static org.weibao.process.Forms.on;
import static org.weibao.process.Forms.reason;
import static org.weibao.process.Forms.report;
import static org.weibao.process.Forms.verdict;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.weibao.board.WorkPointQuery;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.DeadlineService;
import org.weibao.letter.LetterQuery;
import org.weibao.organization.Organization;
import org.weibao.workpoint.PartState;

/** Who is punctual, late or silent in the rehearsed year, and what each writes into the forms. */
@Component
class YearPeople {

    private static final Map<String, Integer> DAYS_AFTER_DUE = Map.of(
            "sifa",
            0,
            "ding",
            0,
            // On the very day of 黄: the letter that was drafted this morning is not needed any more.
            "nongye",
            3,
            // Four days after: the letter went out yesterday.
            "fayuan",
            5,
            "yi",
            5,
            // After 红.
            "zhujian",
            12,
            "bing",
            12);

    /** They accept and send their first report, then nothing more. */
    private static final Set<String> TIRED = Set.of("renda", "fuer");

    private static final String SILENT = "ji";

    /** The leading group meets twice before the year ends, and decides many points at once. */
    private static final List<LocalDate> MEETINGS = List.of(LocalDate.of(2023, 12, 19), LocalDate.of(2023, 12, 29));

    /** The first meeting puts it off to the last one, which is late. */
    private static final String PUT_OFF = "2023-1-1";

    /** The year is a slip of a key; the right one follows by a correction. */
    private static final String SLIPPED = "2024-04-12";

    static final String CORRECTED = "2023-04-12";

    /** What these points asked for is done by the third quarter. */
    private static final Set<String> EARLY = Set.of("2023-1-1", "2023-1-3");

    private final Office office;
    private final TaskService tasks;
    private final Organization organization;
    private final WorkingCalendar calendar;
    private final WorkPointQuery pointQuery;
    private final LetterQuery letters;
    private final DeadlineService deadlines;

    private boolean letterHeldBack;
    private boolean partReturned;
    private boolean reportReturned;
    private boolean headReturned;
    private int mostLetters;
    private int mostDecisions;

    YearPeople(
            Office office,
            TaskService tasks,
            Organization organization,
            WorkingCalendar calendar,
            WorkPointQuery pointQuery,
            LetterQuery letters,
            DeadlineService deadlines) {
        this.office = office;
        this.tasks = tasks;
        this.organization = organization;
        this.calendar = calendar;
        this.pointQuery = pointQuery;
        this.letters = letters;
        this.deadlines = deadlines;
    }

    void beginTheYear() {
        letterHeldBack = false;
        partReturned = false;
        reportReturned = false;
        headReturned = false;
        mostLetters = 0;
        mostDecisions = 0;
    }

    /** Whether the task's people do it on that day. */
    boolean does(WaitingTask task, LocalDate today) {
        var since = calendar.between(task.arrived(), today);
        return switch (task.step()) {
            case Elements.REQUEST_END -> givesUp(task, today);
            case Elements.RELEASE_LETTER,
                    Elements.CONSENT_END,
                    Elements.DECIDE_OBJECTION,
                    Elements.SIGN_EXTENSION,
                    Elements.DECIDE_EXTENSION -> since >= 1;
            case Elements.CHECK -> task.code().equals("2023-1-3") ? late(task, today) >= 4 : since >= 2;
            case Elements.DECIDE -> MEETINGS.contains(today) && (!task.code().equals(PUT_OFF) || late(task, today) > 0);
            case Elements.SIGN -> task.assigneeBody().equals("fulian") ? late(task, today) >= 5 : since >= 1;
            case Elements.SIGN_PART -> task.assigneeBody().equals("gonghui") ? late(task, today) >= 11 : since >= 1;
            case Elements.CONFIRM_NOT_APPLICABLE, Elements.COMPILE, Elements.VERIFY ->
                task.assigneeBody().equals("minzheng") ? late(task, today) >= 5 : since >= 1;
            case Elements.ACCEPT_ASSIGNMENT -> since >= 1;
            default -> works(task, today, since);
        };
    }

    private boolean works(WaitingTask task, LocalDate today, int since) {
        var assigneeBody = task.assigneeBody();
        if (assigneeBody.equals(SILENT)) {
            return false;
        }
        if (task.step().equals(Elements.REPORT) && isReturned(task)) {
            return since >= 1;
        }
        if (TIRED.contains(assigneeBody) && task.step().equals(Elements.REPORT)) {
            return task.due().isBefore(LocalDate.of(2023, 4, 15)) && late(task, today) >= -4;
        }
        var late = DAYS_AFTER_DUE.get(assigneeBody);
        if (late != null) {
            return late(task, today) >= late;
        }
        if (task.step().equals(Elements.REPORT)) {
            // 甲县 has asked for more time.
            return late(task, today)
                    >= (assigneeBody.equals("jia") && task.code().equals("2023-2-1-1") ? -1 : -4);
        }
        return since >= 1;
    }

    private boolean isReturned(WaitingTask task) {
        return pointQuery.part(task.partId()).request() != null;
    }

    /** The lead ends what the silent hold up, when the parts should long have been done. */
    private boolean givesUp(WaitingTask task, LocalDate today) {
        var open = pointQuery.parts(task.pointId()).stream()
                .filter(each -> each.open())
                .toList();
        return open.stream().allMatch(each -> calendar.between(each.ends(), today) >= 8)
                && open.stream().noneMatch(each -> each.state() == PartState.TO_VERIFY);
    }

    private int late(WaitingTask task, LocalDate today) {
        return calendar.between(task.due(), today);
    }

    /**
     * Does the task, and everything that follows by itself.
     *
     * @param all what is done that day: the office and the recorder decide on several with one form
     */
    void act(WaitingTask open, List<WaitingTask> all, LocalDate today) {
        var task = tasks.createTaskQuery().taskId(open.id()).singleResult();
        if (task != null) {
            office.desk(userFor(task)).click(task, command(open, all, today));
            office.continueToNextWaitState();
        }
    }

    private String userFor(Task task) {
        var group = tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .flatMap(id -> Optional.ofNullable(id).stream())
                .findFirst()
                .orElseThrow();
        return organization.peopleIn(group).get(0).id();
    }

    private Object command(WaitingTask task, List<WaitingTask> all, LocalDate today) {
        return switch (task.step()) {
            case Elements.ACCEPT_ASSIGNMENT -> answer("ACCEPTED");
            case Elements.ACCEPT_PART -> acceptance(task);
            case Elements.DECIDE_OBJECTION -> Map.of("released", List.of(), "reason", "属于本县职责，请继续承办");
            case Elements.CONFIRM_NOT_APPLICABLE ->
                Map.of(
                        "confirmed",
                        pointQuery.part(task.partId()).measures().stream()
                                .filter(each -> each.state().name().equals("CLAIMED"))
                                .map(each -> each.measure().id())
                                .toList());
            case Elements.REPORT ->
                report(pointQuery.part(task.partId()), isLast(task), isLast(task) ? "已经完成" : "正在落实", 10, 20);
            case Elements.SIGN, Elements.SIGN_EXTENSION -> answer("SIGNED");
            case Elements.SIGN_PART -> signed(task);
            case Elements.VERIFY -> verified(task);
            case Elements.COMPILE -> compiled(pointQuery.point(task.pointId()).measures(), "全年情况汇总");
            case Elements.CHECK -> check(task);
            case Elements.DECIDE -> decisions(all, today);
            case Elements.REQUEST_END -> reason("多次通知没有回音，其他承办任务都已完成");
            case Elements.CONSENT_END -> answer("GRANTED");
            case Elements.RELEASE_LETTER -> letter(task, all);
            case Elements.DECIDE_EXTENSION ->
                Map.of("answer", "GRANTED", "due", SLIPPED, "confirmed", List.of("due=" + SLIPPED));
            default -> throw new IllegalStateException("Nobody taught how to do " + task.step());
        };
    }

    /** 丙县 objects once, and 丁县 claims once that a measure does not apply. */
    private Object acceptance(WaitingTask task) {
        if (task.assigneeBody().equals("bing") && task.code().equals("2023-1-2")) {
            return Map.of("objection", "实施方案由县政府办公室牵头制定");
        }
        if (task.assigneeBody().equals("ding") && task.code().equals("2023-2-1-2")) {
            var measure =
                    pointQuery.part(task.partId()).measures().get(0).measure().id();
            return Map.of("notApplicable", List.of(Map.of("measureId", measure, "reason", "本县没有这类家庭")));
        }
        return accept();
    }

    private static boolean isLast(WaitingTask task) {
        return task.due().getMonthValue() >= (EARLY.contains(task.code()) ? 9 : 10);
    }

    private Object verified(WaitingTask task) {
        if (!partReturned && task.code().equals("2023-2-1-1")) {
            partReturned = true;
            return answer("RETURNED", "请补充宣讲场次");
        }
        return answer("PASSED");
    }

    private Object signed(WaitingTask task) {
        if (!headReturned
                && task.code().equals("2023-1-2")
                && task.assigneeBody().equals("jia")) {
            headReturned = true;
            return answer("RETURNED", "完成比例与台账不符，请核实");
        }
        return answer("SIGNED");
    }

    /** One point goes on next year. */
    private Object decisions(List<WaitingTask> all, LocalDate today) {
        var verdicts = all.stream()
                .filter(each -> each.step().equals(Elements.DECIDE))
                .map(each -> each.code().equals("2023-2-1-1")
                        ? on(each.pointId(), "CARRIED_OVER", "明年继续推进")
                        : on(each.pointId(), "CLOSED", ""))
                .toArray();
        mostDecisions = Math.max(mostDecisions, verdicts.length);
        return verdict(today.toString(), verdicts);
    }

    private Object check(WaitingTask task) {
        if (!reportReturned && task.code().equals("2023-1-1")) {
            reportReturned = true;
            return answer("RETURNED_TO_LEAD", "请补充学习安排");
        }
        var items =
                new boolean[pointQuery.point(task.pointId()).closingStandard().size()];
        Arrays.fill(items, true);
        return checked(items);
    }

    /** The letters of a day are released with one form, as they are; one is not sent: somebody has called. */
    private Object letter(WaitingTask task, List<WaitingTask> all) {
        var ids = all.stream()
                .filter(each -> each.step().equals(Elements.RELEASE_LETTER) && each.ownId() != task.ownId())
                .map(WaitingTask::ownId)
                .toList();
        mostLetters = Math.max(mostLetters, ids.size() + 1);
        var draft = letters.draft(task.ownId(), ids);
        var command = decision(draft.unit(), draft.matters());
        command.putAll(Map.of("title", draft.title(), "opening", draft.opening(), "closing", draft.closing()));
        command.put(
                "others",
                draft.others().stream()
                        .map(other -> {
                            var decision = decision(other.unit(), other.matters());
                            decision.put("letterId", other.id());
                            return decision;
                        })
                        .toList());
        return command;
    }

    private Map<String, Object> decision(String unit, List<LetterQuery.MatterView> matters) {
        var seen = matters.stream().map(LetterQuery.MatterView::id).toList();
        if (!letterHeldBack && unit.equals("市法院")) {
            letterHeldBack = true;
            return new HashMap<>(Map.of("answer", "NOT_RELEASED", "reason", "已经电话沟通", "matters", seen));
        }
        return new HashMap<>(Map.of("answer", "RELEASED", "matters", seen));
    }

    /** As many letters as one form has decided on. */
    int mostLetters() {
        return mostLetters;
    }

    /** As many points as one form has decided on. */
    int mostDecisions() {
        return mostDecisions;
    }

    /** 甲县 asks for more time for its first report. */
    void askMoreTime(WaitingTask task) {
        office.desk("jia-officer")
                .starts(
                        Elements.EXTENSION,
                        Map.of(
                                "deadlineId",
                                task.deadlineId(),
                                "due",
                                SLIPPED,
                                "reason",
                                "等学校开学",
                                "progress",
                                "已走访两个乡镇",
                                "confirmed",
                                List.of("due=" + SLIPPED)));
        office.continueToNextWaitState();
    }

    /** The office sees that the year was a slip. */
    void correctExtension(WaitingTask task) {
        office.desk("office-1")
                .starts(
                        Elements.EXTENSION_CORRECTION,
                        Map.of("deadlineId", task.deadlineId(), "due", CORRECTED, "reason", "年份填错"));
        office.continueToNextWaitState();
    }

    /** The office urges the task's people. */
    void urge(WaitingTask task) {
        office.desk("office-1")
                .starts(Elements.URGING, Map.of("deadlineIds", List.of(task.deadlineId()), "text", "请于本周五前办理。"));
        office.continueToNextWaitState();
    }
}
