package org.weibao.process.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.weibao.process.port.HandOver;
import org.weibao.process.port.HandOver.Hands;
import org.weibao.process.task.Submissions;

/** What Tasklist's 转交 asks. */
@RestController
@RequestMapping("/camunda/api/weibao/tasks/{taskId}")
class HandOverController {

    /** To whom, and why if the head says so. */
    record HandOverCommand(@Nullable String userId, @Nullable String reason) {}

    private final HandOver handOver;
    private final Submissions submissions;

    HandOverController(HandOver handOver, Submissions submissions) {
        this.handOver = handOver;
        this.submissions = submissions;
    }

    @GetMapping("/colleagues")
    Hands colleagues(@PathVariable String taskId) {
        return handOver.hands(taskId);
    }

    @PostMapping("/hand-over")
    Map<String, String> handOver(@PathVariable String taskId, @RequestBody(required = false) @Nullable String command) {
        var read = submissions.read(command == null ? "" : command, HandOverCommand.class);
        return Map.of("message", "已转交" + handOver.handOver(taskId, read.userId(), read.reason()) + "办理。");
    }
}
