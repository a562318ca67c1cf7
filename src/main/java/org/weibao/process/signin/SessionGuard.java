package org.weibao.process.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;
import org.weibao.identity.AccountStatus.Due;
import org.weibao.identity.Accounts;
import org.weibao.identity.SessionEnd;
import org.weibao.identity.SignInSession;
import org.weibao.process.guard.CurrentRequest;

/**
 * Ends a session that may not continue, before any other code uses it. While a change of the password is due, every
 * answer has a header for it, and pages of the web apps redirect to the password page.
 */
public class SessionGuard extends OncePerRequestFilter {

    static final String PASSWORD_PAGE = "/camunda/password/";

    /** Header of an answer: why the password must be changed. */
    static final String CHANGE_DUE = "X-Weibao-Password-Change";

    /** Header of a request that a page sends by itself, without a person. */
    private static final String UNATTENDED = "X-Weibao-Unattended";

    /** The page's script reads it, and removes it after the next sign-in. */
    private static final String ENDED_COOKIE = "WEIBAO-SESSION-END";

    private static final String END = SessionEnd.class.getName();

    private static final String ATTRIBUTE = SignInSession.class.getName();

    private final Accounts accounts;
    private final String pages;
    private final Duration trusted;

    /**
     * @param pages the path of the web apps' pages
     * @param trusted how long earlier data of an account may be used
     */
    public SessionGuard(Accounts accounts, String pages, Duration trusted) {
        this.accounts = accounts;
        this.pages = pages;
        this.trusted = trusted;
    }

    static void begin(HttpSession session, SignInSession signedIn) {
        session.setAttribute(ATTRIBUTE, signedIn);
    }

    static void sayWhetherDue(SignInSession session, HttpServletResponse response) {
        if (session.due() != Due.NO) {
            response.setHeader(CHANGE_DUE, session.due().name());
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(ATTRIBUTE) instanceof SignInSession signedIn) {
            Optional<SessionEnd> end = accounts.endOf(signedIn, request.getHeader(UNATTENDED) == null, trusted);
            if (end.isEmpty()) {
                CurrentRequest.belongsTo(signedIn);
                sayWhetherDue(signedIn, response);
                if (signedIn.due() != Due.NO && isPage(request)) {
                    response.sendRedirect(PASSWORD_PAGE + "?to="
                            + URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8));
                    return;
                }
            } else {
                session.invalidate();
                sayWhy(end.get(), request, response);
            }
        } else if (session != null
                && !AuthenticationUtil.getAuthsFromSession(session)
                        .getAuthentications()
                        .isEmpty()) {
            // This session did not begin in SignInGuard, and no other sign-in is allowed.
            session.invalidate();
        }
        chain.doFilter(request, response);
    }

    /** Stores the reason in this request, and in a cookie for the page that then shows the sign-in. */
    private static void sayWhy(SessionEnd end, HttpServletRequest request, HttpServletResponse response) {
        if (end.sentence() != null) {
            request.setAttribute(END, end);
            response.addHeader(HttpHeaders.SET_COOKIE, cookie(end.name(), Duration.ofMinutes(10)));
        }
    }

    /** Why the session of the request has ended; empty if there is nothing to show. */
    public static Optional<String> whyEnded(HttpServletRequest request) {
        return request.getAttribute(END) instanceof SessionEnd end
                ? Optional.ofNullable(end.sentence())
                : Optional.empty();
    }

    private static String cookie(String value, Duration age) {
        return ResponseCookie.from(ENDED_COOKIE, value)
                .path("/camunda")
                .maxAge(age)
                .secure(true)
                .sameSite("Strict")
                .build()
                .toString();
    }

    private boolean isPage(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        return request.getServletPath().startsWith(pages)
                && accepted != null
                && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }
}
