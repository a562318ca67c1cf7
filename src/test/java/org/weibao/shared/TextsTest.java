package org.weibao.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @Test
    void keepsWhatPeopleWriteAndTrimsIt() {
        assertThat(Texts.required("reason", "理由", "\u3000第一行\n\u3000\u3000第二行\t𠮷👪 "))
                .isEqualTo("第一行\n\u3000\u3000第二行 𠮷👪");
        assertThat(Texts.optional("reason", "理由", null)).isNull();
    }

    static Stream<Arguments> pastedFromElsewhere() {
        return Stream.of(
                Arguments.of("Word's manual line break", "甲\u000b乙", "甲\n乙"),
                Arguments.of("a page break", "甲\f乙", "甲\n乙"),
                Arguments.of("Windows", "甲\r\n乙\r丙", "甲\n乙\n丙"),
                Arguments.of("next line", "甲\u0085乙", "甲\n乙"),
                Arguments.of("line and paragraph separator", "甲\u2028乙\u2029丙", "甲\n乙\n丙"),
                Arguments.of("no-break and typographic spaces", "甲\u00a0乙\u2003丙\u202f丁", "甲 乙 丙 丁"),
                Arguments.of("zero width, byte order mark", "\ufeff甲\u200b乙\u2060丙\u00ad丁", "甲乙丙丁"),
                Arguments.of("direction turned round", "报告\u202e了结办\u202c，\u2066完\u2069\u200e", "报告了结办，完"),
                Arguments.of("a joiner between Han characters", "责\u200d令", "责令"),
                Arguments.of("a family of joined emoji", "👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
                Arguments.of("a joined emoji with variation", "🧑🏽\u200d⚖\ufe0f", "🧑🏽\u200d⚖\ufe0f"),
                Arguments.of("a joiner that a script needs", "می\u200cخواهم", "می\u200cخواهم"),
                Arguments.of("a Han character of its own form", "葛\udb40\udd00", "葛\udb40\udd00"),
                Arguments.of(
                        "reserved for what is ignored", "甲\u2065乙\ufff0丙\ufff8丁\udb40\udc80戊\udb43\udfff己", "甲乙丙丁戊己"),
                Arguments.of("a note without a head", "甲\ud834\udd59乙", "甲乙"),
                Arguments.of("private use, as Word's bullets", "\uf0b7 一是", "\uf0b7 一是"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pastedFromElsewhere")
    void whatIsPastedGetsOneForm(String what, String pasted, String kept) {
        assertThat(Texts.required("reason", "理由", pasted)).isEqualTo(kept);
        assertThat(Texts.required("reason", "理由", kept)).as("a second time").isEqualTo(kept);
    }

    static Stream<String> nothingToSee() {
        var unseenKinds = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(each -> switch (Character.getType(each)) {
                    case Character.FORMAT,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                })
                .mapToObj(Character::toString);
        return Stream.concat(
                unseenKinds,
                Stream.of(
                        "",
                        " \u3000\n\t",
                        "\u200b\u2060",
                        "\u3164",
                        "\u115f\u1160",
                        "\u2800",
                        "\ufe0f",
                        "\u2065",
                        "\ufff0\ufff8",
                        "\udb40\udc00\udb40\udc02\udb40\uddf0\udb43\udfff",
                        "\ud834\udd59"));
    }

    @ParameterizedTest
    @MethodSource("nothingToSee")
    void aTextThatNobodyCanSeeIsNone(String text) {
        assertThat(Texts.optional("reason", "理由", text)).isNull();
        assertThatThrownBy(() -> Texts.required("reason", "理由", text))
                .isInstanceOf(Refusal.class)
                .hasMessage("请填写理由。");
    }

    @Test
    void aFieldOfOneLineHasNoBreaks() {
        assertThat(Texts.requiredLine("title", "标题", " 强化\r\n\u000b 总体部署\n", 20))
                .isEqualTo("强化 总体部署");
        assertThat(Texts.optionalLine("title", "标题", "\u200b", 20)).isNull();
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(Texts.optional("number", "文号", "𠮷".repeat(200), 200)).hasSize(400);
        assertThatThrownBy(() -> Texts.optional("number", "文号", "𠮷".repeat(201), 200))
                .isInstanceOf(Refusal.class)
                .hasMessage("文号有201字，最多200字，请精简。");
    }

    static Stream<Arguments> notKept() {
        return Stream.of(
                Arguments.of("半\ud842个", "理由第1行第2个字符（U+D842）无法保存，请删去后再提交。"),
                Arguments.of("第一行\n𠮷空\u0000字", "理由第2行第3个字符（U+0000）无法保存，请删去后再提交。"),
                Arguments.of("一\u000b二\r\n响\u0007铃", "理由第3行第2个字符（U+0007）无法保存，请删去后再提交。"),
                Arguments.of("\ufffe", "理由第1行第1个字符（U+FFFE）无法保存，请删去后再提交。"),
                Arguments.of("好\ufdd0", "理由第1行第2个字符（U+FDD0）无法保存，请删去后再提交。"),
                Arguments.of("好\ud83f\udfff", "理由第1行第2个字符（U+1FFFF）无法保存，请删去后再提交。"),
                Arguments.of("好\u009f", "理由第1行第2个字符（U+009F）无法保存，请删去后再提交。"));
    }

    @ParameterizedTest
    @MethodSource("notKept")
    void whatCannotBeKeptIsNamedWithItsPlace(String text, String sentence) {
        assertThatThrownBy(() -> Texts.required("reason", "理由", text))
                .isInstanceOf(Refusal.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"🫩", "\ud87a\udff0", "。", "无"})
    void whatIsNewerThanThisJavaIsSeen(String text) {
        assertThat(Texts.required("reason", "理由", text)).isEqualTo(text);
    }
}
