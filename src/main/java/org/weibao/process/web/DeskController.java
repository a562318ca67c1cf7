package org.weibao.process.web;

import static org.springframework.http.HttpStatus.NO_CONTENT;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.weibao.board.DeskFilter;
import org.weibao.board.DeskQuery;
import org.weibao.board.DeskRow;
import org.weibao.board.DeskView;
import org.weibao.board.DoneQuery;
import org.weibao.board.DoneView;
import org.weibao.board.NoticeListQuery;
import org.weibao.board.NoticeListView;
import org.weibao.board.PossibleActs;
import org.weibao.board.UrgingQuery;
import org.weibao.escalation.Light;
import org.weibao.notification.Notices;
import org.weibao.organization.Directory;
import org.weibao.process.Elements;
import org.weibao.shared.NotYours;

/** 我的工作台: the current user's tasks, and what the page shows around an open form. */
@RestController
@RequestMapping("/camunda/api/weibao")
class DeskController {

    /** The processes that can be started from the page, in this order. */
    private static final List<String> STARTS =
            List.of(Elements.ANNUAL_PLAN, Elements.EXTENSION, Elements.EXTENSION_CORRECTION, Elements.URGING);

    /**
     * The current user.
     *
     * @param starts the processes that they may start
     * @param unread how many notices they have not seen yet
     */
    record Me(String id, String name, @Nullable String post, List<Start> starts, int unread) {}

    /** A process and its name for people. */
    record Start(String key, String name, String definitionId) {}

    /**
     * What the page shows around an open form.
     *
     * @param mayWork whether the current user may fill the form in
     * @param candidate whether they belong to the task's group
     * @param urgings the latest first
     * @param acts what they may do with it beside its form
     */
    record TaskState(
            DeskRow task,
            boolean mayWork,
            boolean candidate,
            List<UrgingQuery.UrgingView> urgings,
            List<PossibleActs.PossibleAct> acts) {}

    /**
     * The filters of a list as the address has them. A value that nobody knows filters nothing.
     *
     * @param due week for what is due this week
     * @param whole unit for what the whole unit has
     */
    record Filters(
            @Nullable String q,
            @Nullable String show,
            @Nullable String light,
            @Nullable String due,
            @Nullable String step,
            @Nullable String point,
            @Nullable String whole,
            @Nullable Integer page) {

        DeskFilter read() {
            return new DeskFilter(
                    q,
                    show,
                    Stream.of(Light.values())
                            .filter(each -> each.name().equals(light))
                            .findFirst()
                            .orElse(null),
                    "week".equals(due),
                    step,
                    point,
                    "unit".equals(whole),
                    page == null ? 1 : page);
        }
    }

    private final VisibleTasks open;
    private final TaskHolds holds;
    private final DeskQuery desk;
    private final DoneQuery done;
    private final NoticeListQuery noticeList;
    private final Notices notices;
    private final UrgingQuery urgings;
    private final PossibleActs acts;
    private final ActOutcomes outcomes;
    private final Directory directory;
    private final RepositoryService repository;

    DeskController(
            VisibleTasks open,
            TaskHolds holds,
            DeskQuery desk,
            DoneQuery done,
            NoticeListQuery noticeList,
            Notices notices,
            UrgingQuery urgings,
            PossibleActs acts,
            ActOutcomes outcomes,
            Directory directory,
            RepositoryService repository) {
        this.open = open;
        this.holds = holds;
        this.desk = desk;
        this.done = done;
        this.noticeList = noticeList;
        this.notices = notices;
        this.urgings = urgings;
        this.acts = acts;
        this.outcomes = outcomes;
        this.directory = directory;
        this.repository = repository;
    }

    /** 待办. */
    @GetMapping("/desk")
    DeskView desk(Filters filters) {
        return desk.todo(filters.read(), open.currentUser());
    }

    /** 在办. */
    @GetMapping("/desk/in-progress")
    DeskView inProgress(Filters filters) {
        return desk.inProgress(filters.read(), open.currentUser());
    }

    /** The current user's acts, the latest first. */
    @GetMapping("/desk/done")
    DoneView done(@RequestParam(required = false) @Nullable String q, @RequestParam(defaultValue = "1") int page) {
        return done.of(q, page, open.currentUser());
    }

    /** The notices of the current user, the latest first. */
    @GetMapping("/desk/notices")
    NoticeListView notices(@RequestParam(defaultValue = "1") int page) {
        return noticeList.of(page, open.currentUser());
    }

    /** They have seen these notices, by the ids of the oldest and the newest. */
    @PostMapping("/desk/notices/read")
    @ResponseStatus(NO_CONTENT)
    void read(@RequestParam long from, @RequestParam long upTo) {
        notices.read(open.currentUser().userId(), from, upTo);
    }

    @GetMapping("/desk/me")
    Me me() {
        var user = open.currentUser();
        var name = directory.historyOf(user.userId()).latest();
        return new Me(user.userId(), name.name(), name.post(), starts(), noticeList.unread(user));
    }

    private List<Start> starts() {
        var definitions = repository
                .createProcessDefinitionQuery()
                .processDefinitionKeysIn(STARTS.toArray(String[]::new))
                .latestVersion()
                .startableInTasklist()
                .startablePermissionCheck()
                .list();
        return STARTS.stream()
                .flatMap(
                        key -> definitions.stream().filter(each -> each.getKey().equals(key)))
                .map(each -> new Start(each.getKey(), each.getName(), each.getId()))
                .toList();
    }

    /** @throws NotYours if the current user does not see the task, or it is not open any more */
    @GetMapping("/desk/tasks/{taskId}")
    TaskState task(@PathVariable String taskId) {
        open.visible(taskId);
        holds.releaseUntouched(taskId);
        var row = desk.task(taskId, open.currentUser()).orElseThrow(NotYours::new);
        var candidate = open.isCandidate(taskId);
        var holder = row.holder();
        return new TaskState(
                row,
                holder == null ? candidate : holder.me(),
                candidate,
                urgings.of(taskId),
                acts.of(taskId, open.currentUser()));
    }

    /** Puts the task back to its group. */
    @DeleteMapping("/tasks/{taskId}/hold")
    @ResponseStatus(NO_CONTENT)
    void putBack(@PathVariable String taskId) {
        holds.putBack(taskId);
    }

    /**
     * What followed an act of the current user.
     *
     * @param task the task that they have done
     * @param process the process that they have started, if there was no task
     */
    @GetMapping("/desk/outcome")
    ActOutcomes.Outcome outcome(
            @RequestParam(required = false) @Nullable String task,
            @RequestParam(required = false) @Nullable String process) {
        return task != null
                ? outcomes.ofTask(task, open.currentUser())
                : outcomes.ofStart(process == null ? "" : process, open.currentUser());
    }
}
