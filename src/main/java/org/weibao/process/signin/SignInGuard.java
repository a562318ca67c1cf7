package org.weibao.process.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.webapp.impl.security.filter.CookieConfigurator;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;
import org.weibao.identity.AccountSettings;
import org.weibao.identity.Accounts;
import org.weibao.identity.Accounts.Attempt;
import org.weibao.identity.SignInSession;
import org.weibao.process.guard.CurrentRequest;
import org.weibao.process.web.Problem;
import org.weibao.process.web.RefusalFilter;

/** Runs before sign-in and sign-out of the web apps, inside {@link RefusalFilter}, so no answer has been sent yet. */
public class SignInGuard extends OncePerRequestFilter {

    /** One sentence for every reason, so that a guess reveals nothing. */
    private final String refused;

    private final Accounts accounts;
    private final String path;
    private final CookieConfigurator cookie = new CookieConfigurator();

    /** @param path of the web apps; this filter's parameters say how they make the token's cookie */
    public SignInGuard(Accounts accounts, AccountSettings settings, String path) {
        this.accounts = accounts;
        this.path = path;
        this.refused = "用户名或口令不正确，或者账号已锁定。" + settings.lockSentence() + "忘记口令请找系统管理员。";
    }

    @Override
    protected void initFilterBean() {
        cookie.parseParams(Objects.requireNonNull(getFilterConfig()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean isPost = HttpMethod.POST.matches(request.getMethod());
        chain.doFilter(isPost && isSignIn(request) ? new TypedSignIn(request) : request, new StatusOnly(response));
        if (!isPost) {
            return;
        }
        HttpSession session = request.getSession(false);
        boolean done = response.getStatus() == HttpServletResponse.SC_OK;
        if (isSignIn(request)) {
            if (done && session != null) {
                begin(session, response);
            } else if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
                response.resetBuffer();
                Problem.of(HttpServletResponse.SC_UNAUTHORIZED, refused).send(response);
            } else if (response.getStatus() == HttpServletResponse.SC_FORBIDDEN && CurrentRequest.verified() != null) {
                response.resetBuffer();
                Problem.of(HttpServletResponse.SC_FORBIDDEN, "您没有使用这个应用的权限。").send(response);
            }
        } else if (done && session != null) {
            session.invalidate();
        }
    }

    private static boolean isSignIn(HttpServletRequest request) {
        return request.getRequestURI().contains("/login/");
    }

    private void begin(HttpSession session, HttpServletResponse response) {
        Attempt verified = CurrentRequest.verified();
        if (verified == null) {
            session.invalidate();
            return;
        }
        SignInSession signedIn = accounts.signedIn(verified, CurrentRequest.address());
        SessionGuard.begin(session, signedIn);
        giveToken(session, response);
        SessionGuard.sayWhetherDue(signedIn, response);
    }

    /**
     * Sends the token's cookie at once. The web apps would send it with the next answer. If the user leaves the page
     * before that, for example for the password page, the browser never gets it and the next click ends the session.
     */
    private void giveToken(HttpSession session, HttpServletResponse response) {
        String token = UUID.randomUUID().toString();
        session.setAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME, token);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie.getCookieName(CsrfConstants.CSRF_TOKEN_DEFAULT_COOKIE_NAME)
                        + "="
                        + token
                        + CsrfConstants.CSRF_PATH_FIELD_NAME
                        + path
                        + cookie.getConfig());
    }

    /** Keeps the server from sending its own error page before our answer is written. */
    private static final class StatusOnly extends HttpServletResponseWrapper {

        StatusOnly(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) {
            setStatus(status);
        }

        @Override
        public void sendError(int status, String message) {
            setStatus(status);
        }
    }
}
