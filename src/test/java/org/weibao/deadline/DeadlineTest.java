package org.weibao.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.util.ReflectionTestUtils;

/** A deadline's rows: what they are about, and the rounds that they keep. */
class DeadlineTest {

    private static final Instant CAME = Instant.parse("2026-03-02T01:00:00Z");
    private static final LocalDate DUE = LocalDate.of(2026, 3, 5);
    private static final LocalDate LATER = LocalDate.of(2026, 3, 12);

    private final Deadline deadline = open(TaskSubject.part(12));

    private static Deadline open(TaskSubject subject) {
        return new Deadline(
                subject,
                "userTask_report",
                "task",
                new Deadline.Opening("jia", DUE, LocalDate.of(2026, 3, 2), 3, CAME));
    }

    @ParameterizedTest
    @EnumSource
    void isAboutOneSubjectOfAnyKind(TaskSubject.Kind kind) {
        var subject = new TaskSubject(kind, 7);

        assertThat(open(subject).subject()).isEqualTo(subject);
    }

    @Test
    void anotherDayEndsTheRoundWhichStaysOnRecord() {
        deadline.reach("yellow");

        deadline.move(LATER, CAME.plusSeconds(60));

        assertThat(deadline)
                .returns(2, Deadline::round)
                .returns(LATER, Deadline::due)
                .returns(null, Deadline::levelId);
        assertThat(earlier())
                .containsExactly(Map.entry(
                        1,
                        new EarlierRound(DUE, DUE, LocalDate.of(2026, 3, 2), 3, CAME, "yellow", CAME.plusSeconds(60))));
    }

    @Test
    void theSameDayGoesOnInItsRound() {
        deadline.move(DUE, CAME.plusSeconds(60));
        deadline.settle(CAME.plusSeconds(90));
        deadline.reopen("task", new Deadline.Opening("jia", DUE, LocalDate.of(2026, 3, 2), 3, CAME.plusSeconds(120)));

        assertThat(deadline.round()).isEqualTo(1);
        assertThat(earlier()).isEmpty();
    }

    @Test
    void aTaskThatComesBackWithAnotherDayBeginsARound() {
        deadline.settle(CAME.plusSeconds(90));
        deadline.reopen("task", new Deadline.Opening("jia", LATER, null, null, CAME.plusSeconds(120)));

        assertThat(deadline).returns(2, Deadline::round).returns(LATER, Deadline::originalDue);
        assertThat(earlier()).hasEntrySatisfying(1, round -> assertThat(round)
                .returns(CAME, EarlierRound::datedAt)
                .returns(CAME.plusSeconds(120), EarlierRound::endedAt));
    }

    @Test
    void aClockThatIsBehindSettlesNothingBeforeItWasOpened() {
        deadline.settle(CAME.minusSeconds(1));

        assertThat(ReflectionTestUtils.getField(deadline, "settledAt")).isEqualTo(CAME);
    }

    @SuppressWarnings("unchecked")
    private Map<Integer, EarlierRound> earlier() {
        return (Map<Integer, EarlierRound>) ReflectionTestUtils.getField(deadline, "earlierRounds");
    }
}
