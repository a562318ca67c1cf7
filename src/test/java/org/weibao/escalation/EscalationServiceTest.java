package org.weibao.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;
import org.springframework.context.ApplicationEventPublisher;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.DeadlineService;
import org.weibao.deadline.Deadlines;
import org.weibao.deadline.OpenTask;
import org.weibao.deadline.TaskContext;
import org.weibao.deadline.TaskFacts;
import org.weibao.deadline.TaskLookup;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.EscalationLevel.RecipientRole;
import org.weibao.notification.Notice;
import org.weibao.notification.Notices;
import org.weibao.notification.Notices.Written;
import org.weibao.organization.Directory;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.organization.UnitKind;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.Priority;

/** Who gets a level's notice, and that nobody gets it twice. */
class EscalationServiceTest {

    private static final String STEP = "userTask_report";
    private static final TaskSubject PART = TaskSubject.part(12);
    private static final LocalDate DUE = LocalDate.of(2023, 3, 31);

    private final Instant now = Instant.parse("2023-04-17T00:00:00Z");
    private final Clock clock = Clock.fixed(now, WorkingCalendar.ZONE);
    private final DeadlineService deadlines = mock();
    private final TaskLookup lookup = mock();
    private final EscalationPolicy escalation = mock();
    private final Organization organization = mock();
    private final WorkingCalendar calendar = WorkingCalendar.read(new ConfigurationFolder("config"));
    private final EscalationTexts wording =
            new EscalationTexts(escalation, calendar, organization, mock(Directory.class), clock);
    private final Notices notices = mock();
    private final ApplicationEventPublisher events = mock();
    private final EscalationService supervision =
            new EscalationService(deadlines, lookup, escalation, wording, notices, events, clock);

    private final Deadline deadline =
            spy(Deadlines.open(PART, STEP, "task", new Deadline.Opening("jia", DUE, null, null, now)));
    private final TaskFacts facts = new TaskFacts(STEP, UnitKind.COUNTY, Priority.NORMAL, DUE, DUE);

    @BeforeEach
    void aCountysReport() {
        doReturn(1L).when(deadline).id();
        when(deadlines.find(PART, STEP)).thenReturn(Optional.of(deadline));
        when(lookup.of(PART)).thenReturn(new TaskContext(null, 3L, 12L, Priority.NORMAL, null));
        when(lookup.facts(deadline)).thenReturn(facts);
        when(notices.tell(anyList())).thenReturn(Optional.of(new Written(List.of(1L), List.of())));
        when(organization.unit(any())).thenReturn(unit("jia", UnitKind.COUNTY));
    }

    @ParameterizedTest
    @CsvSource({
        "county-jia,       county-jia,  county-jia-head, red/leading_group",
        "county-jia-head,  county-jia-head, county-jia-head, red/leading_group",
        "office,           office,      office, red/leading_group",
        "leading-group,    leading-group, leading-group, red"
    })
    void whoeverTheLevelNamesHears(String assigneeBody, String officer, String head, String list) {
        reaches(level("red", RecipientRole.values()));

        supervision.raise(task(assigneeBody));

        var groups = new LinkedHashMap<String, String>();
        told().forEach(notice -> notice.groups()
                .forEach(group -> groups.put(group, notice.key().substring("part-12/userTask_report/1/".length()))));
        assertThat(groups)
                .containsEntry(officer, "red")
                .containsEntry("leading-group", list)
                .containsKeys(head, "office");
        assertThat(told())
                .allSatisfy(notice -> assertThat(notice.users()).isEmpty())
                .allSatisfy(notice ->
                        assertThat(notice.urgent()).isEqualTo(!notice.key().endsWith("/leading_group")))
                .extracting(Notice::key)
                .doesNotHaveDuplicates();
        verify(events).publishEvent(any(LevelReached.class));
    }

    @Test
    void nobodyElseHears() {
        reaches(level("yellow", RecipientRole.HEAD));

        supervision.raise(task("county-jia"));

        assertThat(told()).singleElement().satisfies(notice -> assertThat(notice.groups())
                .containsExactly("county-jia-head"));
    }

    @ParameterizedTest
    @CsvSource({"COUNTY, ESCALATED, 【红】填报", "COURT, CONSULTED, 【商请】填报", "PARTY, CONSULTED, 【商请】填报"})
    void theTimelineOfAConsultedBodyKnowsNoSupervision(UnitKind kind, EntryKind event, String begins) {
        var task = new TaskFacts(STEP, kind, Priority.NORMAL, DUE, DUE);
        when(lookup.facts(deadline)).thenReturn(task);
        when(organization.unit(any())).thenReturn(unit("jia", kind));
        when(escalation.unnotified(task, null, now)).thenReturn(Optional.of(level("red", RecipientRole.HEAD)));

        supervision.raise(task("county-jia"));

        verify(lookup).record(eq(PART), any(), eq(event), startsWith(begins));
    }

    @Test
    void aLevelThatWasReachedIsQuiet() {
        reaches(level("red", RecipientRole.HEAD));
        deadline.reach("red");

        supervision.raise(task("county-jia"));

        assertQuiet();
    }

    @Test
    void aTaskThatIsDoneIsQuiet() {
        reaches(level("red", RecipientRole.HEAD));
        Deadlines.settle(deadline, now);

        supervision.raise(task("county-jia"));

        assertQuiet();
    }

    /** The record of the notice itself decides, whatever the deadline says. */
    @Test
    void aNoticeThatWasWrittenIsNeitherOnRecordTwiceNorBeginsALetterTwice() {
        reaches(level("red", RecipientRole.HEAD));
        when(notices.tell(anyList())).thenReturn(Optional.empty());

        supervision.raise(task("county-jia"));

        verify(events, never()).publishEvent(any(LevelReached.class));
        verify(lookup, never()).record(any(), any(), any(), any());
        assertThat(deadline.levelId()).isEqualTo("red");
    }

    private static OpenTask task(String group) {
        return new OpenTask("t", "填报", group, null, PART, STEP);
    }

    private void reaches(EscalationLevel level) {
        when(escalation.unnotified(facts, null, now)).thenReturn(Optional.of(level));
    }

    private static EscalationLevel level(String id, RecipientRole... recipients) {
        return new EscalationLevel(id, 7, "红", Light.RED, Set.of(recipients), true, null, null);
    }

    @SuppressWarnings("unchecked") // A captor knows no list of notices.
    private List<Notice> told() {
        ArgumentCaptor<List<Notice>> notices = ArgumentCaptor.forClass(List.class);
        verify(this.notices).tell(notices.capture());
        return notices.getValue();
    }

    private static Unit unit(String code, UnitKind kind) {
        return new Unit(code, "甲县", kind, List.of(), null, null, null, null);
    }

    private void assertQuiet() {
        verify(notices, never()).tell(anyList());
        verify(events, never()).publishEvent(any(LevelReached.class));
    }
}
