package org.weibao.process.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.weibao.handover.HandOverService;
import org.weibao.handover.HandOverService.Hands;
import org.weibao.process.task.Submissions;

/** The requests of Tasklist's 转交. */
@RestController
@RequestMapping("/camunda/api/weibao/tasks/{taskId}")
class HandOverController {

    /** The recipient, and the head's reason if there is one. */
    record HandOverCommand(@Nullable String userId, @Nullable String reason) {}

    private final HandOverService handOvers;
    private final VisibleTasks open;
    private final Submissions submissions;

    HandOverController(HandOverService handOvers, VisibleTasks open, Submissions submissions) {
        this.handOvers = handOvers;
        this.open = open;
        this.submissions = submissions;
    }

    @GetMapping("/colleagues")
    Hands colleagues(@PathVariable String taskId) {
        return handOvers.hands(taskId, open.currentUser());
    }

    @PostMapping("/hand-over")
    Map<String, String> handOver(@PathVariable String taskId, @RequestBody(required = false) @Nullable String command) {
        var read = submissions.read(command == null ? "" : command, HandOverCommand.class);
        var colleague = handOvers.handOver(taskId, read.userId(), read.reason(), open.currentUser());
        return Map.of("message", "已转交" + colleague + "办理。");
    }
}
