package org.weibao.organization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupsTest {

    @ParameterizedTest
    @CsvSource({"unit-fulian-head, unit-fulian", "county-jia-head, county-jia"})
    void headsSeeTheTasksOfTheirUnit(String heads, String unit) {
        assertThat(Groups.headedBy(heads)).isEqualTo(unit);
        assertThat(Groups.headOf(unit)).isEqualTo(heads);
    }

    @ParameterizedTest
    @CsvSource({"unit-fulian", "office", "office-head", "leading-group", "-head"})
    void otherGroupsSeeTheirOwn(String group) {
        assertThat(Groups.headedBy(group)).isEqualTo(group);
    }
}
