package org.weibao.process.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.beans.BeanUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the running application, found by reflection, so that no new one is forgotten. */
public final class AllRoutes {

    /** One of them; a variable segment of its path stands in braces. */
    public record Route(String method, String path) implements Comparable<Route> {

        boolean changes() {
            return !Set.of("GET", "HEAD", "OPTIONS").contains(method);
        }

        /** The path as somebody would send it, with the same word in each variable segment. */
        public String with(String word) {
            return path.replaceAll("\\{[^}]*}", word);
        }

        @Override
        public int compareTo(Route other) {
            return (path + " " + method).compareTo(other.path + " " + other.method);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private final SortedSet<Route> found = new TreeSet<>();

    private AllRoutes() {}

    public static SortedSet<Route> of(WebApplicationContext application) {
        var routes = new AllRoutes();
        var servlets = application.getServletContext().getServletRegistrations().values();
        servlets.forEach(servlet -> routes.addServlet(servlet, application.getServletContext()));
        application.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .forEach(routes::addMapping);
        return routes.found;
    }

    private void addMapping(RequestMappingInfo mapping) {
        for (var path : mapping.getPatternValues()) {
            var methods = mapping.getMethodsCondition().getMethods();
            Stream<String> names =
                    methods.isEmpty() ? Stream.of("*") : methods.stream().map(Enum::name);
            names.forEach(method -> found.add(new Route(method, plain(path))));
        }
    }

    /** A servlet of JAX-RS by its resources, any other one as it is. */
    private void addServlet(ServletRegistration servlet, ServletContext context) {
        var application = servlet.getInitParameter("jakarta.ws.rs.Application");
        for (var mapping : servlet.getMappings()) {
            if (application == null) {
                found.add(new Route("*", mapping));
            } else {
                var type = ClassUtils.resolveClassName(application, context.getClassLoader());
                var base = mapping.replace("/*", "");
                ((Application) BeanUtils.instantiateClass(type))
                        .getClasses().stream()
                                .filter(each -> pathOf(each) != null)
                                .forEach(each -> addResource(each, base + slashed(pathOf(each)), List.of()));
            }
        }
    }

    private void addResource(Class<?> resource, String base, List<Class<?>> around) {
        if (around.contains(resource)) {
            throw new IllegalStateException(resource + " stands in itself");
        }
        var inner = Stream.concat(around.stream(), Stream.of(resource)).toList();
        for (var method : resource.getMethods()) {
            var path = AnnotatedElementUtils.findMergedAnnotation(method, Path.class);
            var verb = AnnotatedElementUtils.findMergedAnnotation(method, HttpMethod.class);
            var whole = base + (path == null ? "" : slashed(path.value()));
            if (method.isBridge()) {
                continue;
            }
            if (verb != null) {
                found.add(new Route(verb.value(), plain(whole)));
            } else if (path != null) {
                addResource(typeOf(method), whole, inner);
            }
        }
    }

    private static Class<?> typeOf(Method locator) {
        if (locator.getReturnType() == Object.class) {
            throw new IllegalStateException(locator + " does not say what it leads to");
        }
        return locator.getReturnType();
    }

    private static String pathOf(Class<?> resource) {
        var path = AnnotatedElementUtils.findMergedAnnotation(resource, Path.class);
        return path == null ? null : path.value();
    }

    private static String slashed(String path) {
        var trimmed = path.replaceAll("/$", "");
        return trimmed.isEmpty() || trimmed.startsWith("/") ? trimmed : "/" + trimmed;
    }

    /** The one engine by its name, and variables without the expression that they must match. */
    private static String plain(String path) {
        return path.replaceAll("\\{(\\w+)\\s*:(?:[^{}]|\\{[^}]*})*}", "{$1}")
                .replace("/engine/engine/{name}", "/engine/engine/default")
                .replace("{engineName}", "default")
                .replace("{processEngineName}", "default")
                .replace("{engine}", "default");
    }
}
