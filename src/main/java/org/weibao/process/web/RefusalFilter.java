package org.weibao.process.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.exception.NullValueException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.weibao.process.guard.FailureMemory;
import org.weibao.shared.NotYours;

/**
 * Runs before the web apps' API. The API answers a refused act with an English status 500 that contains our sentence.
 * This filter answers with only the Chinese sentence and the right status.
 */
public class RefusalFilter extends OncePerRequestFilter {

    /** The web apps' text of a "bad request" for a task that is missing or not the user's. */
    private static final String NO_TASK = "No task found for task id";

    /** The engine's text for the same. When a task is to be completed, it means that the task is finished. */
    private static final String UNKNOWN_TASK = "Cannot find task with id";

    /** For unreadable input the web apps' answer contains the name of their class. */
    private static final String CLASSES = "org.camunda.";

    /** A person who changes an account's password has typed their own password wrong. */
    private static final String WRONG_OWN_PASSWORD = "authenticated user password is not valid";

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private static final Logger LOG = LoggerFactory.getLogger(RefusalFilter.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, held);
        if (held.getStatus() >= HttpStatus.BAD_REQUEST.value() && !response.isCommitted()) {
            answer(request, held);
        }
        held.copyBodyToResponse();
    }

    /** The request did not reach the engine, because its content is no form. */
    private static boolean isUnreadable(int status) {
        return status == HttpStatus.BAD_REQUEST.value() || status >= HttpStatus.INTERNAL_SERVER_ERROR.value();
    }

    private static boolean isWithoutTask(HttpServletRequest request, String body) {
        return body.contains(NO_TASK) || (HttpMethod.GET.matches(request.getMethod()) && body.contains(UNKNOWN_TASK));
    }

    private static boolean isAct(HttpServletRequest request) {
        String path = request.getRequestURI();
        return HttpMethod.POST.matches(request.getMethod())
                && (path.endsWith("/submit-form") || path.contains("/engine/engine/default/task/"));
    }

    private static void answer(HttpServletRequest request, ContentCachingResponseWrapper held) throws IOException {
        Throwable failure = FailureMemory.recall();
        String body = new String(held.getContentAsByteArray(), StandardCharsets.UTF_8);
        Optional<Problem> problem = held.getStatus() == HttpStatus.NOT_FOUND.value() || isWithoutTask(request, body)
                ? Problem.of(new NotYours())
                : Optional.ofNullable(failure).flatMap(Problem::of);
        // A reading request has lost no race: the task does not exist for this user.
        if (request.getMethod().equals("GET")
                && (failure instanceof NullValueException
                        || problem.filter(each -> each.getStatus() == HttpStatus.CONFLICT.value())
                                .isPresent())) {
            problem = Problem.of(new NotYours());
        }
        if (problem.isPresent()) {
            held.resetBuffer();
            problem.get().send(held);
        } else if (failure == null && isUnreadable(held.getStatus()) && isAct(request)) {
            held.resetBuffer();
            Problem.of(HttpStatus.BAD_REQUEST.value(), "提交的内容无法识别，没有保存，请刷新后重新填写。")
                    .send(held);
        } else if (body.contains(CLASSES)) {
            held.resetBuffer();
            Problem.of(held.getStatus(), "请求的内容无法识别，请刷新页面后再试。").send(held);
        } else if (held.getStatus() >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
            held.resetBuffer();
            Problem.of(held.getStatus(), ErrorAnswers.sentence(held.getStatus()))
                    .send(held);
        } else if (!CHINESE.matcher(body).find()) {
            held.resetBuffer();
            Problem.of(
                            held.getStatus(),
                            body.contains(WRONG_OWN_PASSWORD)
                                    ? "您本人的口令不正确，口令没有修改。"
                                    : ErrorAnswers.sentence(held.getStatus()))
                    .send(held);
        }
    }
}
