package org.weibao.process.web;

import static org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.weibao.board.PlanView;
import org.weibao.process.Elements;
import org.weibao.process.Variables;
import org.weibao.process.task.Submissions;
import org.weibao.shared.NotYours;
import org.weibao.shared.Refusal;
import org.weibao.workbook.PlanWorkbooks;

/** A plan as a workbook: it goes out from proofreading and approval, and comes back to proofreading. */
@RestController
@RequestMapping("/camunda/api/weibao/tasks/{taskId}")
class PlanWorkbookController {

    private static final Set<String> STEPS = Set.of(Elements.PROOFREAD, Elements.APPROVE);

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /** A workbook takes many times its size while it is read, so that two of them are read at once. */
    private static final DataSize ROOM = DataSize.ofMegabytes(45);

    private final VisibleTasks open;
    private final TaskHolds holds;
    private final PlanWorkbooks workbooks;
    private final Submissions submissions;
    private final FilesAtWork work;

    PlanWorkbookController(
            VisibleTasks open, TaskHolds holds, PlanWorkbooks workbooks, Submissions submissions, FilesAtWork work) {
        this.open = open;
        this.holds = holds;
        this.workbooks = workbooks;
        this.submissions = submissions;
        this.work = work;
    }

    @GetMapping("/plan.xlsx")
    ResponseEntity<byte[]> export(@PathVariable String taskId) throws IOException {
        var task = open.visible(taskId);
        if (!STEPS.contains(task.getTaskDefinitionKey())) {
            throw new NotYours();
        }
        long planId = open.variable(task, Variables.PLAN_ID);
        var written = work.with(ROOM.toBytes(), () -> workbooks.export(planId, open.currentUser()));
        var disposition = ContentDisposition.attachment()
                .filename(written.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(written.content());
    }

    /** Says what a workbook would change. */
    @PostMapping(path = "/plan-workbook", consumes = MULTIPART_FORM_DATA_VALUE)
    PlanWorkbooks.Compared compare(@PathVariable String taskId, MultipartHttpServletRequest request)
            throws IOException {
        var planId = proofread(taskId);
        var file = only(request);
        return work.with(ROOM.toBytes(), () -> workbooks.compare(planId, file.getOriginalFilename(), file.getBytes()));
    }

    /** Takes over what the office has chosen of a workbook, which is sent again. */
    @PostMapping(path = "/plan-workbook/chosen", consumes = MULTIPART_FORM_DATA_VALUE)
    PlanView apply(
            @PathVariable String taskId,
            @RequestParam(required = false) @Nullable String chosen,
            MultipartHttpServletRequest request)
            throws IOException {
        var planId = proofread(taskId);
        var file = only(request);
        var choice = submissions.read(chosen == null ? "" : chosen, PlanWorkbooks.Choice.class);
        return work.with(
                ROOM.toBytes(),
                () -> workbooks.apply(
                        planId,
                        file.getOriginalFilename(),
                        file.getBytes(),
                        choice,
                        open.currentUser().userId()));
    }

    private static MultipartFile only(MultipartHttpServletRequest request) {
        var sent = request.getFiles("file");
        if (sent.size() != 1) {
            throw new Refusal("workbook", "没有收到工作簿，或者一次收到多份，请重新选择。");
        }
        return sent.get(0);
    }

    /** The plan of a proofreading task, which the current user takes by this call. */
    private long proofread(String taskId) {
        var task = open.visible(taskId);
        if (!task.getTaskDefinitionKey().equals(Elements.PROOFREAD)) {
            throw new NotYours();
        }
        holds.take(taskId);
        return open.variable(task, Variables.PLAN_ID);
    }
}
