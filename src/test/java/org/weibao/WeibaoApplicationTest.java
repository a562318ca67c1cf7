package org.weibao;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WeibaoApplicationTest {

    @Test
    void aCommandIsOneWhereverItStands() {
        assertThat(WeibaoApplication.commandFirst(
                        "--spring.profiles.active=mysql", "reset-password", "--debug", "chen-guanli"))
                .containsExactly("reset-password", "chen-guanli", "--spring.profiles.active=mysql", "--debug");
        assertThat(WeibaoApplication.commandFirst("--b", "--a")).containsExactly("--b", "--a");
    }
}
