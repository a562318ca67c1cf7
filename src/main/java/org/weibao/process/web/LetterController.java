package org.weibao.process.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.weibao.letter.LetterQuery;
import org.weibao.letter.LetterService;
import org.weibao.process.Elements;
import org.weibao.process.Variables;
import org.weibao.process.task.Submissions;
import org.weibao.shared.NotYours;

/** Letters as Word files: a preview of a draft, in the form of its release, and a released letter. */
@RestController
@RequestMapping("/camunda/api/weibao")
class LetterController {

    private static final MediaType DOCX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    /** Nothing in a file may load, run, or be framed. */
    private static final String CLOSED = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private final VisibleTasks open;
    private final LetterService letters;
    private final LetterQuery query;
    private final Submissions submissions;

    LetterController(VisibleTasks open, LetterService letters, LetterQuery query, Submissions submissions) {
        this.open = open;
        this.letters = letters;
        this.query = query;
        this.submissions = submissions;
    }

    /** The letters that the current user's own unit has received. */
    @GetMapping("/letters")
    List<LetterQuery.LetterView> received() {
        return query.received(open.currentUser());
    }

    @GetMapping("/letters/{letterId:[0-9]{1,18}}")
    ResponseEntity<byte[]> download(@PathVariable long letterId) {
        var opened = query.open(letterId, open.currentUser());
        return file(opened.fileName(), opened.content());
    }

    /** A preview of the form's present content; nothing is stored. */
    @PostMapping("/tasks/{taskId}/letter")
    ResponseEntity<byte[]> preview(
            @PathVariable String taskId, @RequestBody(required = false) @Nullable String command) {
        var task = open.visible(taskId);
        if (!task.getTaskDefinitionKey().equals(Elements.RELEASE_LETTER)) {
            throw new NotYours();
        }
        var typed = submissions.read(command == null ? "" : command, LetterService.Release.class);
        return file("函件预览.docx", letters.preview(open.variable(task, Variables.LETTER_ID), typed));
    }

    private static ResponseEntity<byte[]> file(String name, byte[] content) {
        var disposition = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(DOCX)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", CLOSED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(content);
    }
}
