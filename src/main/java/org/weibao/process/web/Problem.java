package org.weibao.process.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.hibernate.TransactionException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.weibao.shared.BeingUpdated;
import org.weibao.shared.Conflict;
import org.weibao.shared.DiskFull;
import org.weibao.shared.NotYours;
import org.weibao.shared.Refusal;
import org.weibao.shared.Unconfirmed;

/**
 * A refusal as the browser gets it: Spring's problem of RFC 9457. {@code field} names the refused field,
 * {@code confirm} what the person may confirm to have the act done unchanged. {@code message} and {@code code} repeat
 * sentence and status, because Tasklist's and Cockpit's own scripts read these.
 */
public final class Problem extends ProblemDetail {

    /** Writes the extra properties beside the standard members, like the answers of controllers. */
    private static final ObjectMapper JSON = Jackson2ObjectMapperBuilder.json().build();

    private static final String LATE = "该任务已办理或已由他人办理，请刷新后再看。";

    private static final String AT_ONCE = "有人正在同时办理相关事项，您的操作没有保存，请再试一次。";

    private static final String NO_DATABASE = "数据库暂时没有应答，您的操作可能没有保存。请稍等片刻，刷新后查看，再决定是否重新提交。";

    private static final String UPDATE = "系统正在更新，您的操作没有保存，填写的内容还在，请几分钟后再试。";

    private static final String DISK_FULL = "服务器的磁盘空间不足，您的操作没有保存。请通知系统管理员腾出磁盘空间，然后刷新页面重新提交。";

    private Problem(int status, String title, String sentence, @Nullable String field) {
        super(status);
        setTitle(title);
        setDetail(sentence);
        if (field != null) {
            setProperty("field", field);
        }
        setProperty("code", String.valueOf(status));
        setProperty("message", sentence);
    }

    public static Problem of(int status, String sentence) {
        return of(status, sentence, null);
    }

    public static Problem of(int status, String sentence, @Nullable String field) {
        String title =
                switch (status) {
                    case 401 -> "未登录";
                    case 403 -> "无权操作";
                    case 404 -> "没有找到";
                    case 409 -> "已有变化";
                    case 422 -> "填报有误";
                    case 503 -> "暂时无法处理";
                    default -> "无法处理";
                };
        return new Problem(status, title, sentence, field);
    }

    /** The problem of an expected failure, also among the causes, since the engine wraps failures; otherwise empty. */
    public static Optional<Problem> of(Throwable failure) {
        if (DiskFull.caused(failure)) {
            return Optional.of(of(503, DISK_FULL));
        }
        return causes(failure).anyMatch(Problem::wasDoneAtOnce)
                ? Optional.of(of(409, AT_ONCE))
                : causes(failure).flatMap(cause -> ofCause(cause).stream()).findFirst();
    }

    /** The database rolled one of two transactions back, or has a row already that two wanted to write. */
    private static boolean wasDoneAtOnce(Throwable cause) {
        return cause instanceof SQLTransactionRollbackException
                || (cause instanceof ConstraintViolationException violation
                        && violation.getKind() == ConstraintKind.UNIQUE);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }

    private static Optional<Problem> ofCause(Throwable cause) {
        if (cause instanceof Unconfirmed question) {
            var problem = of(422, question.sentence(), question.field());
            problem.setProperty("confirm", question.confirmation());
            return Optional.of(problem);
        }
        if (cause instanceof Refusal refusal) {
            return Optional.of(of(422, refusal.sentence(), refusal.field()));
        }
        if (cause instanceof Conflict conflict) {
            return Optional.of(of(409, String.valueOf(conflict.getMessage())));
        }
        if (cause instanceof NotYours notYours) {
            return Optional.of(of(404, String.valueOf(notYours.getMessage())));
        }
        if (cause instanceof AuthorizationException) {
            return Optional.of(of(403, "您无权进行这项操作。"));
        }
        if (cause instanceof BeingUpdated) {
            return Optional.of(of(503, UPDATE));
        }
        if (isWithoutDatabase(cause)) {
            return Optional.of(of(503, NO_DATABASE));
        }
        return isLostRace(cause) ? Optional.of(of(409, LATE)) : Optional.empty();
    }

    private static boolean isLostRace(Throwable cause) {
        return cause instanceof OptimisticLockingException
                || cause instanceof TaskAlreadyClaimedException
                || cause instanceof OptimisticLockException
                || cause instanceof PessimisticLockException
                || cause instanceof LockTimeoutException
                || cause instanceof ConcurrencyFailureException
                || cause instanceof DuplicateKeyException
                || (cause instanceof NullValueException && isAboutFinishedTask(String.valueOf(cause.getMessage())));
    }

    /** There is no connection, or it broke. Nobody knows whether a running commit was done. */
    private static boolean isWithoutDatabase(Throwable cause) {
        return cause instanceof SQLRecoverableException
                || cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException
                // A rollback on a connection that the pool has closed: the pool gives no state.
                || cause instanceof TransactionException;
    }

    /** The engine has no exception type for a task that is gone, only this text. */
    private static boolean isAboutFinishedTask(String message) {
        return message.startsWith("Cannot find task with id") || message.endsWith("task is null");
    }

    /** Spring would repeat the requested address, but "not there" and "not yours" must have the same answer. */
    @Override
    public void setInstance(@Nullable URI instance) {}

    /** The answer of a controller. */
    ResponseEntity<ProblemDetail> answer() {
        return ResponseEntity.status(getStatus())
                .cacheControl(CacheControl.noStore())
                .body(this);
    }

    /** The answer of a filter, where Spring's converters do not work. */
    public void send(HttpServletResponse response) throws IOException {
        byte[] body = JSON.writeValueAsBytes(this);
        response.setStatus(getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
