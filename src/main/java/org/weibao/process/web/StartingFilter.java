package org.weibao.process.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets nobody in until the start has finished: the web server listens before the first people are created. */
class StartingFilter extends OncePerRequestFilter {

    private static final String SENTENCE = "系统正在启动，请稍后刷新页面。";

    private final ApplicationAvailability availability;
    private volatile boolean started;

    StartingFilter(ApplicationAvailability availability) {
        this.availability = availability;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Checked until it is true once: while the application stops, running work may finish.
        started = started || availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
        if (started) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            if (wantsPage(request)) {
                sendPage(response);
            } else {
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE.value(), SENTENCE).send(response);
            }
        }
    }

    /** Browsers that open a page accept HTML by name, scripts do not. */
    private static boolean wantsPage(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static void sendPage(HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter()
                .write("<!doctype html><html lang=\"zh-CN\"><title>未保</title><p>" + SENTENCE + "</p></html>");
    }
}
