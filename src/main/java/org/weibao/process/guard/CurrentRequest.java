package org.weibao.process.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.weibao.identity.Accounts.Attempt;
import org.weibao.identity.SignInSession;

/** Data shared by the web request and the engine's commands within it. Outside a request it is empty. */
public final class CurrentRequest {

    private static final String VERIFIED = CurrentRequest.class.getName() + ".verified";
    private static final String SESSION = CurrentRequest.class.getName() + ".session";

    private CurrentRequest() {}

    /** The last attempt with the right password. */
    public static @Nullable Attempt verified() {
        return (Attempt) attribute(VERIFIED);
    }

    static void verified(Attempt attempt) {
        remember(VERIFIED, attempt);
    }

    /** The session of the request. */
    public static Optional<SignInSession> session() {
        return Optional.ofNullable((SignInSession) attribute(SESSION));
    }

    public static void belongsTo(SignInSession session) {
        remember(SESSION, session);
    }

    /** The address that the request came from. */
    public static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? address(attributes.getRequest())
                : "";
    }

    private static String address(HttpServletRequest request) {
        return String.valueOf(request.getRemoteAddr());
    }

    private static @Nullable Object attribute(String name) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null ? null : request.getAttribute(name, RequestAttributes.SCOPE_REQUEST);
    }

    private static void remember(String name, Object value) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(name, value, RequestAttributes.SCOPE_REQUEST);
        }
    }
}
