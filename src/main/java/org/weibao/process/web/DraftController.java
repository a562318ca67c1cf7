package org.weibao.process.web;

import static org.springframework.http.HttpStatus.NO_CONTENT;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.weibao.process.task.Submissions;
import org.weibao.process.web.Drafts.Draft;
import org.weibao.shared.NotYours;
import org.weibao.shared.Refusal;

/** Keeps what is typed into a task's form until it is submitted. Each person sees only their own draft. */
@RestController
@RequestMapping("/camunda/api/weibao/tasks/{taskId}/draft")
class DraftController {

    private static final int MOST = 1_000_000;

    /** When a draft was saved. */
    record Kept(Instant savedAt) {}

    private final VisibleTasks open;
    private final TaskHolds holds;
    private final Submissions submissions;
    private final Drafts drafts;

    DraftController(VisibleTasks open, TaskHolds holds, Submissions submissions, Drafts drafts) {
        this.open = open;
        this.holds = holds;
        this.submissions = submissions;
        this.drafts = drafts;
    }

    @GetMapping
    ResponseEntity<Draft> draft(@PathVariable String taskId) {
        return drafts.of(taskId, worker(taskId)).map(ResponseEntity::ok).orElseGet(() -> ResponseEntity.noContent()
                .build());
    }

    /**
     * Saves the draft. The person who types is the task's assignee from then on.
     *
     * @param user who typed it, if the form sends it: after another person signed in, an old window may still be open
     */
    @PutMapping
    Kept keep(
            @PathVariable String taskId,
            @RequestParam(required = false) @Nullable String user,
            @RequestBody(required = false) @Nullable String content) {
        var worker = open.currentUser().userId();
        if (user != null && !user.equals(worker)) {
            throw new NotYours();
        }
        var text = content == null ? "" : content;
        if (text.length() > MOST) {
            throw new Refusal("draft", "填写的内容过长，草稿没有保存：最多一百万字，请精简。");
        }
        submissions.read(text, JsonNode.class);
        holds.take(taskId);
        return new Kept(drafts.keep(taskId, worker, text));
    }

    @DeleteMapping
    @ResponseStatus(NO_CONTENT)
    void remove(@PathVariable String taskId) {
        drafts.remove(taskId, worker(taskId));
        holds.untyped(taskId);
    }

    /** The current user, if they have the task or could take it. */
    private String worker(String taskId) {
        open.workable(taskId);
        return open.currentUser().userId();
    }
}
