package org.weibao.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.weibao.process.Elements;

@DisplayName("What the records may hold of a click that nobody answered")
class RecordsTest {

    private static final Click RETURNED = signing("RETURNED", "办理记录1");
    private static final Click SIGNED = signing("SIGNED", null);

    @Test
    @DisplayName("nothing, while its task is open")
    void open() {
        assertThat(Records.possible(RETURNED, List.of(), List.of(RETURNED), false))
                .containsExactly("0");
    }

    @Test
    @DisplayName("its words, when its task was completed and nobody tried again")
    void completed() {
        assertThat(Records.possible(RETURNED, List.of(), List.of(RETURNED), true))
                .containsExactly("1");
    }

    @Test
    @DisplayName("what the click holds that was acknowledged when the same person tried again")
    void triedAgain() {
        var claimed = new Click("jia-head", "1", Click.CLAIM, Map.of(), null);

        assertThat(Records.possible(RETURNED, List.of(claimed, SIGNED), List.of(RETURNED), true))
                .containsExactly("0");
        assertThat(Records.possible(RETURNED, List.of(claimed, RETURNED), List.of(RETURNED), true))
                .containsExactly("1");
    }

    @Test
    @DisplayName("either, when no try was acknowledged")
    void noTryAcknowledged() {
        assertThat(Records.possible(RETURNED, List.of(), List.of(RETURNED, SIGNED), true))
                .containsExactlyInAnyOrder("0", "1");
    }

    private static Click signing(String answer, @Nullable String words) {
        return new Click("jia-head", "1", Elements.SIGN_PART, Map.of("answer", answer), words);
    }
}
