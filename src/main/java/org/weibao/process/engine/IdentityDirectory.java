package org.weibao.process.engine;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.weibao.organization.Directory;

/** Names by the engine's accounts, which the administrator keeps. */
@Component
class IdentityDirectory implements Directory {

    private static final String SYSTEM = "system";

    private final ObjectProvider<IdentityService> identity;

    IdentityDirectory(ObjectProvider<IdentityService> identity) {
        this.identity = identity;
    }

    @Override
    public String nameOf(String userId) {
        if (userId.equals(SYSTEM)) {
            return "系统";
        }
        var service = identity.getObject();
        var reader = service.getCurrentAuthentication();
        // A reader may not look up colleagues' accounts, but may know who signed what he reads.
        service.clearAuthentication();
        try {
            var user = service.createUserQuery().userId(userId).singleResult();
            return user == null
                    ? userId
                    : Stream.of(user.getFirstName(), user.getLastName())
                            .filter(name -> name != null && !name.isBlank())
                            .collect(Collectors.joining(" "));
        } finally {
            service.setAuthentication(reader);
        }
    }
}
