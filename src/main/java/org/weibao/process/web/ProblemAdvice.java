package org.weibao.process.web;

import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Gives refusals of our own controllers the same form as those of the web apps' API. */
@RestControllerAdvice("org.weibao")
class ProblemAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(RuntimeException failure) {
        return Problem.of(failure).orElseThrow(() -> failure).answer();
    }
}
