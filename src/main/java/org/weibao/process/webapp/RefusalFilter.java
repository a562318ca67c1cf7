package org.weibao.process.webapp;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.weibao.process.engine.FailureMemory;

/**
 * Stands before the web apps' API and turns its answer to a refused act, an English status 500 with the sentence buried in
 * it, into the bare Chinese sentence with the status that fits.
 */
class RefusalFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, held);
        Optional<Problem> problem = held.getStatus() < HttpStatus.BAD_REQUEST.value() || response.isCommitted()
                ? Optional.empty()
                : Optional.ofNullable(FailureMemory.recall()).flatMap(Problem::of);
        if (problem.isPresent()) {
            held.resetBuffer();
            problem.get().send(held);
        }
        held.copyBodyToResponse();
    }
}
