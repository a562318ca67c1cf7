package org.weibao.process.web;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may use what of {@code /camunda/api}. A request without a row is refused.
 *
 * <p>A row is a method and a path: <code>{}</code> is one segment, <code>{id}</code> one that may be an engine id but
 * no word such as count or statistics, <code>{me}</code> the current user's id, <code>**</code> the rest. What follows
 * <code>?</code> must be among the query's parameters. No parameter's name may begin with what follows <code>!</code>.
 */
final class Routes {

    private static final String ENGINE = "/engine/engine/default";

    /** Without a session: sign-in, and the scripts of the pages. */
    private static final List<Route> ANYBODY = routes(
            "GET /admin/auth/user/default",
            "POST /admin/auth/user/default/login/{}",
            "POST /admin/auth/user/default/logout",
            "GET /engine/engine",
            "GET /{}/plugin/{}/static/**");

    /** Everybody with a session: their own profile and password, and our own controllers, which check the user. */
    private static final List<Route> SIGNED_IN = routes(
            "* /weibao/**",
            "GET :/identity/groups?userId={me}",
            "GET :/identity/password-policy",
            "POST :/identity/password-policy",
            "GET :/user/{}/profile",
            "PUT :/user/{me}/credentials",
            "GET :/group/count?member={me}",
            "POST :/group",
            "GET :/version");

    /** What is open, beside what is open to anybody, to people who must change their password first. */
    private static final List<Route> BEFORE_PASSWORD_CHANGE = routes(
            "GET /weibao/password",
            "POST /weibao/password",
            "GET :/identity/password-policy",
            "POST :/identity/password-policy",
            "GET :/user/{me}/profile",
            "PUT :/user/{me}/credentials");

    /** Tasklist: see one's tasks, take one and put it back, submit its form, write a remark; start a process. */
    private static final List<Route> TASKLIST = routes(
            "OPTIONS :/filter",
            "OPTIONS :/filter/{id}",
            "GET :/filter",
            "GET :/filter/count",
            "GET :/filter/{id}",
            "GET :/filter/{id}/count",
            "POST :/filter/{id}/count",
            "GET :/filter/{id}/list",
            "POST :/filter/{id}/list",
            "GET :/task?assignee={me}",
            "GET :/task/{id}",
            "GET :/task/{id}/form",
            "GET :/task/{id}/deployed-form",
            "GET :/task/{id}/form-variables",
            "GET :/task/{id}/identity-links",
            "GET :/task/{id}/comment",
            "POST :/task/{id}/comment/create",
            "POST :/task/{id}/claim",
            "POST :/task/{id}/unclaim",
            "POST :/task/{id}/submit-form",
            // For a model that many people may start, these would reveal whose cases have failed and at what.
            "GET :/process-definition?startablePermissionCheck=true!incident",
            "GET :/process-definition/count?startablePermissionCheck=true!incident",
            "GET :/process-definition/{id}",
            "GET :/process-definition/{id}/xml",
            "GET :/process-definition/{id}/startForm",
            "GET :/process-definition/{id}/deployed-start-form",
            "GET :/process-definition/{id}/form-variables",
            "POST :/process-definition/{id}/submit-form",
            "GET :/history/user-operation",
            "GET :/history/user-operation/count",
            "GET /tasklist/plugin/**");

    /** Cockpit: read everything that the engine's own grants allow; POST only where a query is sent that way. */
    private static final List<Route> COCKPIT = routes(
            "GET /cockpit/plugin/**",
            "POST /cockpit/plugin/base/default/process-definition/{}/called-process-definitions",
            "POST /cockpit/plugin/base/default/process-definition/statistics",
            "POST /cockpit/plugin/base/default/process-definition/statistics-count",
            "POST /cockpit/plugin/base/default/process-instance",
            "POST /cockpit/plugin/base/default/process-instance/count",
            "POST /cockpit/plugin/base/default/process-instance/{}/called-process-instances",
            "POST /cockpit/plugin/base/default/incident",
            "POST /cockpit/plugin/base/default/incident/count",
            "GET :/process-definition/**",
            "GET :/process-instance/**",
            "POST :/process-instance",
            "POST :/process-instance/count",
            "GET :/execution/**",
            "GET :/variable-instance",
            "GET :/variable-instance/count",
            "POST :/variable-instance",
            "POST :/variable-instance/count",
            "GET :/incident/**",
            "GET :/job/**",
            "POST :/job",
            "POST :/job/count",
            "GET :/job-definition/**",
            "POST :/job-definition",
            "POST :/job-definition/count",
            "GET :/task/**",
            "POST :/task",
            "POST :/task/count",
            "GET :/external-task/**",
            "POST :/external-task",
            "POST :/external-task/count",
            "GET :/deployment/**",
            "GET :/decision-definition/**",
            "GET :/decision-requirements-definition/**",
            "GET :/case-definition/**",
            "GET :/batch/**",
            "GET :/group",
            "GET :/group/count",
            "GET :/user",
            "GET :/user/count",
            "GET :/history/**",
            "POST :/history/process-instance",
            "POST :/history/process-instance/count",
            "POST :/history/task",
            "POST :/history/task/count",
            "GET :/telemetry/**");

    /** The administrator keeps accounts and the engine. Case work belongs to the people of the tasks. */
    private static final List<Route> ADMINISTRATOR = routes("* /**");

    private static final List<Route> NOT_FOR_ADMINISTRATOR = routes(
            "POST :/task/{}/**",
            "PUT :/task/{}/**",
            "DELETE :/task/{}/**",
            "POST :/task/create",
            "POST :/process-definition/{}/start",
            "POST :/process-definition/{}/submit-form",
            "POST :/process-definition/key/{}/start",
            "POST :/process-definition/key/{}/submit-form",
            "* /weibao/plan-documents/**",
            "* /weibao/tasks/**",
            "* /weibao/desk/**",
            "* /weibao/points/**",
            "* /weibao/extensions/**",
            "* /weibao/extension-corrections/**",
            "* /weibao/urgings/**",
            "* /weibao/supervision/**");

    /** Who reads Cockpit; the administrator among them has no case work. */
    private static final List<Route> SUPERVISION = routes("GET /weibao/supervision/**");

    private static final List<Route> SUPERVISION_ONLY = routes("* /weibao/supervision/**");

    /** Nobody. Only the application itself creates the first administrator and deploys models and forms. */
    private static final List<Route> NOBODY = routes(
            "* /admin/setup/**",
            "POST :/deployment/**",
            "PUT :/deployment/**",
            "DELETE :/deployment/**",
            "DELETE :/process-definition/**",
            "DELETE :/decision-definition/**");

    private Routes() {}

    static boolean allowedBeforePasswordChange(Visitor visitor, String method, String path) {
        Request request = Request.of(method, path, pair -> false);
        return any(ANYBODY, visitor, request) || any(BEFORE_PASSWORD_CHANGE, visitor, request);
    }

    static boolean allowed(Visitor visitor, String method, String path, Predicate<String> hasParameter) {
        Request request = Request.of(method, path, hasParameter);
        if (any(NOBODY, visitor, request)) {
            return false;
        }
        if (any(ANYBODY, visitor, request)) {
            return true;
        }
        if (visitor.isAnonymous()) {
            return false;
        }
        if (visitor.isAdministrator()) {
            return any(ADMINISTRATOR, visitor, request) && !any(NOT_FOR_ADMINISTRATOR, visitor, request);
        }
        if (any(SUPERVISION_ONLY, visitor, request)) {
            return visitor.uses("cockpit") && any(SUPERVISION, visitor, request);
        }
        return any(SIGNED_IN, visitor, request)
                || (visitor.uses("tasklist") && any(TASKLIST, visitor, request))
                || (visitor.uses("cockpit") && any(COCKPIT, visitor, request));
    }

    private static boolean any(List<Route> routes, Visitor visitor, Request request) {
        return routes.stream().anyMatch(route -> route.matches(visitor, request));
    }

    private static List<Route> routes(String... rows) {
        return Stream.of(rows).map(Route::of).toList();
    }

    private record Request(String method, String path, Predicate<String> hasParameter) {

        static Request of(String method, String path, Predicate<String> hasParameter) {
            return new Request(
                    method.equals("HEAD") ? "GET" : method,
                    path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path,
                    hasParameter);
        }
    }

    private record Route(String method, String path, String parameter, String without) {

        static Route of(String row) {
            String[] methodAndUri = row.split(" ", 2);
            String[] uriAndWithout = methodAndUri[1].split("!", 2);
            String[] pathAndParameter = uriAndWithout[0].split("\\?", 2);
            return new Route(
                    methodAndUri[0],
                    pathAndParameter[0].startsWith(":")
                            ? ENGINE + pathAndParameter[0].substring(1)
                            : pathAndParameter[0],
                    pathAndParameter.length == 2 ? pathAndParameter[1] : "",
                    uriAndWithout.length == 2 ? uriAndWithout[1] : "");
        }

        boolean matches(Visitor visitor, Request request) {
            return (method.equals("*") || method.equals(request.method()))
                    && request.path().matches(expression(visitor))
                    && (parameter.isEmpty() || request.hasParameter().test(parameter.replace("{me}", visitor.userId())))
                    && (without.isEmpty() || !request.hasParameter().test(without + "*"));
        }

        private String expression(Visitor visitor) {
            // "/**" also matches the path without a rest: the collection itself.
            String whole = path.endsWith("/**") ? path.substring(0, path.length() - 3) : path;
            String expression = Stream.of(whole.split("/", -1))
                    .map(segment -> switch (segment) {
                        case "{}" -> "[^/]+";
                        case "{id}" -> "(?=[^/]*[0-9])[^/]+";
                        case "{me}" -> Pattern.quote(visitor.userId());
                        default -> Pattern.quote(segment);
                    })
                    .collect(Collectors.joining("/"));
            return path.endsWith("/**") ? expression + "(/.*)?" : expression;
        }
    }
}
