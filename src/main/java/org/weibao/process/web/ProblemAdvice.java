package org.weibao.process.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Gives our own controllers' refusals the shape that those of the web apps' API have. */
@RestControllerAdvice("org.weibao")
class ProblemAdvice {

    @ExceptionHandler
    void answer(RuntimeException failure, HttpServletResponse response) throws IOException {
        Problem problem = Problem.of(failure).orElseThrow(() -> failure);
        problem.send(response);
    }
}
