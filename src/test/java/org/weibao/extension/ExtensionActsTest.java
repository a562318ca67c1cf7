package org.weibao.extension;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.util.ReflectionTestUtils;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.Deadlines;
import org.weibao.deadline.OpenTask;
import org.weibao.deadline.TaskSubject;
import org.weibao.shared.Conflict;
import org.weibao.support.ActTable;

/** What each act does to a request for more time in each state. */
class ExtensionActsTest {

    private static final Instant AT = Instant.parse("2023-03-06T01:00:00Z");
    private static final LocalDate DUE = LocalDate.of(2023, 3, 31);
    private static final LocalDate LATER = LocalDate.of(2023, 4, 14);

    private static final String POSSIBLE =
            """
            sign              | TO_SIGN    | TO_DECIDE
            refuse to sign    | TO_SIGN    | UNSIGNED
            grant             | TO_DECIDE  | GRANTED
            refuse            | TO_DECIDE  | REFUSED
            become needless   | TO_SIGN    | NOT_NEEDED
            become needless   | TO_DECIDE  | NOT_NEEDED
            """;

    private static final Map<String, Consumer<Extension>> ACTS = Map.ofEntries(
            entry("sign", extension -> extension.sign("jia-head", AT)),
            entry("refuse to sign", extension -> extension.refuseToSign("可以按期完成", "jia-head", AT)),
            entry("grant", extension -> extension.grant(DUE, LATER, "最后一次", "office-1", AT)),
            entry("refuse", extension -> extension.refuse("全市统一进度", "office-1", AT)),
            entry("become needless", extension -> extension.becomeNeedless(AT)));

    private final Deadline deadline = Deadlines.open(
            TaskSubject.part(12), "userTask_report", "task", new Deadline.Opening("jia", DUE, null, null, AT));

    static Stream<Arguments> possible() {
        return ActTable.cases(ExtensionState.class, ACTS.keySet(), POSSIBLE);
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @MethodSource
    void possible(String act, ExtensionState state, @Nullable ExtensionState next) {
        var extension = extension(state);
        if (next == null) {
            assertThatThrownBy(() -> ACTS.get(act).accept(extension))
                    .isInstanceOf(Conflict.class)
                    .hasMessage("这份延期申请现在是“" + state.label() + "”，不能再这样办理，请刷新后再看。");
            assertThat(extension).returns(state, Extension::state).returns(null, Extension::answer);
        } else {
            ACTS.get(act).accept(extension);
            assertThat(extension.state()).isEqualTo(next);
        }
    }

    /** However it ended: the task is free for another request, and the answer stays on record. */
    @ParameterizedTest
    @CsvSource({
        "sign,            TO_SIGN,   true,  ,           ",
        "refuse to sign,  TO_SIGN,   false, 可以按期完成, ",
        "grant,           TO_DECIDE, false, 最后一次,     2023-04-14",
        "refuse,          TO_DECIDE, false, 全市统一进度, ",
        "become needless, TO_SIGN,   false, ,           ",
        "become needless, TO_DECIDE, false, ,           ",
    })
    void whatEndsIt(
            String act, ExtensionState state, boolean open, @Nullable String answer, @Nullable LocalDate granted) {
        var extension = extension(state);
        assertThat(deadline.isExtensionOpen()).isTrue();
        ACTS.get(act).accept(extension);
        assertThat(extension).returns(answer, Extension::answer).returns(granted, Extension::grantedDue);
        assertThat(deadline.isExtensionOpen()).isEqualTo(open);
        assertThat(ReflectionTestUtils.getField(extension, "openDeadlineId") != null)
                .as("the database keeps the place")
                .isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({"jia-officer, true", "jia-head, true", "office-1, false"})
    void whoAskedOrSignedDoesNotDecide(String user, boolean isTheirs) {
        var extension = extension(ExtensionState.TO_SIGN);
        extension.sign("jia-head", AT);
        assertThat(extension.isBy(user)).isEqualTo(isTheirs);
        assertThat(extension.people()).containsExactlyInAnyOrder("jia-officer", "jia-head");
    }

    private Extension extension(ExtensionState state) {
        ReflectionTestUtils.setField(deadline, "id", 5L);
        var task = new OpenTask("task", "落实并填报进展", "county-jia", null, TaskSubject.part(12), "userTask_report");
        var extension = new Extension(
                deadline, task, "jia", DUE, new Extension.Request(LATER, "等学校开学", "已走访两个乡镇", "jia-officer", AT));
        ReflectionTestUtils.setField(extension, "state", state);
        return extension;
    }
}
