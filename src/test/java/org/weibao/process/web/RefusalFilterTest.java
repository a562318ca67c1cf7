package org.weibao.process.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Every English answer of the web apps' API reaches the person in Chinese, with the same status. */
class RefusalFilterTest {

    @ParameterizedTest
    @CsvSource({
        "400, The given authenticated user password is not valid., 您本人的口令不正确，口令没有修改。",
        "400, Cannot set query parameter 'x' to value 'y', 请求的内容无法识别，请刷新页面后再试。",
        "403, The user with id 'x' does not have 'READ' permission, 您无权进行这项操作，或者页面已过期，请刷新后再试。",
        "409, Entity was updated by another transaction concurrently, 有人正在同时办理相关事项，您的操作没有保存，请刷新页面后再试。",
        "422, 请填写理由。, 请填写理由。",
    })
    void everyRefusalIsChinese(int status, String english, String chinese) throws ServletException, IOException {
        var response = new MockHttpServletResponse();
        new RefusalFilter()
                .doFilter(
                        new MockHttpServletRequest("GET", "/camunda/api/engine/engine/default/user"),
                        response,
                        (request, answer) -> {
                            var refused = (HttpServletResponse) answer;
                            refused.setStatus(status);
                            refused.getOutputStream()
                                    .write(new ObjectMapper().writeValueAsBytes(Map.of("message", english)));
                        });

        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(new ObjectMapper()
                        .readTree(response.getContentAsByteArray())
                        .path("message")
                        .asText())
                .isEqualTo(chinese);
    }
}
