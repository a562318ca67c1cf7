package org.weibao.process.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class StartingFilterTest {

    private final ApplicationAvailabilityBean availability = new ApplicationAvailabilityBean();
    private final StartingFilter filter = new StartingFilter(availability);

    @Test
    @DisplayName("Nobody is let in before the start is over; what comes while it stops is finished")
    void letsInFromTheStartOn() throws Exception {
        assertThat(answer().getStatus()).isEqualTo(503);
        assertThat(answer().getContentAsString()).contains("系统正在启动");

        now(ReadinessState.ACCEPTING_TRAFFIC);
        assertThat(answer().getStatus()).isEqualTo(200);

        now(ReadinessState.REFUSING_TRAFFIC);
        assertThat(answer().getStatus()).isEqualTo(200);
    }

    @Test
    @DisplayName("A browser is shown a page, a form gets a sentence")
    void answersWhoAsks() throws Exception {
        var page = answer("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        assertThat(page.getStatus()).isEqualTo(503);
        assertThat(page.getContentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(page.getHeader("Retry-After")).isEqualTo("5");
        assertThat(page.getContentAsString())
                .startsWith("<!doctype html>")
                .contains("系统正在启动，请稍后刷新页面。")
                .doesNotContain("{");

        for (var accept : new String[] {"application/json, text/plain, */*", "*/*", "nonsense", ""}) {
            var problem = answer(accept);
            assertThat(problem.getStatus()).isEqualTo(503);
            assertThat(problem.getContentType()).startsWith("application/problem+json");
            assertThat(problem.getHeader("Retry-After")).isEqualTo("5");
        }
    }

    private void now(ReadinessState state) {
        availability.onApplicationEvent(new AvailabilityChangeEvent<>(this, state));
    }

    private MockHttpServletResponse answer() throws Exception {
        return answer("application/json");
    }

    private MockHttpServletResponse answer(String accept) throws Exception {
        var request = new MockHttpServletRequest("GET", "/camunda/");
        request.addHeader("Accept", accept);
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
