package org.weibao.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Lets several people click at the same moment, round after round. */
final class AtOnce implements AutoCloseable {

    private final ExecutorService people;

    AtOnce(int most) {
        people = Executors.newFixedThreadPool(most);
    }

    /** What each act answered, in their order; a failure of one is a failure of the test. */
    <T> List<T> all(List<Callable<T>> acts) throws Exception {
        var start = new CyclicBarrier(acts.size());
        var running = new ArrayList<Future<T>>();
        for (var act : acts) {
            running.add(people.submit(() -> {
                start.await(30, TimeUnit.SECONDS);
                return act.call();
            }));
        }
        var answers = new ArrayList<T>();
        for (var each : running) {
            answers.add(each.get(60, TimeUnit.SECONDS));
        }
        return answers;
    }

    @Override
    public void close() {
        people.shutdownNow();
    }
}
