package org.weibao.process.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * How long browsers keep scripts, styles, texts and pictures. Stock libraries with their version in the address never
 * change. All others are asked for again, by a tag of their content: their dates say nothing, because after a step back
 * to an older version a file is older than the browser's.
 */
class StaticFiles extends ShallowEtagHeaderFilter {

    private static final String UNCHANGED = "public, max-age=31536000, immutable";

    private final String path;

    /** @param path of the web apps */
    StaticFiles(String path) {
        this.path = path;
        // A strong tag would keep Tomcat from compressing the answer.
        setWriteWeakETag(true);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String file = request.getRequestURI();
        return file.startsWith(path + "/api/") || file.endsWith("/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isVersioned(request)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, UNCHANGED);
            chain.doFilter(request, response);
            if (response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            }
        } else {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
            super.doFilterInternal(request, response, chain);
        }
    }

    private boolean isVersioned(HttpServletRequest request) {
        String file = request.getRequestURI();
        String query = request.getQueryString();
        return query != null
                && query.startsWith("bust=")
                && (file.startsWith(path + "/assets/") || file.startsWith(path + "/lib/"))
                && !file.startsWith(path + "/lib/weibao/");
    }
}
