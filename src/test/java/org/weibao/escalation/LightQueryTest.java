package org.weibao.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.DeadlineService;
import org.weibao.deadline.Deadlines;
import org.weibao.deadline.TaskContext;
import org.weibao.deadline.TaskSubject;
import org.weibao.organization.Organization;
import org.weibao.process.escalation.BuiltInTable;
import org.weibao.support.TestClock;
import org.weibao.workpoint.PartRepository;
import org.weibao.workpoint.PartWeight;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.Role;
import org.weibao.workpoint.WorkPointRepository;

class LightQueryTest {

    private static final ConfigurationFolder FOLDER = new ConfigurationFolder("config");
    private static final BuiltInTable TABLE = new BuiltInTable();
    private static final String ACCEPT = "userTask_acceptPart";
    private static final String REPORT = "userTask_report";

    private final WorkingCalendar calendar = WorkingCalendar.read(FOLDER);
    private final DeadlineService deadlines = mock();
    private final PartRepository parts = mock();
    private final TestClock clock = new TestClock();
    private final Organization organization = Organization.read(FOLDER);
    private final LightQuery lights = new LightQuery(
            deadlines,
            Deadlines.contexts(mock(WorkPointRepository.class), parts, organization),
            parts,
            new EscalationPolicy(TABLE, calendar),
            TABLE,
            calendar,
            organization,
            clock);

    @BeforeEach
    void everyPartIsOfPointOneAndTheSeventhIsASupportingUnits() {
        when(parts.weigh(anyCollection())).thenAnswer(call -> call.<Collection<Long>>getArgument(0).stream()
                .map(id -> new PartWeight(
                        id, "minzheng", id == 7 ? Role.SUPPORTING : Role.RESPONSIBLE, 1, Priority.NORMAL))
                .toList());
    }

    @ParameterizedTest(name = "due {0}, on {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-02 | 2026-02-25 | 绿灯：应于2026-03-02前签收，还有4个工作日（按国务院办公厅2026年放假安排计算）。",
                "2026-03-02 | 2026-02-26 | 绿灯：应于2026-03-02前签收，还有3个工作日（按规则表第2行；按国务院办公厅2026年放假安排计算）。",
                "2026-03-02 | 2026-03-02 | 蓝灯：应于2026-03-02前签收，今天到期（按规则表第3行；按国务院办公厅2026年放假安排计算）。",
                "2026-03-02 | 2026-03-05 | 黄灯：应于2026-03-02前签收，已逾期3个工作日（按规则表第6行；按国务院办公厅2026年放假安排计算）。",
                "2026-03-02 | 2026-03-16 | 红灯：应于2026-03-02前签收，已逾期10个工作日（按规则表第7行；按国务院办公厅2026年放假安排计算）。",
                "2026-02-18 | 2026-02-16 | 蓝灯：应于2026-02-18前签收，到期前没有工作日了（按规则表第3行；按国务院办公厅2026年放假安排计算）。",
                "2026-02-18 | 2026-02-20 | 蓝灯：应于2026-02-18前签收，已逾期不满1个工作日（按规则表第3行；按国务院办公厅2026年放假安排计算）。",
                "2026-12-30 | 2027-01-05 | 黄灯：应于2026-12-30前签收，已逾期3个工作日（按规则表第6行；按国务院办公厅2026年放假安排计算；2027年放假安排尚未公布，暂按周一至周五、扣除法定节假日计算）。"
            })
    void aLightSaysWhy(LocalDate due, LocalDate today, String sentence) {
        clock.setTo(today);

        assertThat(signal(deadline(1, ACCEPT, "minzheng", due)).sentence()).isEqualTo(sentence);
    }

    @Test
    void aCountedDayThatMayChangeSaysSoAndANamedOneDoesNot() {
        clock.setTo(LocalDate.of(2026, 12, 30));
        var day = LocalDate.of(2027, 1, 5);
        var counted = Deadlines.open(
                TaskSubject.part(1),
                ACCEPT,
                "task",
                new Deadline.Opening("minzheng", day, LocalDate.of(2026, 12, 30), 3, clock.instant()));

        assertThat(signal(counted).sentence()).startsWith("绿灯：应于2027-01-05（暂定，2027年放假安排尚未公布）前签收，还有3个工作日");
        assertThat(signal(deadline(1, ACCEPT, "minzheng", day)).sentence())
                .startsWith("绿灯：应于2027-01-05前签收，还有3个工作日（")
                .contains("2027年放假安排尚未公布，暂按周一至周五、扣除法定节假日计算");
        assertThat(step(counted)).returns(true, WaitingStep::provisional);
        // Its part carries the day and counts it again.
        var carried = Deadlines.open(
                TaskSubject.part(1),
                REPORT,
                "task",
                new Deadline.Opening("minzheng", day, LocalDate.of(2026, 12, 30), null, clock.instant()));
        assertThat(step(carried)).returns(true, WaitingStep::provisional);
        assertThat(signal(carried).sentence()).contains("（暂定，2027年放假安排尚未公布）");
        Deadlines.move(counted, LocalDate.of(2027, 1, 29), clock.instant());
        assertThat(step(counted)).returns(false, WaitingStep::provisional);
        assertThat(signal(counted).sentence()).startsWith("绿灯：应于2027-01-29前签收（原定2027-01-05）");
    }

    @Test
    void theReasonIsDataToo() {
        clock.setTo(LocalDate.of(2027, 1, 5));
        var signal = signal(deadline(1, ACCEPT, "minzheng", LocalDate.of(2026, 12, 30)));

        assertThat(signal.light()).isEqualTo(Light.YELLOW);
        assertThat(signal.level())
                .isEqualTo(TABLE.level(ACCEPT, organization.unit("minzheng").kind(), Priority.NORMAL, 3));
        assertThat(signal.workingDays()).isEqualTo(3);
        assertThat(signal.announced()).containsExactly(2026);
        assertThat(signal.provisional()).containsExactly(2027);
        assertThat(signal.sentenceForOthers()).startsWith("黄灯：市民政局应于2026-12-30前签收");
    }

    @Test
    void anExtendedTaskNamesItsOriginalDayAndIsLateByTheCurrentOne() {
        clock.setTo(LocalDate.of(2026, 3, 16));
        var deadline = deadline(1, ACCEPT, "minzheng", LocalDate.of(2026, 3, 2));
        Deadlines.move(deadline, LocalDate.of(2026, 3, 27), Instant.EPOCH);

        assertThat(signal(deadline).sentence())
                .isEqualTo("绿灯：应于2026-03-27前签收（原定2026-03-02），还有9个工作日（按国务院办公厅2026年放假安排计算）。");
        assertThat(signal(deadline).originalDue()).isEqualTo(LocalDate.of(2026, 3, 2));
    }

    @Test
    void afterOfficeHoursTheDueDayIsOver() {
        clock.setTo(LocalDate.of(2026, 3, 2));
        clock.advance(Duration.ofHours(9).plusSeconds(1));

        assertThat(signal(deadline(1, ACCEPT, "minzheng", LocalDate.of(2026, 3, 2)))
                        .sentence())
                .contains("今天已到期");
    }

    @Test
    void whatIsNotDueOrNotSupervisedHasNoLightAtAll() {
        clock.setTo(LocalDate.of(2026, 6, 1));
        var supporting = deadline(7, ACCEPT, "minzheng", LocalDate.of(2026, 3, 2));
        var undated = deadline(1, ACCEPT, "minzheng", null);
        when(deadlines.open()).thenReturn(List.of(supporting, undated));
        when(deadlines.open(anyCollection())).thenReturn(List.of(supporting, undated));
        when(deadlines.open(TaskSubject.part(1))).thenReturn(List.of(undated));

        assertThat(step(supporting))
                .returns(null, WaitingStep::light)
                .returns(LocalDate.of(2026, 3, 2), WaitingStep::due)
                .returns("配合事项，不计逾期", WaitingStep::unlit);
        assertThat(step(undated)).returns(null, WaitingStep::light).returns("不限期", WaitingStep::unlit);
        assertThat(lights.ofTask(undated.subject(), undated.step())).isEmpty();
        assertThat(lights.ofPart(1)).isEmpty();
        assertThat(lights.ofPoint(1)).isEmpty();
        assertThat(lights.all()).isEmpty();
        assertThat(lights.of(List.of(supporting, undated))).isEmpty();
    }

    @Test
    void whatAScreenHasReadKeepsItsOrder() {
        clock.setTo(LocalDate.of(2026, 3, 5));
        var late = deadline(1, ACCEPT, "minzheng", LocalDate.of(2026, 3, 2));
        var about = new TaskContext(null, 1L, 1L, Priority.NORMAL, null);
        var undated = deadline(2, REPORT, "jia", null);

        var found = lights.steps(List.of(SupervisedTask.of(undated, about), SupervisedTask.of(late, about)));

        assertThat(found.get(0)).returns("甲县", WaitingStep::assigneeBody).returns(null, WaitingStep::light);
        assertThat(found.get(1)).isEqualTo(step(late));
        assertThat(found.get(1).light())
                .returns(Light.YELLOW, TaskLight::light)
                .returns("已逾期3个工作日", TaskLight::standing);
    }

    @Test
    void aPartAndAPointShowTheWorstOfTheirOpenTasksAndOfTwoAlikeTheLatest() {
        clock.setTo(LocalDate.of(2026, 3, 5));
        var punctual = deadline(1, REPORT, "minzheng", LocalDate.of(2026, 6, 30));
        var late = deadline(1, ACCEPT, "minzheng", LocalDate.of(2026, 3, 2));
        var later = deadline(2, ACCEPT, "gongan", LocalDate.of(2026, 2, 27));
        when(deadlines.open(TaskSubject.part(1))).thenReturn(List.of(punctual, late));
        when(deadlines.open(TaskSubject.part(3))).thenReturn(List.of());
        when(deadlines.open()).thenReturn(List.of(punctual, late, later));

        assertThat(lights.ofPart(1)).map(TaskLight::light).contains(Light.YELLOW);
        assertThat(lights.ofPart(3)).isEmpty();
        var all = lights.all();
        assertThat(all).containsOnlyKeys(TaskSubject.part(1), TaskSubject.part(2), TaskSubject.point(1));
        assertThat(all.get(TaskSubject.part(1))).isEqualTo(signal(late));
        assertThat(all.get(TaskSubject.point(1))).isEqualTo(signal(later));
    }

    @Test
    void tenThousandPartsAreTenQuestionsToTheDatabase() {
        clock.setTo(LocalDate.of(2026, 3, 5));
        List<Deadline> open = new ArrayList<>();
        for (int id = 10; id < 10_010; id++) {
            open.add(deadline(id, REPORT, "minzheng", LocalDate.of(2026, 3, 2)));
        }
        when(deadlines.open()).thenReturn(open);

        assertThat(lights.all()).hasSize(10_001);
        verify(parts, times(10)).weigh(anyCollection());
    }

    private TaskLight signal(Deadline deadline) {
        return Objects.requireNonNull(step(deadline).light());
    }

    private WaitingStep step(Deadline deadline) {
        when(deadlines.find(deadline.subject(), deadline.step())).thenReturn(Optional.of(deadline));
        return lights.task(deadline.subject(), deadline.step()).orElseThrow();
    }

    private static Deadline deadline(long partId, String step, String assigneeBody, @Nullable LocalDate due) {
        var came =
                LocalDateTime.of(2025, 1, 6, 9, 0).atZone(WorkingCalendar.ZONE).toInstant();
        return Deadlines.open(
                TaskSubject.part(partId), step, "task", new Deadline.Opening(assigneeBody, due, null, null, came));
    }
}
