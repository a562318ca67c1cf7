package org.weibao.process.web;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.property.WebappProperty;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.weibao.identity.AccountSettings;
import org.weibao.identity.Accounts;
import org.weibao.process.signin.SessionGuard;
import org.weibao.process.signin.SignInGuard;

/** Registers the guards before the web apps' own filters. */
@Configuration(proxyBeanMethods = false)
class WebappGuards {

    /** After Spring's filter that binds the request to the thread, which {@code FailureMemory} needs. */
    private static final int ORDER = -100;

    @Bean
    FilterRegistrationBean<SecurityHeaders> securityHeaders() {
        FilterRegistrationBean<SecurityHeaders> headers = new FilterRegistrationBean<>(new SecurityHeaders());
        headers.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return headers;
    }

    @Bean
    FilterRegistrationBean<StartingFilter> startingFilter(ApplicationAvailability availability) {
        FilterRegistrationBean<StartingFilter> filter = new FilterRegistrationBean<>(new StartingFilter(availability));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    @Bean
    FilterRegistrationBean<SessionGuard> sessionGuard(CamundaBpmProperties properties, Accounts accounts) {
        WebappProperty webapp = properties.getWebapp();
        FilterRegistrationBean<SessionGuard> guard = new FilterRegistrationBean<>(new SessionGuard(
                accounts,
                webapp.getApplicationPath() + "/app/",
                Duration.ofMillis(webapp.getAuth().getCache().getTimeToLive())));
        guard.addUrlPatterns(webapp.getApplicationPath() + "/*");
        guard.setOrder(ORDER - 1);
        return guard;
    }

    @Bean
    FilterRegistrationBean<SignInGuard> signInGuard(
            CamundaBpmProperties properties, Accounts accounts, AccountSettings settings) {
        WebappProperty webapp = properties.getWebapp();
        FilterRegistrationBean<SignInGuard> guard =
                new FilterRegistrationBean<>(new SignInGuard(accounts, settings, webapp.getApplicationPath()));
        guard.setInitParameters(webapp.getCsrf().getInitParams());
        guard.addUrlPatterns(webapp.getApplicationPath() + "/api/admin/auth/user/*");
        guard.setOrder(ORDER + 2);
        return guard;
    }

    @Bean
    FilterRegistrationBean<RouteGuard> routeGuard(CamundaBpmProperties properties) {
        WebappProperty webapp = properties.getWebapp();
        String api = webapp.getApplicationPath() + "/api";
        FilterRegistrationBean<RouteGuard> guard = new FilterRegistrationBean<>(
                new RouteGuard(api, webapp.getAuth().getCache().getTimeToLive()));
        guard.addUrlPatterns(api + "/*");
        guard.setOrder(ORDER);
        return guard;
    }

    @Bean
    FilterRegistrationBean<StaticFiles> staticFiles(CamundaBpmProperties properties) {
        String path = properties.getWebapp().getApplicationPath();
        FilterRegistrationBean<StaticFiles> filter = new FilterRegistrationBean<>(new StaticFiles(path));
        filter.addUrlPatterns(path + "/*");
        filter.setOrder(ORDER - 2);
        return filter;
    }

    @Bean
    FilterRegistrationBean<AppPages> appPages(CamundaBpmProperties properties) {
        String apps = properties.getWebapp().getApplicationPath() + "/app";
        FilterRegistrationBean<AppPages> filter = new FilterRegistrationBean<>(new AppPages(apps));
        filter.addUrlPatterns(apps + "/*");
        filter.setOrder(ORDER + 1);
        return filter;
    }

    /** The web apps would open their pages for an engine of any name, and then fail. */
    @Bean
    FilterRegistrationBean<Filter> onlyOneEngine(CamundaBpmProperties properties) {
        String app = properties.getWebapp().getApplicationPath() + "/app";
        Pattern otherEngine = Pattern.compile(Pattern.quote(app) + "/[\\w-]+/(?!default\\b)[\\w-]+(/setup)?/?");
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
            if (otherEngine
                    .matcher(((HttpServletRequest) request).getRequestURI())
                    .matches()) {
                ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND);
            } else {
                chain.doFilter(request, response);
            }
        });
        filter.addUrlPatterns(app + "/*");
        filter.setOrder(ORDER);
        return filter;
    }

    @Bean
    FilterRegistrationBean<RefusalFilter> refusalFilter(CamundaBpmProperties properties) {
        String api = properties.getWebapp().getApplicationPath() + "/api";
        FilterRegistrationBean<RefusalFilter> filter = new FilterRegistrationBean<>(new RefusalFilter());
        for (String app : new String[] {"engine", "cockpit", "tasklist", "admin", "welcome"}) {
            filter.addUrlPatterns(api + "/" + app + "/*");
        }
        filter.setOrder(ORDER + 1);
        return filter;
    }
}
