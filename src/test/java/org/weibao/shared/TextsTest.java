package org.weibao.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @Test
    void keepsWhatPeopleWriteAndTrimsIt() {
        assertThat(Texts.required("reason", "理由", "\u3000第一行\n第二行\t𠮷👪 ")).isEqualTo("第一行\n第二行\t𠮷👪");
        assertThat(Texts.optional("reason", "理由", " \u3000\n")).isNull();
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(Texts.optional("number", "文号", "𠮷".repeat(200), 200)).hasSize(400);
        assertThatThrownBy(() -> Texts.optional("number", "文号", "𠮷".repeat(201), 200))
                .isInstanceOf(Refusal.class)
                .hasMessage("文号有201字，最多200字，请精简。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"半\ud842个", "空\u0000字", "响\u0007铃"})
    void refusesWhatNoDatabaseKeeps(String text) {
        assertThatThrownBy(() -> Texts.required("reason", "理由", text))
                .isInstanceOf(Refusal.class)
                .hasMessage("理由含有无法保存的字符，请删去后再提交。");
    }
}
