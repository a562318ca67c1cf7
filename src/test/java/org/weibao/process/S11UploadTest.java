package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weibao.support.SampleFiles.ascii;
import static org.weibao.support.SampleFiles.docx;
import static org.weibao.support.SampleFiles.joined;
import static org.weibao.support.SampleFiles.jpeg;
import static org.weibao.support.SampleFiles.pdf;
import static org.weibao.support.SampleFiles.zip;

import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.web.servlet.MultipartProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.weibao.evidence.EvidenceLimits;
import org.weibao.support.AnyDatabase;
import org.weibao.support.WebSession;
import org.weibao.support.WebSession.Answer;

/** Trial S11: who may upload what. Everything else is refused with a sentence, and a served file cannot run. */
@AnyDatabase
class S11UploadTest extends Scenario {

    @Autowired
    MultipartProperties multipart;

    @Autowired
    ServletContext servlets;

    @Autowired
    JdbcClient database;

    WebSession officer;
    String task;

    @BeforeAll
    void aCountyReports() {
        var code = points.ledBy("fulian").in("jia").everybody("宣讲").published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, Forms.answer("ACCEPTED"));
        office.desk("jia-officer").does(Elements.ACCEPT_PART, code + "/jia", Forms.accept());
        officer = WebSession.tasklist(port, "jia-officer");
        task = office.task(Elements.REPORT, code + "/jia").getId();
    }

    @BeforeEach
    void nothingIsThere() {
        transaction.executeWithoutResult(status -> {
            database.sql("delete from evidence_opening").update();
            database.sql("delete from evidence_content").update();
            database.sql("delete from evidence_file").update();
        });
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("page.html", ascii("<html><script>alert(1)</script></html>")),
                Arguments.of("page.pdf", ascii("<html><script>alert(1)</script></html>")),
                Arguments.of("page.txt", ascii("<html><script>alert(1)</script></html>")),
                Arguments.of("drawing.svg", ascii("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")),
                Arguments.of("drawing.png", ascii("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")),
                Arguments.of("polyglot.jpg", ascii("GIF89a=1;alert(1)//")),
                Arguments.of("polyglot.jpg", joined(jpeg(), zip("META-INF/MANIFEST.MF", "Main-Class: X"))),
                Arguments.of("program.exe", Arrays.copyOf(ascii("MZ"), 512)),
                Arguments.of("program.pdf", Arrays.copyOf(ascii("MZ"), 512)),
                Arguments.of("program.docx", Arrays.copyOf(ascii("\u007fELF"), 512)),
                Arguments.of("macros.docx", docx("word/vbaProject.bin", "x")),
                Arguments.of("macros.docm", docx("word/vbaProject.bin", "x")),
                Arguments.of("empty.pdf", new byte[0]),
                Arguments.of("", pdf()),
                Arguments.of("..", pdf()),
                Arguments.of("a\u0000.pdf", pdf()),
                Arguments.of("a.exe\u0000.pdf", pdf()),
                Arguments.of("a\u202efdp.exe", pdf()),
                Arguments.of("名".repeat(197) + ".pdf", pdf()),
                Arguments.of("名".repeat(5_000) + ".pdf", pdf()));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedWithASentence(String name, byte[] content) {
        assertRefused(upload(name, content));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "../../../../tmp/weibao-escaped.pdf → weibao-escaped.pdf",
                "/tmp/weibao-escaped.pdf → weibao-escaped.pdf",
                "..\\..\\weibao-escaped.pdf → weibao-escaped.pdf",
                "C:\\Windows\\weibao-escaped.pdf → weibao-escaped.pdf",
                "${runtimeService}'; drop table evidence_file.pdf → ${runtimeService}'; drop table evidence_file.pdf",
                "a\u202ecod.exe.pdf → acod.exe.pdf",
                "wrong.png → wrong.pdf",
                "<img src=x onerror=window.__xss=1>.pdf → <img src=x onerror=window.__xss=1>.pdf"
            })
    void aNameIsTextAndNeverAPath(String sent, String kept) {
        var answer = upload(sent, pdf());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("name").asText()).isEqualTo(kept);
        assertThat(Path.of("/tmp/weibao-escaped.pdf")).doesNotExist();
    }

    @Test
    void theLongestNameArrivesWhole() {
        var name = "名".repeat(196) + ".pdf";
        assertThat(upload(name, pdf()).json().path("name").asText()).isEqualTo(name);
    }

    @Test
    void whatIsTakenIsServedAsAnAttachmentThatCannotRun() {
        var id = upload("总结 (1)；\"甲县\".txt".replace("\"", "%22"), "完成".getBytes(StandardCharsets.UTF_8))
                .json()
                .path("id")
                .asLong();
        var served = officer.download("/camunda/api/weibao/files/" + id);
        assertThat(served.statusCode()).isEqualTo(200);
        var headers = served.headers();
        assertThat(headers.allValues("Content-Disposition"))
                .singleElement()
                .asString()
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%E6%80%BB%E7%BB%93%20%281%29");
        assertThat(headers.allValues("X-Content-Type-Options")).containsOnly("nosniff");
        assertThat(headers.allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'; sandbox");
        assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
        assertThat(headers.firstValue("Content-Type").orElseThrow()).isEqualToIgnoringCase("text/plain;charset=UTF-8");
        assertThat(served.body()).isEqualTo("完成".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void onlyPicturesAndPdfAreShownByTheBrowser() {
        for (var file : Map.of("a.jpg", jpeg(), "a.pdf", pdf()).entrySet()) {
            var id = upload(file.getKey(), file.getValue()).json().path("id").asLong();
            var served = officer.download("/camunda/api/weibao/files/" + id + "/preview");
            assertThat(served.statusCode()).isEqualTo(200);
            assertThat(served.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("inline;");
            assertThat(served.headers().allValues("X-Content-Type-Options")).containsOnly("nosniff");
            assertThat(served.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .startsWith("default-src 'none'; frame-ancestors 'none'; ");
            assertThat(served.headers().allValues("Cache-Control")).containsExactly("no-store");
        }
        var text = upload("a.txt", ascii("text")).json().path("id").asLong();
        assertThat(officer.get("/camunda/api/weibao/files/" + text + "/preview").status())
                .isEqualTo(404);
        assertThat(openings()).isEqualTo(2);
    }

    @Test
    void oneByteOverTheLimitIsRefused() {
        assertThat(multipart.getMaxFileSize()).isEqualTo(EvidenceLimits.LARGEST);
        var largest = new byte[(int) EvidenceLimits.LARGEST.toBytes()];
        Arrays.fill(largest, (byte) 'a');
        assertThat(upload("largest.txt", largest).status()).isEqualTo(200);
        var refused = upload("larger.txt", joined(largest, ascii("a")));
        assertRefused(refused);
        assertThat(refused.json().path("detail").asText()).isEqualTo("文件超过20MB，请压缩或者分成几份后再上传。");
    }

    /** The refusal arrives, though the server stops reading the file at its limit. */
    @Test
    void threeTimesTheLimitIsRefusedAndTheConnectionHolds() {
        assertRefused(upload("huge.txt", new byte[60 * 1024 * 1024]));
        assertThat(upload("small.txt", ascii("small")).status()).isEqualTo(200);
    }

    @Test
    void aRequestWithoutAFileIsRefused() {
        var boundary = "multipart/form-data; boundary=x";
        assertRefused(officer.send("POST", path(), "--x--\r\n", boundary));
        assertRefused(officer.send("POST", path(), "nonsense", boundary));
        assertRefused(officer.send("POST", path(), "nonsense", "multipart/form-data"));
        assertThat(officer.post(path(), Map.of("file", "x")).status()).isEqualTo(415);
    }

    @Test
    void nothingOfItStaysInTheTemporaryFolder() throws IOException {
        var before = temporary();
        upload("a.txt", "大".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
        upload("b.pdf", new byte[5 * 1024 * 1024]);
        assertThat(temporary()).isEqualTo(before);
    }

    private List<Path> temporary() throws IOException {
        var folder = (File) servlets.getAttribute(ServletContext.TEMPDIR);
        try (var files = Files.walk(folder.toPath())) {
            return files.toList();
        }
    }

    private Answer upload(String name, byte[] content) {
        return officer.upload(path(), name, content);
    }

    private String path() {
        return "/camunda/api/weibao/tasks/" + task + "/files";
    }

    private void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("field").asText()).isEqualTo("files");
        assertThat(answer.json().path("detail").asText()).matches("(?s).*[\\u4e00-\\u9fff].*。");
        assertThat(database.sql("select count(*) from evidence_file where name <> 'largest.txt'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private int openings() {
        return database.sql("select count(*) from evidence_opening")
                .query(Integer.class)
                .single();
    }
}
