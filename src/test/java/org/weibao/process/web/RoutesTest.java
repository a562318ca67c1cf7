package org.weibao.process.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the table closes for each role; the browser test uses what it opens. */
class RoutesTest {

    private static final String ENGINE = "/engine/engine/default";

    private static final Visitor ANONYMOUS = Visitor.of(null);
    private static final Visitor OFFICER =
            new Visitor("minzheng-officer", Set.of("unit-minzheng"), Set.of("tasklist", "welcome"));
    private static final Visitor OFFICE = new Visitor("office-1", Set.of("office"), Set.of("tasklist", "cockpit"));
    private static final Visitor SUPERVISOR = new Visitor("supervisor", Set.of("supervisor"), Set.of("cockpit"));
    private static final Visitor ADMINISTRATOR =
            new Visitor("admin", Set.of("camunda-admin"), Set.of("tasklist", "cockpit", "admin"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /task/create",
                "POST /task/1/complete",
                "POST /task/1/resolve",
                "POST /task/1/delegate",
                "POST /task/1/assignee",
                "POST /task/1/bpmnError",
                "POST /task/1/bpmnEscalation",
                "POST /task/1/identity-links",
                "POST /task/1/attachment/create",
                "PUT /task/1",
                "PUT /task/1/variables/x",
                "PUT /task/1/localVariables/x",
                "POST /task/1/variables",
                "DELETE /task/1",
                "DELETE /task/1/comment/2",
                "POST /deployment/create",
                "DELETE /deployment/1",
                "POST /message",
                "POST /signal",
                "POST /condition",
                "POST /execution/1/trigger",
                "POST /execution/1/messageSubscriptions/x/trigger",
                "PUT /execution/1/localVariables/x",
                "POST /process-definition/1/start",
                "POST /process-definition/key/annual-plan/start",
                "DELETE /process-definition/1",
                "PUT /process-definition/1/suspended",
                "PUT /process-instance/1/variables/x",
                "POST /process-instance/1/modification",
                "POST /process-instance/1/comment/create",
                "DELETE /process-instance/1",
                "POST /process-instance/delete",
                "POST /process-instance/suspended",
                "PUT /job/1/retries",
                "POST /job/1/execute",
                "POST /external-task/fetchAndLock",
                "POST /decision-definition/key/escalation/evaluate",
                "POST /filter/create",
                "PUT /filter/1",
                "DELETE /filter/1",
                "POST /authorization/create",
                "POST /user/create",
                "PUT /user/minzheng-head/credentials",
                "PUT /user/minzheng-officer/profile",
                "DELETE /user/minzheng-officer",
                "PUT /group/office/members/minzheng-officer",
                "POST /history/task/delete/1/2",
                "DELETE /history/process-instance/1",
                "POST /history/cleanup",
                "POST /modification/execute",
                "POST /migration/execute",
                "POST /telemetry/configuration",
                "POST /batch"
            })
    void nobodyButTheAdministratorChangesTheEngine(String request) {
        for (Visitor visitor : List.of(ANONYMOUS, OFFICER, OFFICE, SUPERVISOR)) {
            assertThat(allowed(visitor, request))
                    .as("%s %s", visitor.userId(), request)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /process-instance",
                "GET /task",
                "POST /task",
                "GET /variable-instance",
                "GET /history/task",
                "GET /deployment",
                "GET /user",
                "GET /identity/groups"
            })
    void officersDoNotBrowse(String request) {
        assertThat(allowed(OFFICER, request)).isFalse();
        assertThat(allowed(ANONYMOUS, request)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /task/1/submit-form", "POST /task/1/claim", "POST /process-definition/1/submit-form"})
    void caseWorkIsForThoseWithTasks(String request) {
        assertThat(allowed(OFFICER, request)).isTrue();
        assertThat(allowed(OFFICE, request)).isTrue();
        assertThat(allowed(SUPERVISOR, request)).isFalse();
        assertThat(allowed(ADMINISTRATOR, request)).isFalse();
        assertThat(allowed(ANONYMOUS, request)).isFalse();
    }

    @Test
    void aPasswordIsOnesOwn() {
        assertThat(allowed(OFFICER, "PUT /user/minzheng-officer/credentials")).isTrue();
        assertThat(allowed(OFFICER, "PUT /user/[^/]+/credentials")).isFalse();
        assertThat(allowed(ADMINISTRATOR, "PUT /user/minzheng-officer/credentials"))
                .isTrue();
    }

    @Test
    void ourOwnControllersNeedASession() {
        assertThat(Routes.allowed(ANONYMOUS, "GET", "/weibao/tasks/1", pair -> true))
                .isFalse();
        assertThat(Routes.allowed(OFFICER, "GET", "/weibao/tasks/1", pair -> true))
                .isTrue();
    }

    private static boolean allowed(Visitor visitor, String request) {
        String[] methodAndPath = request.split(" ");
        return Routes.allowed(visitor, methodAndPath[0], ENGINE + methodAndPath[1], pair -> false);
    }
}
