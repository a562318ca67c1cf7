package org.weibao.process.webapp;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets nobody in before the start is over: the first one makes its people when the web server listens already. */
class StartingFilter extends OncePerRequestFilter {

    private final ApplicationAvailability availability;
    private volatile boolean started;

    StartingFilter(ApplicationAvailability availability) {
        this.availability = availability;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Asked once: while it stops, what has begun is finished.
        started = started || availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
        if (started) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            Problem.of(HttpStatus.SERVICE_UNAVAILABLE.value(), "系统正在启动，请稍后刷新页面。")
                    .send(response);
        }
    }
}
