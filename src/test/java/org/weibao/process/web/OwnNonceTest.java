package org.weibao.process.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;

/** A page that is loaded while another one is being loaded keeps the nonce of its own header. */
class OwnNonceTest {

    private final MockServletContext shared = new MockServletContext();

    @Test
    void onePageDoesNotTakeTheNonceOfAnother() throws ServletException, IOException {
        var first = through();
        first.getServletContext().setAttribute(ATTR_CSP_FILTER_NONCE, "first");
        var second = through();
        second.getServletContext().setAttribute(ATTR_CSP_FILTER_NONCE, "second");

        assertThat(first.getServletContext().getAttribute(ATTR_CSP_FILTER_NONCE))
                .isEqualTo("first");
        assertThat(second.getServletContext().getAttribute(ATTR_CSP_FILTER_NONCE))
                .isEqualTo("second");
    }

    @Test
    void allElseIsSharedAsBefore() throws ServletException, IOException {
        through().getServletContext().setAttribute("other", "value");

        assertThat(shared.getAttribute("other")).isEqualTo("value");
        assertThat(through().getServletContext().getAttribute("other")).isEqualTo("value");
        assertThat(through().getServletContext().getContextPath()).isEqualTo(shared.getContextPath());
    }

    private HttpServletRequest through() throws ServletException, IOException {
        var passed = new AtomicReference<HttpServletRequest>();
        new SecurityHeaders()
                .doFilter(
                        new MockHttpServletRequest(shared),
                        new MockHttpServletResponse(),
                        (request, response) -> passed.set((HttpServletRequest) request));
        return passed.get();
    }
}
