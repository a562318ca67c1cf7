package org.weibao.process.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.weibao.organization.Groups;
import org.weibao.support.AnyDatabase;
import org.weibao.support.FreshInstallation;
import org.weibao.support.WebSession;
import org.weibao.support.WeibaoTest;

/** Trial S6: nobody becomes administrator by the web apps' set-up, with or without an administrator. */
@AnyDatabase
@WeibaoTest
class S6FirstAdministratorTest {

    private static final Map<String, Object> INTRUDER = Map.of(
            "profile", Map.of("id", "intruder", "firstName", "I", "lastName", "N", "email", ""),
            "credentials", Map.of("password", FreshInstallation.PASSWORD));

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identities;

    @AfterEach
    void theAdministratorIsBack() {
        if (administrators().isEmpty()) {
            identities.createMembership("admin", Groups.ADMINISTRATOR);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create/",
                "/camunda/api/admin/setup/DEFAULT/user/create",
                "/camunda/api/admin/setup/Default/user/create",
                "/camunda/api/admin//setup/default/user/create",
                "/camunda/api//admin/setup/default/user/create",
                "/camunda//api/admin/setup/default/user/create",
                "//camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/./setup/default/user/create",
                "/camunda/api/engine/../admin/setup/default/user/create",
                "/camunda/api/admin/setup;jsessionid=1/default/user/create",
                "/camunda/api/admin/setup/default;a=b/user/create",
                "/camunda/api/admin/setup/default/user/create;jsessionid=1",
                "/camunda/api/admin/%73etup/default/user/create",
                "/camunda/api/%61dmin/setup/default/user/create",
                "/camunda/api/admin/setup%2Fdefault/user/create",
                "/camunda/api/admin/set%75p/default/user/%63reate",
                "/camunda/api/Admin/Setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create?x=/static/"
            })
    void isDenied(String path) {
        for (boolean empty : List.of(false, true)) {
            if (empty) {
                identities.deleteMembership("admin", Groups.ADMINISTRATOR);
            }
            List<String> before = administrators();
            for (WebSession session : List.of(
                    WebSession.anonymous(port),
                    WebSession.tasklist(port, "minzheng-officer"),
                    WebSession.signedIn(port, "office-1", "cockpit"))) {
                assertThat(session.post(path, INTRUDER).status()).isIn(400, 401, 403, 404, 405);
            }
            assertThat(administrators()).isEqualTo(before);
            assertThat(identities.createUserQuery().userId("intruder").count()).isZero();
        }
    }

    /** A session may still count as the administrator's for a moment after the group has become empty. */
    @Test
    void isDeniedToTheLastAdministrator() {
        WebSession admin = WebSession.signedIn(port, "admin", "admin");
        identities.deleteMembership("admin", Groups.ADMINISTRATOR);

        assertThat(admin.post("/camunda/api/admin/setup/default/user/create", INTRUDER)
                        .status())
                .isEqualTo(403);
        assertThat(administrators()).isEmpty();
    }

    private List<String> administrators() {
        return identities.createUserQuery().memberOfGroup(Groups.ADMINISTRATOR).list().stream()
                .map(User::getId)
                .toList();
    }
}
