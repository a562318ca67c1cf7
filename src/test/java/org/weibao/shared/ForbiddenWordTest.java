package org.weibao.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Words that the office does not use")
class ForbiddenWordTest {

    static Stream<Arguments> forbidden() {
        return Stream.of(
                Arguments.of("as it is", "现责令你单位限期办理", "责令"),
                Arguments.of("a blank", "责 令", "责令"),
                Arguments.of("an ideographic blank", "责\u3000令", "责令"),
                Arguments.of("a no-break blank", "责\u00a0令", "责令"),
                Arguments.of("two lines", "责\n令", "责令"),
                Arguments.of("two lines of Windows, and a tab", "责\r\n\t令", "责令"),
                Arguments.of("a blank of no width", "责\u200b令", "责令"),
                Arguments.of("a joiner", "责\u200d令", "责令"),
                Arguments.of("a Hangul filler", "责\u3164令", "责令"),
                Arguments.of("another form of the character", "责\uf9a8", "责令"),
                Arguments.of("a variant of the character", "责\ufe00令", "责令"),
                Arguments.of("the government's power", "根据政府督查要求办理", "政府督查"),
                Arguments.of("the same in pieces", "政府 督\u00ad查", "政府督查"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forbidden")
    void areFoundHoweverTheyAreWritten(String what, String text, String word) {
        assertThat(ForbiddenWord.in(text)).map(ForbiddenWord::problem).hasValueSatisfying(problem -> assertThat(problem)
                .startsWith("里有“" + word + "”："));
        assertThatThrownBy(() -> ForbiddenWord.check("text", "催办内容", text))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.field()).isEqualTo("text");
                    assertThat(refusal.sentence())
                            .startsWith("催办内容里有“" + word + "”：")
                            .contains("，请改用“");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "请督促办理", "落实责任，令行禁止", "责任·令", "市政府督促检查", "市政府、督查室"})
    void othersAreFree(String text) {
        assertThat(ForbiddenWord.in(text)).isEmpty();
        assertThatCode(() -> ForbiddenWord.check("text", "催办内容", text)).doesNotThrowAnyException();
    }
}
