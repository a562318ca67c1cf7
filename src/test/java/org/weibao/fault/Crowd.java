package org.weibao.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.weibao.support.SmallTown;
import org.weibao.support.WebSession.Answer;

/**
 * Everybody of the town at work at the same time, each in a session of their own. It notes what the server
 * acknowledged, and what had been sent when no answer came, or the answer that the server does not know.
 */
final class Crowd implements AutoCloseable {

    /** How long somebody who has nothing to do looks away. */
    private static final long IDLE = TimeUnit.MILLISECONDS.toNanos(100);

    private final Queue<Click> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Click> unanswered = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> notServed = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> refused = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> years;
    private final Consumer<Click> whenAcknowledged;
    private final boolean comesBack;
    private final ExecutorService threads;
    private final List<Future<?>> work = new ArrayList<>();
    private final Map<String, Integer> nodes = new ConcurrentHashMap<>();
    private final AtomicInteger broken = new AtomicInteger();
    private volatile List<Integer> ports;
    private volatile boolean open = true;

    /**
     * Everybody signs in and begins.
     *
     * @param years those to be taken, by the first of the office to do so
     * @param whenAcknowledged is called for each acknowledged click, on the clerk's thread
     * @param comesBack whether people continue after the server was away
     */
    Crowd(int port, Random random, Queue<Integer> years, boolean comesBack, Consumer<Click> whenAcknowledged) {
        this(SmallTown.PEOPLE, port, random, years, comesBack, whenAcknowledged);
    }

    /** As above, of some people. */
    Crowd(
            List<String> people,
            int port,
            Random random,
            Queue<Integer> years,
            boolean comesBack,
            Consumer<Click> whenAcknowledged) {
        this.threads = Executors.newFixedThreadPool(people.size());
        this.ports = List.of(port);
        this.years = years;
        this.comesBack = comesBack;
        this.whenAcknowledged = whenAcknowledged;
        var clerks = people.stream()
                .map(user -> new Clerk(port, user, new Random(random.nextLong())))
                .toList();
        for (var place = 0; place < clerks.size(); place++) {
            var clerk = clerks.get(place);
            var number = place;
            nodes.put(clerk.user(), port);
            work.add(threads.submit(() -> work(clerk, number)));
        }
    }

    /** From their next act on people work at these nodes, in turn; who comes from another signs in first. */
    void moveTo(List<Integer> next) {
        ports = next;
    }

    /** Whether nobody is at that node any more. */
    boolean hasLeft(int port) {
        return !nodes.containsValue(port);
    }

    private void work(Clerk first, int place) {
        var clerk = first;
        while (open) {
            try {
                var port = ports.get(place % ports.size());
                if (clerk.port() != port) {
                    clerk = clerk.at(port);
                    nodes.put(clerk.user(), port);
                }
                if (!takesYear(clerk) && !doesTask(clerk)) {
                    LockSupport.parkNanos(IDLE);
                }
            } catch (Clerk.NotServed answer) {
                notServed.add(answer.answer());
                LockSupport.parkNanos(IDLE);
            } catch (UncheckedIOException away) {
                broken.incrementAndGet();
                if (!comesBack) {
                    return;
                }
                LockSupport.parkNanos(IDLE);
            }
        }
    }

    private boolean takesYear(Clerk clerk) {
        var year = clerk.user().startsWith("office-") ? years.poll() : null;
        return year != null && send(clerk, clerk.takingYear(year));
    }

    private boolean doesTask(Clerk clerk) {
        for (JsonNode task : clerk.tasks()) {
            if (!open) {
                return true;
            }
            if (Clerk.isFree(task) && !send(clerk, clerk.claiming(task))) {
                continue;
            }
            var click = clerk.fillIn(task);
            if (click != null) {
                send(clerk, click);
                return true;
            }
        }
        return false;
    }

    private boolean send(Clerk clerk, Click click) {
        unanswered.add(click);
        var answer = clerk.send(click);
        if (answer.status() >= 500) {
            // The server does not say whether it was done: it stays unanswered.
            throw new Clerk.NotServed(answer);
        }
        unanswered.remove(click);
        if (answer.status() >= 300) {
            refused.add(answer);
            return false;
        }
        acknowledged.add(click);
        whenAcknowledged.accept(click);
        return true;
    }

    /** What was acknowledged, so far. */
    List<Click> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** What nobody knows the fate of; meant for when everybody has stopped. */
    List<Click> unanswered() {
        return List.copyOf(unanswered);
    }

    /** The answers that the server gave while it could not serve. */
    List<Answer> notServed() {
        return List.copyOf(notServed);
    }

    /** Requests that got no answer at all. */
    int broken() {
        return broken.get();
    }

    /** Refusals: rules of the house, and races. */
    List<Answer> refused() {
        return List.copyOf(refused);
    }

    /** Everybody finishes their present act and stops; fails with the first failure. */
    @Override
    public void close() throws Exception {
        open = false;
        threads.shutdown();
        for (var each : work) {
            each.get(2, TimeUnit.MINUTES);
        }
    }
}
