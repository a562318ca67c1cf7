package org.weibao.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
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
import org.weibao.notification.Notice;
import org.weibao.notification.Notices;
import org.weibao.organization.UnitKind;
import org.weibao.supervision.Rung.Hearer;
import org.weibao.supervision.Supervision.OpenTask;
import org.weibao.workpoint.Journal;
import org.weibao.workpoint.Parts;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.WorkPoints;

/** Who hears of a rung, and that whoever was told hears nothing again. */
class SupervisionTest {

    private static final String STEP = "userTask_report";
    private static final Subject PART = Subject.part(12);
    private static final LocalDate DUE = LocalDate.of(2023, 3, 31);

    private final Instant now = Instant.parse("2023-04-17T00:00:00Z");
    private final Clock clock = Clock.fixed(now, WorkingCalendar.ZONE);
    private final Terms terms = mock();
    private final Cases cases = mock();
    private final Ladder ladder = mock();
    private final Wording wording = mock();
    private final Notices notices = mock();
    private final Journal journal = mock();
    private final Parts parts = mock();
    private final ApplicationEventPublisher events = mock();
    private final Supervision supervision = new Supervision(
            terms, cases, ladder, wording, notices, journal, mock(WorkPoints.class), parts, events, clock);

    private final Term term = new Term(PART, STEP, new Term.Opening("jia", DUE, null, null, now));
    private final Watched watched = new Watched(STEP, UnitKind.COUNTY, Priority.NORMAL, DUE, DUE);

    @BeforeEach
    void aCountysReport() {
        when(terms.find(PART, STEP)).thenReturn(Optional.of(term));
        when(cases.of(PART)).thenReturn(new Case(null, 3L, 12L, Priority.NORMAL, null));
        when(cases.watched(term)).thenReturn(watched);
        when(notices.tell(any())).thenReturn(true);
        when(wording.title(any(), any(), any())).thenReturn("标题");
        when(wording.text(any(), any(), any(), any())).thenReturn("正文");
    }

    @ParameterizedTest
    @CsvSource({
        "county-jia,       county-jia,  county-jia-head",
        "county-jia-head,  county-jia-head, county-jia-head",
        "office,           office,      office",
        "leading-group,    leading-group, leading-group"
    })
    void whoeverTheRungNamesHears(String asked, String officer, String head) {
        reaches(rung("red", Hearer.values()));

        supervision.raise(PART, STEP, new OpenTask("t", "填报", asked, null));

        var told = allTold();
        assertThat(told).hasSize(2).allSatisfy(each -> assertThat(each.users()).isEmpty());
        assertThat(told.get(0).groups()).isEqualTo(new HashSet<>(List.of("office", officer, head)));
        assertThat(told.get(0).key()).isEqualTo("part-12/userTask_report/1/red");
        assertThat(told.get(0).urgent()).isTrue();
        assertThat(told.get(1).groups()).containsExactly("leading-group");
        assertThat(told.get(1).key()).isEqualTo("part-12/userTask_report/1/red/list");
        assertThat(told.get(1).urgent()).isFalse();
        verify(events).publishEvent(any(RungReached.class));
    }

    @Test
    void nobodyElseHears() {
        reaches(rung("yellow", Hearer.HEAD));

        supervision.raise(PART, STEP, new OpenTask("t", "填报", "county-jia", null));

        assertThat(told().groups()).containsExactly("county-jia-head");
    }

    @Test
    void aRungThatWasReachedIsQuiet() {
        reaches(rung("red", Hearer.HEAD));
        term.reach("red");

        supervision.raise(PART, STEP, new OpenTask("t", "填报", "county-jia", null));

        assertQuiet();
    }

    @Test
    void aTaskThatIsDoneIsQuiet() {
        reaches(rung("red", Hearer.HEAD));
        term.settle(now);

        supervision.raise(PART, STEP, new OpenTask("t", "填报", "county-jia", null));

        assertQuiet();
    }

    /** The record of the notice itself decides, whatever the term says. */
    @Test
    void aNoticeThatWasWrittenIsNeitherOnRecordTwiceNorBeginsALetterTwice() {
        reaches(rung("red", Hearer.HEAD));
        when(notices.tell(any())).thenReturn(false);

        supervision.raise(PART, STEP, new OpenTask("t", "填报", "county-jia", null));

        verify(events, never()).publishEvent(any(RungReached.class));
        verify(journal, never()).onPart(any(), any(), any(), any());
        assertThat(term.rung()).isEqualTo("red");
    }

    private void reaches(Rung rung) {
        when(ladder.untold(watched, null, now)).thenReturn(Optional.of(rung));
    }

    private static Rung rung(String id, Hearer... hearers) {
        return new Rung(id, 7, "红", Light.RED, Set.of(hearers), true, null, null);
    }

    private List<Notice> allTold() {
        var notices = ArgumentCaptor.forClass(Notice.class);
        verify(this.notices, times(2)).tell(notices.capture());
        return notices.getAllValues();
    }

    private Notice told() {
        var notice = ArgumentCaptor.forClass(Notice.class);
        verify(notices).tell(notice.capture());
        return notice.getValue();
    }

    private void assertQuiet() {
        verify(notices, never()).tell(any());
        verify(events, never()).publishEvent(any(RungReached.class));
    }
}
