package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.weibao.process.Forms.answer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.weibao.board.WorkPointQuery;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.configuration.ConfigurationMistake;
import org.weibao.deadline.DeadlineService;
import org.weibao.deadline.TaskLookup;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.EscalationPolicy;
import org.weibao.escalation.EscalationTable;
import org.weibao.escalation.LightQuery;
import org.weibao.shared.Refusal;
import org.weibao.support.BothDatabases;
import org.weibao.support.Starts;

/** A city's own table of escalation rules applies to what already runs; a broken one changes nothing. */
@BothDatabases
@ExtendWith(OutputCaptureExtension.class)
class EscalationFileTest {

    private static final String FILE = "escalation.dmn";

    @TempDir
    private Path folder;

    private String code;

    @Test
    void anotherTableHoldsForRunningPointsAndABrokenOneStopsTheStart(CapturedOutput console) throws Exception {
        var starts = Starts.onWantedDatabase(folder);
        var config = "--weibao.config=" + Files.createDirectory(folder.resolve("config"));
        var own = folder.resolve("config").resolve(FILE);
        var builtIn = Files.readString(Path.of("bpmn", FILE));
        var earlier = builtIn.replace("[-3..-1]", "[-3..-2]").replace("[0..2]", "[-1..2]");

        try (var first = starts.start(config)) {
            code = publishedIn(first);
            assertThat(rings(first)).isEqualTo(at(due(first)));
            assertThat(console.getOut()).doesNotContain("提醒时间已经重排");
        }

        Files.writeString(own, earlier.replace("\"督办函\"", "\"督查函\""));
        assertThatThrownBy(() -> starts.start(config))
                .extracting(NestedExceptionUtils::getMostSpecificCause)
                .isInstanceOf(ConfigurationMistake.class);
        assertThat(console)
                .contains("APPLICATION FAILED TO START", own + "，督办规则第 7 行“文书”", "“督查函”不认识", "处理：改为以下之一")
                .doesNotContain("\tat ");

        Files.writeString(own, earlier);
        try (var second = starts.start(config)) {
            var calendar = second.getBean(WorkingCalendar.class);
            assertThat(rings(second)).as("a day earlier").isEqualTo(at(calendar.plus(due(second), -1)));
            assertThat(console.getOut()).contains("提醒时间已经重排");
            assertThat(editions(second)).isEqualTo(2);
            var lookup = second.getBean(TaskLookup.class);
            var policy = second.getBean(EscalationPolicy.class);
            assertThat(second.getBean(DeadlineService.class).open())
                    .isNotEmpty()
                    .allSatisfy(deadline ->
                            assertThat(deadline.lights()).isEqualTo(policy.timesOf(lookup.facts(deadline))));

            // As another node would.
            var version = second.getBean(EscalationTable.class).version();
            deploy(second, builtIn);
            assertThat(second.getBean(EscalationTable.class).version()).isNotEqualTo(version);
            assertThat(signal(second)).contains("绿灯：应于", "前签收，还有3个工作日（");
            assertThatThrownBy(() -> deploy(second, builtIn.replace("&gt;= 10", "&gt;= 12")))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("有空档");
        }
    }

    private static String publishedIn(ConfigurableApplicationContext context) {
        var office = context.getAutowireCapableBeanFactory().createBean(Office.class);
        var points = context.getAutowireCapableBeanFactory().createBean(Points.class);
        var code = points.ledBy("fulian").in("jia").everybody("宣讲").published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        return code;
    }

    private Instant rings(ConfigurableApplicationContext context) {
        return context.getAutowireCapableBeanFactory()
                .createBean(Office.class)
                .timer("timer_nextLevel_acceptPart", code + "/jia")
                .getDuedate()
                .toInstant();
    }

    private LocalDate due(ConfigurableApplicationContext context) {
        var deadline = context.getBean(DeadlineService.class).find(part(context), Elements.ACCEPT_PART);
        return Objects.requireNonNull(deadline.orElseThrow().due());
    }

    private String signal(ConfigurableApplicationContext context) {
        return context.getBean(LightQuery.class)
                .ofTask(part(context), Elements.ACCEPT_PART)
                .orElseThrow()
                .sentence();
    }

    private TaskSubject part(ConfigurableApplicationContext context) {
        var points = context.getAutowireCapableBeanFactory().createBean(Points.class);
        return context.getBean(WorkPointQuery.class).parts(points.idOf(code)).stream()
                .filter(part -> part.unit().code().equals("jia"))
                .map(part -> TaskSubject.part(part.id()))
                .findFirst()
                .orElseThrow();
    }

    private static void deploy(ConfigurableApplicationContext context, String table) {
        context.getBean(RepositoryService.class)
                .createDeployment()
                .name("escalation")
                .addString(FILE, table)
                .deploy();
    }

    private static long editions(ConfigurableApplicationContext context) {
        return context.getBean(RepositoryService.class)
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey("escalation")
                .count();
    }

    private static Instant at(LocalDate day) {
        return day.atTime(7, 30).atZone(WorkingCalendar.ZONE).toInstant();
    }
}
