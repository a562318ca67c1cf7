package org.weibao.process.web;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.weibao.process.guard.EndedTasks;
import org.weibao.shared.NotYours;

/** Tells Tasklist why a task ended while it was open on a screen. */
@RestController
@RequestMapping("/camunda/api/weibao/tasks/{taskId}")
class EndedTaskController {

    private final EndedTasks ended;

    EndedTaskController(EndedTasks ended) {
        this.ended = ended;
    }

    /** Only for those who could see the task. */
    @GetMapping("/end")
    Map<String, String> end(@PathVariable String taskId) {
        return Map.of("message", ended.sentence(taskId).orElseThrow(NotYours::new));
    }
}
