package org.weibao.process.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.weibao.identity.AccountStatus.Due;
import org.weibao.process.guard.CurrentRequest;
import org.weibao.process.signin.SessionGuard;

/** Passes a request for the web apps' API only if {@link Routes} has a row for it. */
class RouteGuard extends OncePerRequestFilter {

    /** The web apps' name for the only engine. */
    static final String ENGINE = "default";

    /** What this guard and the web apps could read differently: parameters, doubled or encoded separators, dots. */
    private static final Pattern AMBIGUOUS = Pattern.compile("(?i);|//|\\\\|/\\.|%2f|%5c|%2e|%3b|%25|%00");

    private final String api;
    private final long cacheTimeToLive;

    RouteGuard(String api, long cacheTimeToLive) {
        this.api = api;
        this.cacheTimeToLive = cacheTimeToLive;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Visitor visitor = visitor(request.getSession(false));
        boolean due = CurrentRequest.session()
                .filter(session -> session.due() != Due.NO)
                .isPresent();
        if (isAllowed(visitor, due, request)) {
            chain.doFilter(request, response);
        } else if (due) {
            Problem.of(403, "请先修改口令。").send(response);
        } else if (visitor.isAnonymous()) {
            Problem.of(401, SessionGuard.whyEnded(request).orElse("请先登录。")).send(response);
        } else {
            Problem.of(403, "您无权进行这项操作。").send(response);
        }
    }

    private boolean isAllowed(Visitor visitor, boolean passwordDue, HttpServletRequest request) {
        if (AMBIGUOUS.matcher(request.getRequestURI()).find()) {
            return false;
        }
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        String method = request.getMethod();
        return (!passwordDue || Routes.allowedBeforePasswordChange(visitor, method, path.substring(api.length())))
                && Routes.allowed(visitor, method, path.substring(api.length()), pair -> hasParameter(request, pair));
    }

    /** @param pair a name and its value, or the beginning of a name with an asterisk */
    private static boolean hasParameter(HttpServletRequest request, String pair) {
        if (pair.endsWith("*")) {
            String beginning = pair.substring(0, pair.length() - 1);
            return request.getParameterMap().keySet().stream().anyMatch(name -> name.startsWith(beginning));
        }
        String[] nameAndValue = pair.split("=", 2);
        String[] values = request.getParameterValues(nameAndValue[0]);
        return values != null && Arrays.equals(values, new String[] {nameAndValue[1]});
    }

    /** Reads the session as the web apps do a moment later, with groups no older than they allow. */
    private Visitor visitor(@Nullable HttpSession session) {
        if (session == null) {
            return Visitor.of(null);
        }
        Authentications authentications = AuthenticationUtil.getAuthsFromSession(session);
        AuthenticationUtil.updateCache(authentications, session, cacheTimeToLive);
        return Visitor.of((UserAuthentication) authentications.getAuthenticationForProcessEngine(ENGINE));
    }
}
