package org.weibao.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers what a test wants, also what a correct server would not. */
public final class SmtpStub implements AutoCloseable {

    /** Every line that came. */
    public final List<String> lines = new CopyOnWriteArrayList<>();

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final ServerSocket socket;

    /** Listens on this machine; on any free port for 0. */
    public SmtpStub(int port) {
        try {
            socket = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thread = new Thread(this::serve, "smtp-stub");
        thread.setDaemon(true);
        thread.start();
    }

    /** Where it listens. */
    public int port() {
        return socket.getLocalPort();
    }

    /** To a command that begins so; an empty answer is none. */
    public SmtpStub answering(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    /** Says again what a well-behaved one does. */
    public void behave() {
        answers.clear();
    }

    /** Forgets what it was to say and what came. */
    public void startAgain() {
        answers.clear();
        lines.clear();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var caller = socket.accept()) {
                talk(caller);
            } catch (IOException hungUp) {
                // The next one.
            }
        }
    }

    private void talk(Socket caller) throws IOException {
        var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
        say(caller, answerTo("HELLO", "220 stub"));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            lines.add(line);
            if (line.equals("DATA") && answerTo("DATA", "354 go on").startsWith("354")) {
                say(caller, "354 go on");
                for (var text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
                    lines.add(text);
                }
                say(caller, answerTo("END", "250 taken"));
            } else {
                say(caller, answerTo(line, "250 fine"));
            }
        }
    }

    private String answerTo(String line, String usual) {
        return answers.entrySet().stream()
                .filter(each -> line.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(usual);
    }

    private static void say(Socket caller, String line) throws IOException {
        if (line.isEmpty()) {
            return;
        }
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
