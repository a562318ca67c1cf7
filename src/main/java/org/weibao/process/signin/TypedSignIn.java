package org.weibao.process.signin;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.weibao.identity.UserId;

/** A sign-in request whose user id has no blanks at its ends. */
final class TypedSignIn extends HttpServletRequestWrapper {

    private static final String USER = "username=";

    /** Far more than a user id and a password need; the rest is not read. */
    private static final int MOST = 16 * 1024;

    private final byte[] body;

    TypedSignIn(HttpServletRequest request) throws IOException {
        super(request);
        String typed = new String(request.getInputStream().readNBytes(MOST), StandardCharsets.ISO_8859_1);
        this.body = Arrays.stream(typed.split("&", -1))
                .map(TypedSignIn::meant)
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String meant(String pair) {
        if (!pair.startsWith(USER)) {
            return pair;
        }
        try {
            String user = URLDecoder.decode(pair.substring(USER.length()), StandardCharsets.UTF_8);
            return USER + URLEncoder.encode(UserId.typed(user), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noEncoding) {
            return pair;
        }
    }

    @Override
    public int getContentLength() {
        return body.length;
    }

    @Override
    public long getContentLengthLong() {
        return body.length;
    }

    @Override
    public String getHeader(String name) {
        return name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH) ? String.valueOf(body.length) : super.getHeader(name);
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public ServletInputStream getInputStream() {
        ByteArrayInputStream bytes = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException("It is read at once");
            }
        };
    }
}
