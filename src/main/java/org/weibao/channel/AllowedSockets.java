package org.weibao.channel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/** Sockets for the mail library. They connect only to what the list allows. */
final class AllowedSockets extends SocketFactory {

    private final AllowedTargets targets;
    private final Target target;

    AllowedSockets(AllowedTargets targets, Target target) {
        this.targets = targets;
        this.target = target;
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress given, int timeout) throws IOException {
                super.connect(new InetSocketAddress(targets.addressesOf(target)[0], target.port()), timeout);
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("Only sockets that are connected later");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException("Only sockets that are connected later");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("Only sockets that are connected later");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException("Only sockets that are connected later");
    }
}
