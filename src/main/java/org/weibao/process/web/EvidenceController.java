package org.weibao.process.web;

import static org.springframework.http.HttpStatus.NO_CONTENT;
import static org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.weibao.board.FileView;
import org.weibao.evidence.Damaged;
import org.weibao.evidence.Evidence;
import org.weibao.evidence.EvidenceLimits;
import org.weibao.evidence.EvidenceSubject;
import org.weibao.evidence.OpenedFile;
import org.weibao.organization.Directory;
import org.weibao.organization.Groups;
import org.weibao.plan.PlanDocuments;
import org.weibao.shared.NotYours;
import org.weibao.shared.Refusal;
import org.weibao.workpoint.EvidenceAccess;

/** Files of evidence: uploaded and removed in a task's form, opened by people who may see the record. */
@RestController
@RequestMapping("/camunda/api/weibao")
class EvidenceController {

    private static final String FIELD = "files";

    private static final String ID = "{fileId:[0-9]{1,18}}";

    /** Nothing in a file may load, run, or be framed. */
    private static final String CLOSED = "default-src 'none'; frame-ancestors 'none'; sandbox";

    /** The browser's own PDF viewer is a plug-in, which does not work inside a sandbox. */
    private static final String PDF_VIEWER = "default-src 'none'; frame-ancestors 'none'; object-src 'self'";

    private final VisibleTasks open;
    private final TaskHolds holds;
    private final EvidenceForms forms;
    private final Evidence evidence;
    private final EvidenceAccess access;
    private final PlanDocuments documents;
    private final Directory directory;
    private final FilesAtWork work;

    EvidenceController(
            VisibleTasks open,
            TaskHolds holds,
            EvidenceForms forms,
            Evidence evidence,
            EvidenceAccess access,
            PlanDocuments documents,
            Directory directory,
            FilesAtWork work) {
        this.open = open;
        this.holds = holds;
        this.forms = forms;
        this.evidence = evidence;
        this.access = access;
        this.documents = documents;
        this.directory = directory;
        this.work = work;
    }

    /** Takes one file. The request is read only if the task belongs to the user. */
    @PostMapping(path = "/tasks/{taskId}/files", consumes = MULTIPART_FORM_DATA_VALUE)
    FileView upload(@PathVariable String taskId, MultipartHttpServletRequest request) throws IOException {
        var subject = subject(taskId);
        var file = only(request);
        var user = open.currentUser().userId();
        return FileView.of(
                work.with(
                        file.getSize(),
                        () -> evidence.keep(subject, file.getOriginalFilename(), file.getBytes(), user)),
                directory.historyOf(user));
    }

    /** Takes the document with which the office means to start a year, and says what was read from it. */
    @PostMapping(path = "/plan-documents", consumes = MULTIPART_FORM_DATA_VALUE)
    PlanDocuments.Uploaded uploadDocument(MultipartHttpServletRequest request) throws IOException {
        var user = open.currentUser();
        if (!user.isIn(Groups.OFFICE) || user.isIn(Groups.ADMINISTRATOR)) {
            throw new NotYours();
        }
        var file = only(request);
        return work.with(
                file.getSize(), () -> documents.upload(file.getOriginalFilename(), file.getBytes(), user.userId()));
    }

    private static MultipartFile only(MultipartHttpServletRequest request) {
        var sent = request.getFiles("file");
        if (sent.size() != 1) {
            throw new Refusal(FIELD, "没有收到文件，或者一次收到多份，请重新选择。");
        }
        return sent.get(0);
    }

    @DeleteMapping("/tasks/{taskId}/files/" + ID)
    @ResponseStatus(NO_CONTENT)
    void remove(@PathVariable String taskId, @PathVariable long fileId) {
        evidence.remove(subject(taskId), fileId);
    }

    /** The subject of a task, which the current user takes by this call. */
    private EvidenceSubject subject(String taskId) {
        return forms.subject(holds.take(taskId)).orElseThrow(NotYours::new);
    }

    @GetMapping("/files/" + ID)
    void download(@PathVariable long fileId, HttpServletResponse response) throws IOException {
        work.with(evidence.get(fileId).length(), () -> {
            send(access.open(fileId, open.currentUser()), ContentDisposition.attachment(), CLOSED, response);
            return fileId;
        });
    }

    @GetMapping("/files/" + ID + "/preview")
    void preview(@PathVariable long fileId, HttpServletResponse response) throws IOException {
        work.with(evidence.get(fileId).length(), () -> {
            var opened = access.preview(fileId, open.currentUser());
            var policy = opened.file().mediaType().equals("application/pdf") ? PDF_VIEWER : CLOSED;
            send(opened, ContentDisposition.inline(), policy, response);
            return fileId;
        });
    }

    private static void send(
            OpenedFile opened, ContentDisposition.Builder disposition, String policy, HttpServletResponse response)
            throws IOException {
        response.setContentType(opened.file().mediaType());
        response.setContentLength(opened.content().length);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                disposition
                        .filename(opened.file().name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(opened.content());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException refused) {
        return Problem.of(422, "文件超过" + EvidenceLimits.LARGEST.toMegabytes() + "MB，请压缩或者分成几份后再上传。", FIELD)
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(MultipartException refused) {
        return Problem.of(refused)
                .orElseGet(() -> Problem.of(422, "没有收到完整的文件，请检查网络和文件名（最多200字）后重新上传。", FIELD))
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(FilesAtWork.Busy refused) {
        return Problem.of(503, String.valueOf(refused.getMessage())).answer();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> damaged(Damaged file) {
        return Problem.of(500, String.valueOf(file.getMessage())).answer();
    }
}
