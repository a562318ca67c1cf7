package org.weibao.process.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The last error answer: one sentence in Chinese, without internal details. */
@Controller
class ErrorAnswers implements ErrorController {

    @RequestMapping("${server.error.path:/error}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // A direct request for this page finds nothing.
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpStatus.NOT_FOUND.value();
        // A filter may have failed before a controller could answer, for example because the database does not answer.
        Optional<Problem> expected =
                request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
                        ? Problem.of(failure)
                        : Optional.empty();
        // Not by a converter, which writes nothing if the browser accepts no suitable type.
        expected.orElseGet(() -> Problem.of(status, sentence(status))).send(response);
    }

    static String sentence(int status) {
        return switch (status) {
            case 401 -> "请先登录。";
            case 403 -> "您无权进行这项操作，或者页面已过期，请刷新后再试。";
            case 404 -> "没有这个页面。";
            case 409 -> "有人正在同时办理相关事项，您的操作没有保存，请刷新页面后再试。";
            case 405, 415, 400 -> "请求的内容无法识别，请刷新页面后再试。";
            default -> "系统出错，请稍后再试，或联系系统管理员。";
        };
    }
}
