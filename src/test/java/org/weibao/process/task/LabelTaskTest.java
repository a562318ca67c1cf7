package org.weibao.process.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelTaskTest {

    @Test
    void aNameThatFitsStaysAndALongOneEndsInDots() {
        assertThat(LabelTask.shortened("汉".repeat(255))).isEqualTo("汉".repeat(255));
        assertThat(LabelTask.shortened("汉".repeat(256))).isEqualTo("汉".repeat(254) + "…");
    }

    @Test
    void noCharacterIsCutInHalf() {
        assertThat(LabelTask.shortened("𠮷".repeat(200))).isEqualTo("𠮷".repeat(127) + "…");
        assertThat(LabelTask.shortened("汉" + "𠮷".repeat(200))).isEqualTo("汉" + "𠮷".repeat(126) + "…");
    }
}
