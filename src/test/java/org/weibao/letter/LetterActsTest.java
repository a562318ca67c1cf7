package org.weibao.letter;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.util.ReflectionTestUtils;
import org.weibao.escalation.LetterKind;
import org.weibao.shared.Conflict;
import org.weibao.support.ActTable;

/** What each act does to a letter in each state. */
class LetterActsTest {

    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");
    private static final LetterText DRAFT = new LetterText("关于督促办理的函", "贵单位下列任务已经逾期：", "请尽快办理。");
    private static final LetterText FINAL = new LetterText("关于督促办理\n逾期任务的函", "下列任务已经逾期：", "请办理。");

    private static final String POSSIBLE =
            """
            draft   | REQUESTED    | DRAFTED
            draft   | DRAFTED      | DRAFTED
            draft   | RELEASED     | RELEASED
            draft   | NOT_RELEASED | NOT_RELEASED
            draft   | NOT_NEEDED   | NOT_NEEDED
            release | DRAFTED      | RELEASED
            hold    | DRAFTED      | NOT_RELEASED
            settle  | REQUESTED    | NOT_NEEDED
            settle  | DRAFTED      | NOT_NEEDED
            settle  | RELEASED     | RELEASED
            settle  | NOT_RELEASED | NOT_RELEASED
            settle  | NOT_NEEDED   | NOT_NEEDED
            """;

    private static final Map<String, Consumer<Letter>> ACTS = Map.ofEntries(
            entry("draft", letter -> letter.draft("甲县未保办", DRAFT)),
            entry("release", letter -> letter.release(release(), "ab12", "office-1", AT)),
            entry("hold", letter -> letter.hold("已经电话沟通", "office-1", AT)),
            entry("settle", Letter::settle));

    static Stream<Arguments> possible() {
        return ActTable.cases(LetterState.class, ACTS.keySet(), POSSIBLE);
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @MethodSource
    void possible(String act, LetterState state, @Nullable LetterState next) {
        var letter = letter(state);
        if (next == null) {
            assertThatThrownBy(() -> ACTS.get(act).accept(letter))
                    .isInstanceOf(Conflict.class)
                    .hasMessage("这份函件已经办理，或者不再需要，请刷新任务列表。");
            assertThat(letter).returns(state, Letter::state).returns(Optional.empty(), Letter::text);
        } else {
            ACTS.get(act).accept(letter);
            assertThat(letter.state()).isEqualTo(next);
        }
    }

    /** A letter keeps its text of the release, also if somebody drafts or edits later. */
    @ParameterizedTest
    @MethodSource("textBy")
    void whatItSays(String act, LetterState state, Optional<LetterText> text) {
        var letter = letter(state);
        ACTS.get(act).accept(letter);
        assertThat(letter.text()).isEqualTo(text);
    }

    static Stream<Arguments> textBy() {
        return Stream.of(
                Arguments.of("draft", LetterState.REQUESTED, Optional.of(DRAFT)),
                Arguments.of("draft", LetterState.DRAFTED, Optional.empty()),
                Arguments.of("draft", LetterState.RELEASED, Optional.empty()),
                Arguments.of("release", LetterState.DRAFTED, Optional.of(FINAL)),
                Arguments.of("hold", LetterState.DRAFTED, Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSettledAtTheRelease(LetterKind kind) {
        var letter = new Letter(kind, "jia", LocalDate.of(2026, 3, 2), AT);
        letter.draft("甲县未保办", DRAFT);
        letter.release(release(), "ab12", "office-1", AT);
        assertThat(letter)
                .returns(kind, Letter::kind)
                .returns("甲县未成年人保护工作领导小组办公室", Letter::addressee)
                .returns("关于督促办理逾期任务的函", Letter::title)
                .returns(LocalDate.of(2026, 3, 3), Letter::date)
                .returns("XX未保〔2026〕7号", released -> released.number().text())
                .returns("ab12", Letter::sha256);
        assertThat(letter.copies()).containsExactlyInAnyOrder("fulian", "gongan");
    }

    private static Letter letter(LetterState state) {
        var letter = new Letter(LetterKind.SUPERVISION, "jia", LocalDate.of(2026, 3, 2), AT);
        ReflectionTestUtils.setField(letter, "state", state);
        return letter;
    }

    private static Letter.Release release() {
        return new Letter.Release(
                new LetterNumber("XX未保", 2026, 7),
                "甲县未成年人保护工作领导小组办公室",
                FINAL,
                "全文",
                "",
                "市未保办",
                LocalDate.of(2026, 3, 3),
                List.of("fulian", "gongan"));
    }
}
