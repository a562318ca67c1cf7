package org.weibao.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weibao.shared.Refusal;

class UserIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                " sun",
                "sun ",
                "\u3000sun\u3000",
                "\u00a0sun",
                "sun\t",
                "\u200bsun\ufeff",
                "sun\r\n",
                "sun\u2003"
            })
    void aBlankAroundItIsNotMeant(String typed) {
        assertThat(UserId.typed(typed)).isEqualTo("sun");
    }

    @Test
    void aBlankWithinStays() {
        assertThat(UserId.typed("s un")).isEqualTo("s un");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sun ", "\u3000sun", "Sun", "SUN", "s un", "孙", "sun\u200b", "sun.x", "a/b"})
    void nobodyIsCalledSo(String id) {
        assertThatThrownBy(() -> UserId.check(id)).isInstanceOf(Refusal.class).hasMessageContaining("只能由小写字母、数字和连字符组成");
    }

    @Test
    void lettersDigitsAndHyphensAreFine() {
        assertThatCode(() -> UserId.check("fulian-officer-2")).doesNotThrowAnyException();
    }
}
