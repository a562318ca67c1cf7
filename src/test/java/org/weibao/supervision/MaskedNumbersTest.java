package org.weibao.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What identifies a person by number is masked in exports; other numbers stay. */
class MaskedNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "电话13812345678。, 电话138******78。",
        "138 1234 5678, 138******78",
        "１３８１２３４５６７８, 138******78",
        "身份证11010519491231002X和110105194912310021, 身份证110*************2X和110105194912310021",
        "11010519491231002x, 110*************2X",
        "110105 19491231 002X, 110*************2X",
        "12812345678, 12812345678",
        "138123456789, 138123456789",
        "宣讲143场、1286人，2023-03-31, 宣讲143场、1286人，2023-03-31",
        "$1 \\ 1, $1 \\ 1"
    })
    void aNumberIsMaskedOnlyIfItIsAPersons(String text, String masked) {
        assertThat(MaskedNumbers.in(text)).isEqualTo(masked);
    }
}
