package org.weibao.process.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.weibao.escalation.WeeklyList;
import org.weibao.escalation.WeeklyListQuery;
import org.weibao.letter.YearLetterQuery;
import org.weibao.letter.YearLetters;
import org.weibao.supervision.ExportQuery;
import org.weibao.supervision.ExportService;
import org.weibao.supervision.ExportsView;
import org.weibao.supervision.IncidentsView;
import org.weibao.supervision.InstanceQuery;
import org.weibao.supervision.InstancesView;
import org.weibao.supervision.MatrixView;
import org.weibao.supervision.SummaryQuery;
import org.weibao.supervision.SummaryView;
import org.weibao.supervision.SupervisionFilter;
import org.weibao.supervision.SupervisionQuery;

/** What Cockpit shows to supervisors, the office and the leading group. Nothing here changes a case. */
@RestController
@RequestMapping("/camunda/api/weibao/supervision")
class SupervisionController {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final MediaType DOCX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final VisibleTasks open;
    private final SupervisionQuery supervision;
    private final SummaryQuery summary;
    private final WeeklyListQuery weekly;
    private final InstanceQuery instances;
    private final YearLetterQuery letters;
    private final ExportService exports;
    private final ExportQuery exported;

    SupervisionController(
            VisibleTasks open,
            SupervisionQuery supervision,
            SummaryQuery summary,
            WeeklyListQuery weekly,
            InstanceQuery instances,
            YearLetterQuery letters,
            ExportService exports,
            ExportQuery exported) {
        this.open = open;
        this.supervision = supervision;
        this.summary = summary;
        this.weekly = weekly;
        this.instances = instances;
        this.letters = letters;
        this.exports = exports;
        this.exported = exported;
    }

    @GetMapping("/matrix")
    MatrixView matrix(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String protection,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String county,
            @RequestParam(defaultValue = "") List<String> light,
            @RequestParam(required = false) @Nullable String worst,
            @RequestParam(required = false) @Nullable String phase,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "1") int page) {
        return supervision.matrix(
                SupervisionFilter.of(year, protection, unit, county, light, phase, q)
                        .withWorst(worst),
                page,
                open.currentUser());
    }

    @GetMapping("/summary")
    SummaryView summary(@RequestParam(required = false) @Nullable Integer year) {
        return summary.of(year, open.currentUser());
    }

    /** The weekly list as of now. */
    @GetMapping("/weekly")
    WeeklyList weekly() {
        return weekly.now(open.currentUser());
    }

    /** Running process instances by their ids. */
    @GetMapping("/instances")
    InstancesView instances(@RequestParam(defaultValue = "") List<String> ids) {
        return instances.of(ids, open.currentUser());
    }

    /** The running process instances of a model's version. */
    @GetMapping("/running")
    InstancesView running(
            @RequestParam String definition,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "1") int page) {
        return instances.running(definition, q, page, open.currentUser());
    }

    /** The letters about the points of a year. */
    @GetMapping("/letters")
    YearLetters letters(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable Boolean released,
            @RequestParam(defaultValue = "1") int page) {
        return letters.page(year, kind, released, page, open.currentUser());
    }

    /** What does not go on by itself, and what it holds up. */
    @GetMapping("/incidents")
    IncidentsView incidents(@RequestParam(defaultValue = "1") int page) {
        return instances.incidents(page, open.currentUser());
    }

    /** Who exported what. */
    @GetMapping("/exports")
    ExportsView exports(@RequestParam(defaultValue = "1") int page) {
        return exported.page(page, open.currentUser());
    }

    /** The filters are those of the matrix. */
    @GetMapping("/ledger.xlsx")
    ResponseEntity<InputStreamResource> ledger(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String protection,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String county,
            @RequestParam(defaultValue = "") List<String> light,
            @RequestParam(required = false) @Nullable String worst,
            @RequestParam(required = false) @Nullable String phase,
            @RequestParam(required = false) @Nullable String q)
            throws IOException {
        return file(
                exports.ledger(
                        SupervisionFilter.of(year, protection, unit, county, light, phase, q)
                                .withWorst(worst),
                        open.currentUser()),
                XLSX);
    }

    @GetMapping("/weekly.docx")
    ResponseEntity<InputStreamResource> weeklyDocument() throws IOException {
        return file(exports.weeklyList(open.currentUser()), DOCX);
    }

    /** The file goes when it has been sent, or when the browser has left. */
    private static ResponseEntity<InputStreamResource> file(ExportService.WrittenFile file, MediaType type)
            throws IOException {
        var length = Files.size(file.content());
        var disposition = ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(type)
                .contentLength(length)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new InputStreamResource(
                        Files.newInputStream(file.content(), StandardOpenOption.DELETE_ON_CLOSE)));
    }
}
