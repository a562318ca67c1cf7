package org.weibao.process.webapp;

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

    private void now(ReadinessState state) {
        availability.onApplicationEvent(new AvailabilityChangeEvent<>(this, state));
    }

    private MockHttpServletResponse answer() throws Exception {
        var response = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest("GET", "/camunda/"), response, new MockFilterChain());
        return response;
    }
}
