package org.weibao.process.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The bare address leads to the visitor's own web app, and to Tasklist as long as nobody is signed in. */
@Controller
class FirstPage {

    @GetMapping("/")
    String first(HttpServletRequest request) {
        var session = request.getSession(false);
        var visitor = Visitor.of(
                session == null
                        ? null
                        : (UserAuthentication) AuthenticationUtil.getAuthsFromSession(session)
                                .getAuthenticationForProcessEngine(RouteGuard.ENGINE));
        return "redirect:/camunda/app/" + app(visitor) + "/default/";
    }

    private static String app(Visitor visitor) {
        if (visitor.isAdministrator()) {
            return "admin";
        }
        return Stream.of("tasklist", "cockpit")
                .filter(visitor::uses)
                .findFirst()
                .orElse("tasklist");
    }
}
