package org.weibao.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.util.ReflectionTestUtils;

/** A deadline's rows: their subjects, and the rounds that they keep. */
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
        assertThat(earlier(deadline))
                .containsExactly(Map.entry(
                        1,
                        new EarlierRound(DUE, DUE, LocalDate.of(2026, 3, 2), 3, CAME, "yellow", CAME.plusSeconds(60))));
    }

    /** Days of March 2026; a dash is none. An extension names a day, a newer calendar counts it again as before. */
    @ParameterizedTest(name = "{0}, then {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // begins        | act                   | round | due | original | counted
                "counted to 5    | moved to 5            | 1     | 5   | 5        | true",
                "counted to 5    | moved to 12           | 2     | 12  | 5        | false",
                "counted to 5    | counted again to 5    | 1     | 5   | 5        | true",
                "counted to 5    | counted again to 12   | 2     | 12  | 5        | true",
                "counted to 5    | back, counted to 5    | 1     | 5   | 5        | true",
                "counted to 5    | back, counted to 12   | 2     | 12  | 12       | true",
                "counted to 5    | back, named 12        | 2     | 12  | 12       | false",
                "counted to 5    | back, named -         | 2     | -   | -        | false",
                "named 5         | moved to 12           | 2     | 12  | 5        | false",
                "named 5         | back, named 5         | 1     | 5   | 5        | false",
                "named -         | moved to 12           | 2     | 12  | 12       | false",
                "named -         | back, named -         | 1     | -   | -        | false",
                "named -         | back, counted to 12   | 2     | 12  | 12       | true",
            })
    void daysAndRounds(String begins, String act, int round, String due, String original, boolean counted) {
        var deadline = new Deadline(TaskSubject.part(12), "userTask_report", "task", opening(begins, CAME));
        deadline.reach("yellow");
        var later = CAME.plusSeconds(120);
        if (act.startsWith("moved to ")) {
            deadline.move(Objects.requireNonNull(day(act)), later);
        } else if (act.startsWith("counted again to ")) {
            deadline.recount(Objects.requireNonNull(day(act)), later);
        } else {
            deadline.settle(CAME.plusSeconds(60));
            assertThat(deadline.isOpen()).isFalse();
            deadline.reopen("again", opening(act.substring("back, ".length()), later));
        }
        assertThat(deadline)
                .returns(round, Deadline::round)
                .returns(day(due), Deadline::due)
                .returns(day(original), Deadline::originalDue)
                .returns(counted, Deadline::isCounted)
                .returns(round == 1 ? "yellow" : null, Deadline::levelId)
                .returns(true, Deadline::isOpen)
                .returns(act.startsWith("back") || round == 2 ? later : CAME, Deadline::datedAt);
        assertThat(earlier(deadline)).hasSize(round - 1);
    }

    private static Deadline.Opening opening(String day, Instant at) {
        return day.startsWith("counted")
                ? new Deadline.Opening("jia", day(day), LocalDate.of(2026, 3, 2), 3, at)
                : new Deadline.Opening("jia", day(day), null, null, at);
    }

    private static @Nullable LocalDate day(String text) {
        var number = text.substring(text.lastIndexOf(' ') + 1);
        return number.equals("-") ? null : LocalDate.of(2026, 3, Integer.parseInt(number));
    }

    @Test
    void aTaskThatComesBackWithAnotherDayBeginsARound() {
        deadline.settle(CAME.plusSeconds(90));
        deadline.reopen("task", new Deadline.Opening("jia", LATER, null, null, CAME.plusSeconds(120)));

        assertThat(deadline).returns(2, Deadline::round).returns(LATER, Deadline::originalDue);
        assertThat(earlier(deadline)).hasEntrySatisfying(1, round -> assertThat(round)
                .returns(CAME, EarlierRound::datedAt)
                .returns(CAME.plusSeconds(120), EarlierRound::endedAt));
    }

    @Test
    void aClockThatIsBehindSettlesNothingBeforeItWasOpened() {
        deadline.settle(CAME.minusSeconds(1));

        assertThat(ReflectionTestUtils.getField(deadline, "settledAt")).isEqualTo(CAME);
    }

    @SuppressWarnings("unchecked")
    private static Map<Integer, EarlierRound> earlier(Deadline deadline) {
        return (Map<Integer, EarlierRound>) ReflectionTestUtils.getField(deadline, "earlierRounds");
    }
}
