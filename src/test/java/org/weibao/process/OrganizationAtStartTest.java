package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.checked;
import static org.weibao.process.Forms.compiled;
import static org.weibao.process.Forms.on;
import static org.weibao.process.Forms.report;
import static org.weibao.process.Forms.verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.weibao.board.UnitView;
import org.weibao.board.WorkPointQuery;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.configuration.ConfigurationMistake;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.LetterKind;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.support.BothDatabases;
import org.weibao.support.Starts;
import org.weibao.workpoint.PartState;
import org.weibao.workpoint.Phase;

/**
 * Bodies are added, renamed, removed and added again from start to start. Nobody loses a task or a name on a record.
 */
@BothDatabases
@ExtendWith(OutputCaptureExtension.class)
class OrganizationAtStartTest {

    private static final String TONGJI =
            """
              - code: tongji
                name: 市统计局
                fullName: XX市统计局
                kind: GOVERNMENT
            """;
    private static final String TONGJI_PEOPLE = "(?m)^.*unit-tongji.*\\R";
    private static final String WENLV =
            """
              - code: wenlv
                name: 市文旅局
                fullName: XX市文化广电和旅游局
                kind: GOVERNMENT
            """;
    private static final String COUNTY_JIA =
            """
              - code: jia
                name: 甲县
                counterpart: 甲县未成年人保护工作领导小组办公室
            """;
    private static final String JIA_PEOPLE = "(?m)^.*county-jia.*\\R";
    private static final String COUNTY_YI =
            """
              - code: yi
                name: 乙县
                counterpart: 乙县未成年人保护工作领导小组办公室
            """;
    private static final String YI_PEOPLE = "(?m)^.*county-yi.*\\R";

    @TempDir
    private Path folder;

    private Starts starts;
    private String shipped;

    private Office office;
    private Points points;
    private WorkPointQuery pointQuery;

    private String closed;
    private String running;
    private String assigned;

    @BeforeEach
    void theShippedFile() throws Exception {
        starts = Starts.onWantedDatabase(folder);
        shipped = Files.readString(Path.of("config/organization.yml"));
    }

    @Test
    void bodiesComeGoAndReturn(CapturedOutput console) throws Exception {
        try (var first = start(shipped)) {
            closed = closedPointOf("tongji");
            running = points.ledBy("fulian").in("jia", "yi").everybody("宣讲").published();
            office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, running, answer("ACCEPTED"));
        }

        String changed = without(TONGJI, TONGJI_PEOPLE, shipped)
                .replace(
                        "name: 市妇联\n    fullName: XX市妇女联合会\n    aliases: [",
                        "name: 市妇女联合会机关\n    fullName: XX市妇女联合会\n    aliases: [市妇联, ")
                .replace("counties:\n", WENLV + "counties:\n")
                .replace(
                        "    validFrom: 2021-06-01\n",
                        """
                            validFrom: 2021-06-01
                            validUntil: 2023-12-31
                          - name: XX市妇女儿童工作委员会
                            host: 市妇联
                            office: XX市妇儿工委办公室
                            validFrom: 2024-01-01
                        """);
        try (var second = start(changed)) {
            Organization organization = second.getBean(Organization.class);
            LocalDate today = LocalDate.now(second.getBean(Clock.class));
            assertThat(pointQuery.point(points.idOf(closed)).lead())
                    .as("old records stay readable")
                    .isEqualTo(new UnitView("tongji", "市统计局"));
            assertThat(organization.memberUnits(today))
                    .extracting(Unit::code)
                    .contains("wenlv", "fulian")
                    .doesNotContain("tongji");
            assertThat(organization.unit("tongji").validUntil()).isBefore(today);
            assertThat(pointQuery.point(points.idOf(running)).lead()).isEqualTo(new UnitView("fulian", "市妇女联合会机关"));
            assertThat(groups(second.getBean(IdentityService.class)))
                    .containsEntry("unit-wenlv", "市文旅局（经办人）")
                    .containsEntry("unit-fulian-head", "市妇女联合会机关（负责人）")
                    .containsEntry("unit-tongji", "市统计局（经办人）")
                    .containsEntry("leading-group", "XX市妇女儿童工作委员会")
                    .containsEntry("office", "XX市妇儿工委办公室");

            IdentityService admin = second.getBean(IdentityService.class);
            User newcomer = admin.newUser("wenlv-officer");
            newcomer.setFirstName("新同志");
            admin.saveUser(newcomer);
            admin.createMembership("wenlv-officer", "unit-wenlv");
            assigned = points.ledBy("wenlv").everybody("检查场所").published();
            office.desk("wenlv-officer").sees(Elements.ACCEPT_ASSIGNMENT, assigned);
            office.desk("jia-officer").does(Elements.ACCEPT_PART, running + "/jia/", Map.of("objection", "我县没有这类场所"));
        }

        List<String> before = database();
        String busyBodiesGo = without(COUNTY_JIA, JIA_PEOPLE, without(COUNTY_YI, YI_PEOPLE, shipped))
                .replace(
                        "counties:\n",
                        COUNTY_YI.replaceAll("counterpart: .*", "kind: PARTY\n    fullName: 乙县委宣传部") + "counties:\n");
        assertThatThrownBy(() -> start(busyBodiesGo))
                .extracting(NestedExceptionUtils::getMostSpecificCause)
                .isInstanceOfSatisfying(ConfigurationMistake.class, mistake -> assertThat(mistake.mistakes())
                        .extracting(Object::toString)
                        .satisfiesExactly(
                                jia -> assertThat(jia)
                                        .contains("organization.yml，counties", "“甲县”（jia）已从文件中删去")
                                        .contains(running + " 要点" + running + "（在办，现由其他单位办理）")
                                        .contains("处理：把这一条放回文件"),
                                wenlv -> assertThat(wenlv)
                                        .contains("organization.yml，units", "“市文旅局”（wenlv）已从文件中删去")
                                        .contains("签收｜" + assigned + " 要点" + assigned),
                                yi -> assertThat(yi)
                                        .contains("“乙县”（yi）由县（区）改成了党委部门")
                                        .contains("签收｜" + running + " 要点" + running + "｜乙县")));
        assertThat(console).contains("APPLICATION FAILED TO START", "还有 1 项工作没有办完");
        assertThat(database()).as("refused, and nothing changed").isEqualTo(before);

        String ended = shipped.replace("counties:\n", WENLV + "    validUntil: 2024-12-31\ncounties:\n");
        try (var third = start(ended)) {
            assertThat(console.getOut())
                    .contains("“市文旅局”（wenlv）已于2024-12-31停止使用，还有 1 项工作没有办完：签收｜" + assigned)
                    .doesNotContain("“市统计局”（tongji）已于");
            Organization organization = third.getBean(Organization.class);
            assertThat(organization.unit("tongji").validUntil()).as("returned").isNull();
            assertThat(organization.unit("fulian").name()).isEqualTo("市妇联");
            String again = points.ledBy("tongji").everybody("统计").published();
            office.desk("tongji-officer").does(Elements.ACCEPT_ASSIGNMENT, again, answer("ACCEPTED"));

            Task task = office.desk("wenlv-officer").sees(Elements.ACCEPT_ASSIGNMENT, assigned);
            assertThat(task.getName()).contains(assigned);
            office.desk("wenlv-officer").does(Elements.ACCEPT_ASSIGNMENT, assigned, answer("ACCEPTED"));
            assertThat(pointQuery.parts(points.idOf(assigned)))
                    .extracting(part -> part.unit().name(), part -> part.state())
                    .containsExactly(tuple("市文旅局", PartState.IMPLEMENTING));
            office.desk("yi-officer").does(Elements.ACCEPT_PART, running + "/yi/", accept());
        }
    }

    /** A draft waits over a start: what goes out follows the body as it is then, or is refused with a sentence. */
    @Test
    void aLetterFollowsItsBodyAcrossAStart() throws Exception {
        LevelsReached.Wanted renamed;
        LevelsReached.Wanted consulted;
        LevelsReached.Wanted ended;
        LocalDate yesterday;
        try (var first = start(shipped)) {
            running = points.ledBy("fulian")
                    .with("gongan", "zhujian", "tongji")
                    .everybody("宣讲")
                    .published();
            office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, running, answer("ACCEPTED"));
            renamed = letterTo("gongan", first);
            consulted = letterTo("zhujian", first);
            ended = letterTo("tongji", first);
            yesterday = LocalDate.now(first.getBean(Clock.class)).minusDays(1);
        }

        String changed = shipped.replace("fullName: XX市公安局", "fullName: XX市公安总局")
                .replace(
                        "fullName: XX市住房和城乡建设局\n    aliases: [市住房和城乡建设局]\n    kind: GOVERNMENT",
                        "fullName: XX市住房和城乡建设局\n    aliases: [市住房和城乡建设局]\n    kind: PARTY")
                .replace(TONGJI, TONGJI + "    validUntil: " + yesterday + "\n");
        try (var second = start(changed)) {
            LevelsReached levels = second.getAutowireCapableBeanFactory().createBean(LevelsReached.class);
            Office.Desk desk = office.desk("office-1");
            desk.does(Elements.RELEASE_LETTER, renamed.key(), levels.released(renamed));
            assertThat(second.getBean(JdbcTemplate.class)
                            .queryForObject("SELECT addressee FROM letter WHERE id = ?", String.class, renamed.id()))
                    .isEqualTo("XX市公安总局");
            assertThatThrownBy(() -> desk.does(Elements.RELEASE_LETTER, consulted.key(), levels.released(consulted)))
                    .rootCause()
                    .hasMessage("主送单位“XX市住房和城乡建设局”现在登记为党委部门，只能发工作商请函，不能发工作提示。请选“不发”，写明另行商请。");
            assertThatThrownBy(() -> desk.does(Elements.RELEASE_LETTER, ended.key(), levels.released(ended)))
                    .rootCause()
                    .hasMessage("主送单位“XX市统计局”已于" + yesterday + "停止使用，不能再发函。请选“不发”，写明由哪个单位承接。");
            desk.does(Elements.RELEASE_LETTER, ended.key(), levels.notReleased(ended, "职能已经划转"));
        }
    }

    private LevelsReached.Wanted letterTo(String unit, ConfigurableApplicationContext now) {
        LevelsReached levels = now.getAutowireCapableBeanFactory().createBean(LevelsReached.class);
        long part = pointQuery.parts(points.idOf(running)).stream()
                .filter(each -> each.unit().code().equals(unit))
                .findFirst()
                .orElseThrow()
                .id();
        LevelsReached.Wanted wanted = levels.reach(
                        TaskSubject.part(part), Elements.ACCEPT_PART, unit, "yellow", LetterKind.TIP)
                .get(0);
        office.continueToNextWaitState();
        return wanted;
    }

    private ConfigurableApplicationContext start(String organization) throws IOException {
        Files.writeString(folder.resolve("organization.yml"), organization);
        ConfigurableApplicationContext now = starts.start("--weibao.config=" + folder);
        office = now.getAutowireCapableBeanFactory().createBean(Office.class);
        points = now.getAutowireCapableBeanFactory().createBean(Points.class);
        pointQuery = now.getBean(WorkPointQuery.class);
        return now;
    }

    private static String without(String entry, String people, String file) {
        assertThat(file).contains(entry);
        return file.replace(entry, "").replaceAll(people, "");
    }

    private String closedPointOf(String unit) {
        String code = points.ledBy(unit).everybody("学习").published();
        Office.Desk officer = office.desk(unit + "-officer");
        officer.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        long id = points.idOf(code);
        officer.does(
                Elements.REPORT, code + "/" + unit, report(pointQuery.parts(id).get(0), true, "完成"));
        officer.does(Elements.COMPILE, code, compiled(pointQuery.point(id).measures(), "完成"));
        office.desk(unit + "-head").does(Elements.SIGN, code, answer("SIGNED"));
        office.desk("office-1").does(Elements.CHECK, code, checked(true, true));
        office.desk("recorder")
                .does(
                        Elements.DECIDE,
                        code,
                        verdict(LocalDate.now(WorkingCalendar.ZONE).toString(), on(id, "CLOSED", "")));
        assertThat(pointQuery.point(id).phase()).isEqualTo(Phase.CLOSED);
        return code;
    }

    private static Map<String, String> groups(IdentityService identities) {
        return identities.createGroupQuery().list().stream().collect(Collectors.toMap(Group::getId, Group::getName));
    }

    /** What a start writes. */
    private List<String> database() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var connection = starts.database();
                var statement = connection.createStatement()) {
            for (String table : List.of(
                    "registered_unit ORDER BY code",
                    "ACT_ID_GROUP ORDER BY ID_",
                    "ACT_ID_MEMBERSHIP ORDER BY USER_ID_, GROUP_ID_",
                    "ACT_RE_DEPLOYMENT ORDER BY ID_",
                    "ACT_RU_AUTHORIZATION ORDER BY ID_")) {
                try (var result = statement.executeQuery("SELECT * FROM " + table)) {
                    while (result.next()) {
                        var row = new StringBuilder(table);
                        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                            row.append('|').append(result.getString(i));
                        }
                        rows.add(row.toString());
                    }
                }
            }
        }
        assertThat(rows).anyMatch(row -> row.contains("wenlv"));
        return rows;
    }
}
