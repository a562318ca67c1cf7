package org.weibao.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weibao.deadline.OpenTask;
import org.weibao.deadline.TaskLookup;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.EscalationService;
import org.weibao.organization.Addressee;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Directory;
import org.weibao.shared.NotYours;
import org.weibao.workpoint.EntryKind;

class HandOverServiceTest {

    private final HandOverWorkflow workflow = mock();
    private final TaskLookup lookup = mock();
    private final Directory directory = mock();
    private final EscalationService escalation = mock();
    private final HandOverService handOvers = new HandOverService(workflow, lookup, directory, escalation);

    @BeforeEach
    void aCountyOfTwoOfficers() {
        when(directory.membersOf("county-jia"))
                .thenReturn(List.of(new Addressee("xia", "夏明", null), new Addressee("liu", "刘洋", null)));
        when(directory.nameOf("xia")).thenReturn("夏明");
        when(directory.nameOf("liu")).thenReturn("刘洋");
    }

    @ParameterizedTest(name = "{0} of {1}, task of {2}: {3} to {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "zhong, county-jia-head, -,   false, xia liu",
                "zhong, county-jia-head, xia, false, liu",
                "xia,   county-jia,      xia, true,  -",
                "zhao,  county-yi-head,  xia, false, -",
                "chen,  office,          xia, false, -"
            })
    void onlyTheHeadSeesColleaguesAndNeverTheAssignee(
            String user, String group, @Nullable String assignee, boolean candidate, @Nullable String colleagues) {
        when(workflow.visible("t")).thenReturn(task(assignee));

        var hands = handOvers.hands("t", CurrentUser.of(user, List.of(group)));

        assertThat(hands.candidate()).isEqualTo(candidate);
        assertThat(hands.colleagues().stream().map(HandOverService.Colleague::id))
                .containsExactly(colleagues == null ? new String[0] : colleagues.split(" "));
    }

    @ParameterizedTest(name = "{0} to {1} because of {2}: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-,   liu, -,        “签收”转交刘洋办理。",
                "xia, liu, -,        “签收”由夏明转交刘洋办理。",
                "xia, liu, 人员调整, “签收”由夏明转交刘洋办理：人员调整"
            })
    void aHandOverIsRecordedDoneAndNotified(
            @Nullable String assignee, String to, @Nullable String reason, String entry) {
        var task = task(assignee);
        when(workflow.visible("t")).thenReturn(task);

        assertThat(handOvers.handOver("t", to, reason, head())).isEqualTo("刘洋");

        verify(lookup).record(task.subject(), "zhong", EntryKind.HANDED_OVER, entry);
        verify(workflow).assign(task, "liu");
        verify(escalation).handedOver(task, "liu");
    }

    @ParameterizedTest(name = "to {0}: {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-,    请从名单中选择本单位的同事，任务不能转交给其他人。",
                "zhao, 请从名单中选择本单位的同事，任务不能转交给其他人。",
                "xia,  这项任务已经由夏明办理，不用转交，请刷新任务列表。"
            })
    void nobodyElseCanBeGivenTheTask(@Nullable String to, String sentence) {
        when(workflow.visible("t")).thenReturn(task("xia"));

        assertThatThrownBy(() -> handOvers.handOver("t", to, null, head())).hasMessage(sentence);

        assertNothingIsDone();
    }

    @Test
    void whoDoesNotHeadTheUnitHandsNothingOver() {
        when(workflow.visible("t")).thenReturn(task("xia"));

        assertThatThrownBy(() -> handOvers.handOver("t", "liu", null, CurrentUser.of("xia", List.of("county-jia"))))
                .isInstanceOf(NotYours.class);

        assertNothingIsDone();
    }

    private void assertNothingIsDone() {
        verify(lookup, never()).record(any(), any(), any(), any());
        verify(workflow, never()).assign(any(), any());
        verify(escalation, never()).handedOver(any(), any());
    }

    private static CurrentUser head() {
        return CurrentUser.of("zhong", List.of("county-jia-head"));
    }

    private static OpenTask task(@Nullable String assignee) {
        return new OpenTask("t", "签收｜二(一)1｜甲县", "county-jia", assignee, TaskSubject.part(1), "userTask_acceptPart");
    }
}
