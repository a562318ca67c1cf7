package org.weibao.channel;

import java.net.URI;
import java.util.Locale;

/** A host and port that the application calls. */
record Target(String host, int port) {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    Target {
        host = host.toLowerCase(Locale.ROOT);
    }

    static Target of(URI address) {
        var usual = "https".equals(address.getScheme()) ? HTTPS : HTTP;
        return new Target(address.getHost(), address.getPort() < 0 ? usual : address.getPort());
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
