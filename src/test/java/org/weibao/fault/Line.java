package org.weibao.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between the application and its database, which a test cuts or lets hang. */
final class Line implements AutoCloseable {

    private enum State {
        OPEN,
        CUT,
        HANGING
    }

    private final ServerSocket entry;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private State state = State.OPEN;

    Line(int target) {
        this.target = target;
        try {
            entry = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        background(this::serve);
    }

    int port() {
        return entry.getLocalPort();
    }

    /** Ends every connection, and each new one at once. */
    void cut() {
        set(State.CUT);
        sockets.forEach(Line::end);
    }

    /** Keeps every connection, and passes nothing on. */
    void hang() {
        set(State.HANGING);
    }

    /** Passes on again, also what was held. */
    void mend() {
        set(State.OPEN);
    }

    private synchronized void set(State next) {
        state = next;
        notifyAll();
    }

    private synchronized boolean isCut() {
        return state == State.CUT;
    }

    private synchronized void awaitPassage() {
        while (state == State.HANGING) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void serve() {
        while (!entry.isClosed()) {
            try {
                var client = entry.accept();
                if (isCut()) {
                    end(client);
                    continue;
                }
                var server = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(client);
                sockets.add(server);
                background(() -> pass(client, server));
                background(() -> pass(server, client));
            } catch (IOException gone) {
                // The next one is tried.
            }
        }
    }

    private void pass(Socket from, Socket to) {
        var buffer = new byte[16_384];
        try {
            for (var count = from.getInputStream().read(buffer);
                    count >= 0;
                    count = from.getInputStream().read(buffer)) {
                awaitPassage();
                to.getOutputStream().write(buffer, 0, count);
            }
        } catch (IOException gone) {
            // Both ends end.
        } finally {
            end(from);
            end(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void background(Runnable work) {
        var thread = new Thread(work, "line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entry.close();
        mend();
        sockets.forEach(Line::end);
    }
}
