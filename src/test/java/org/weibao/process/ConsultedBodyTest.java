package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.weibao.deadline.TaskSubject;
import org.weibao.support.WebSession;

/** A body that the office consults (人大, 法院, 检察院, 党委) never reads that its own work is supervised or urged. */
class ConsultedBodyTest extends Scenario {

    private static final String API = "/camunda/api/weibao/";
    private static final String[] WORDS = {"督", "催"};

    @Autowired
    LevelsReached levels;

    @Autowired
    JdbcClient database;

    private TaskSubject part = TaskSubject.part(0);
    private String code = "";

    @BeforeEach
    void theCourtHasAPart() {
        clock.startAgain();
        code = points.ledBy("fulian").with("fayuan").everybody("审理涉未成年人案件").published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        office.desk("fayuan-officer").does(Elements.ACCEPT_PART, code + "/fayuan", accept());
        part = TaskSubject.part(pointQuery.parts(points.idOf(code)).stream()
                .filter(each -> each.unit().code().equals("fayuan"))
                .findFirst()
                .orElseThrow()
                .id());
    }

    /** Everything that can happen to a late task: all levels, an urging, a letter. */
    @Test
    void whatACourtReadsOfItsLateTask() {
        for (var day : List.of("2023-03-28", "2023-03-31", "2023-04-06", "2023-04-17")) {
            clock.setTo(LocalDate.parse(day));
            office.fireDueTimers(code);
        }
        office.continueToNextWaitState();
        office.desk("office-1")
                .starts(
                        Elements.URGING,
                        Map.of(
                                "deadlineIds",
                                List.of(deadlines
                                        .find(part, Elements.REPORT)
                                        .orElseThrow()
                                        .id()),
                                "text",
                                "恳请于本周五前告知进展。"));
        for (var letter : database.sql(
                        """
                        SELECT DISTINCT CONCAT(l.unit_code, '/letter-', l.id) AS letter_key, l.id FROM letter l
                        JOIN letter_matter m ON m.letter_id = l.id WHERE m.part_id = ? AND l.state = 'DRAFTED' ORDER BY l.id
                        """)
                .param(part.id())
                .query((row, number) -> new LevelsReached.Wanted(row.getLong("id"), row.getString("letter_key")))
                .list()) {
            office.desk("office-1").does(Elements.RELEASE_LETTER, letter.key(), levels.released(letter));
        }

        var task = office.task(Elements.REPORT, code + "/fayuan");
        assertThat(task.getName()).doesNotContain(WORDS);
        for (var user : List.of("fayuan-officer", "fayuan-head")) {
            var session = WebSession.tasklist(port, user);
            assertThat(session.get(API + "letters").body()).contains("工作商请函").doesNotContain(WORDS);
            assertThat(database.sql(
                                    """
                                    SELECT CONCAT(n.head, n.title, n.text) FROM notice n
                                    JOIN delivery d ON d.notice_id = n.id WHERE d.recipient = ? AND n.point_id = ?
                                    """)
                            .params(user, points.idOf(code))
                            .query(String.class)
                            .list())
                    .hasSizeGreaterThan(2)
                    .allSatisfy(text -> assertThat(text).doesNotContain(WORDS));
        }
        assertThat(WebSession.tasklist(port, "fayuan-officer")
                        .get(API + "tasks/" + task.getId())
                        .body())
                .contains("红灯：应于2023-03-31前", "（按规则表第", "商请", "恳请于本周五前告知进展。")
                .doesNotContain(WORDS);
    }

    /** Everybody's forms are a court's too, but for the office's own. */
    @Test
    void noFormHasTheWordsInIt() throws IOException {
        for (var folder : List.of(
                "bpmn/forms",
                "src/main/resources/META-INF/resources/camunda/letters",
                "src/main/resources/META-INF/resources/webjars/camunda/app/tasklist/scripts/weibao")) {
            try (var files = Files.walk(Path.of(folder))) {
                var texts = files.filter(file -> file.toString().matches(".*\\.(html|js)"))
                        .filter(file -> !file.endsWith("start-urging.html"))
                        .toList();
                assertThat(texts).isNotEmpty().allSatisfy(file -> assertThat(
                                Files.readString(file, StandardCharsets.UTF_8))
                        .doesNotContain(WORDS));
            }
        }
    }
}
