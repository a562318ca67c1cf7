package org.weibao.process.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.jspecify.annotations.Nullable;

/**
 * A request with its own nonce for its content security policy. The web apps pass the nonce from the header to the page
 * through the servlet context, which all requests share. So two pages loaded at the same time could get each other's
 * nonce: the browser refused the scripts, and the page stayed empty.
 */
final class OwnNonce extends HttpServletRequestWrapper {

    private final ServletContext context;
    private @Nullable Object nonce;

    OwnNonce(HttpServletRequest request) {
        super(request);
        var shared = request.getServletContext();
        context = (ServletContext) Proxy.newProxyInstance(
                ServletContext.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> call(shared, method, arguments));
    }

    @Override
    public ServletContext getServletContext() {
        return context;
    }

    private @Nullable Object call(ServletContext shared, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (arguments != null && ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE.equals(arguments[0])) {
            switch (method.getName()) {
                case "setAttribute" -> {
                    nonce = arguments[1];
                    return null;
                }
                case "getAttribute" -> {
                    return nonce;
                }
                default -> {
                    // Other attributes go to the shared context.
                }
            }
        }
        try {
            return method.invoke(shared, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
