package org.weibao.process.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The pages of the web apps, with what they lack: their language, a hint to browsers with two engines to use the modern
 * one, and a sentence for people whose browser cannot run them.
 */
class AppPages extends OncePerRequestFilter {

    private static final Pattern NONCE = Pattern.compile(" nonce=\"[^\"]+\"");

    /** The pages are sent as ISO-8859-1. */
    private static final String HEAD =
            """
            <meta name="renderer" content="webkit"/>
              <script nomodule src="/camunda/lib/weibao/old-browser.js" charset="UTF-8"%s></script>
            </head>""";

    private static final String WITHOUT_SCRIPTS = "<noscript><div class=\"wb-old-browser\">"
            + entities("本系统需要启用JavaScript。请在浏览器设置中启用，再刷新页面。") + "</div></noscript>\n";

    private final Pattern pages;

    /** @param apps the path below which each web app has its page */
    AppPages(String apps) {
        pages = Pattern.compile(Pattern.quote(apps) + "/[\\w-]+/default/");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !pages.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        String html = new String(page.getContentAsByteArray(), StandardCharsets.ISO_8859_1);
        Matcher nonce = NONCE.matcher(html);
        if (nonce.find()) {
            page.resetBuffer();
            page.getOutputStream().write(complete(html, nonce.group()).getBytes(StandardCharsets.ISO_8859_1));
        }
        page.copyBodyToResponse();
    }

    private static String complete(String html, String nonce) {
        return html.replace("<html lang=\"en\">", "<html lang=\"zh-CN\">")
                .replaceFirst("<title>[^<]*</title>", "<title>" + entities("未保") + "</title>")
                .replace("</head>", HEAD.formatted(nonce))
                .replaceFirst("(<body[^>]*>\\s*)", "$1" + WITHOUT_SCRIPTS);
    }

    private static String entities(String text) {
        return text.chars()
                .mapToObj(each -> each < 128 ? Character.toString(each) : "&#" + each + ";")
                .reduce("", String::concat);
    }
}
