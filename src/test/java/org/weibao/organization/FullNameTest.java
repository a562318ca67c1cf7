package org.weibao.organization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FullNameTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "小燕, 孙, 孙小燕",
                "明, 欧阳, 欧阳明",
                "孙小燕, -, 孙小燕",
                "-, 孙小燕, 孙小燕",
                "' 小 燕', '孙\u3000', 孙小燕",
                "吐尔逊·买买提, '', 吐尔逊·买买提",
                "陈立（综合科）, '', 陈立（综合科）",
                "𬱖, 陈, 陈𬱖",
                "Anna, Sun, Anna Sun",
                "' Anna ', '\u00a0Sun', Anna Sun",
                "Anna, 孙, Anna 孙",
                "-, -, ''",
            })
    void familyNameFirstWithoutABlankInChineseAndGivenNameFirstElsewhere(String given, String family, String whole) {
        assertThat(FullName.of(given, family)).isEqualTo(whole);
    }
}
