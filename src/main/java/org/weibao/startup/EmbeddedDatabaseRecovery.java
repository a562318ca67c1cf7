package org.weibao.startup;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;
import org.weibao.shared.DiskFull;

/**
 * Lets the embedded database recover by itself after its file could not be written, for example because the disk was
 * full (trial F18). H2 closes such a database for good, but its old connections still pass as valid. So the pool drops
 * all of them, and a new connection opens the file again.
 */
@Component
class EmbeddedDatabaseRecovery implements BeanPostProcessor {

    private static final String EMBEDDED = "jdbc:h2:";

    private final ObjectProvider<Clock> clock;

    /** The clock is looked up late, because bean post-processors are created before all other beans. */
    EmbeddedDatabaseRecovery(ObjectProvider<Clock> clock) {
        this.clock = clock;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        if (bean instanceof HikariDataSource pool
                && String.valueOf(pool.getJdbcUrl()).startsWith(EMBEDDED)) {
            pool.setExceptionOverride(new Reopening(pool, clock));
        }
        return bean;
    }

    /** Receives each failure of the pool's connections. */
    private static final class Reopening implements SQLExceptionOverride {

        private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabaseRecovery.class);

        /** H2's codes: the connection is broken; the database is closed. */
        private static final Set<Integer> GIVEN_UP = Set.of(90067, 90098);

        /** One failure causes many others, so the cause is logged once in this time. */
        private static final Duration SAID = Duration.ofMinutes(30);

        private final HikariDataSource pool;
        private final ObjectProvider<Clock> clock;
        /** For this time, failures of a closed database are explained by the failure that closed it. */
        private static final Duration MEMORY = Duration.ofMinutes(1);

        private record Cause(Throwable failure, Instant at) {}

        private final AtomicReference<@Nullable Cause> last = new AtomicReference<>();
        private final AtomicReference<Instant> silentUntil = new AtomicReference<>(Instant.MIN);

        Reopening(HikariDataSource pool, ObjectProvider<Clock> clock) {
            this.pool = pool;
            this.clock = clock;
        }

        @java.lang.Override
        public Override adjudicate(SQLException failure) {
            boolean ofTheFile = causes(failure).anyMatch(IOException.class::isInstance);
            if (!ofTheFile && !GIVEN_UP.contains(failure.getErrorCode())) {
                return Override.CONTINUE_EVICT;
            }
            if (ofTheFile) {
                last.set(new Cause(cause(failure), clock.getObject().instant()));
                sayOnce(failure);
            } else {
                explain(failure);
            }
            HikariPoolMXBean connections = pool.getHikariPoolMXBean();
            if (connections != null) {
                connections.softEvictConnections();
            }
            // Do not close at once: the running statement must fail with the cause, which a closed connection would not
            // have.
            return Override.CONTINUE_EVICT;
        }

        /** Adds the cause to the failure of a caller that finds the database closed. */
        private void explain(SQLException closed) {
            Cause known = last.get();
            if (known != null && clock.getObject().instant().isBefore(known.at().plus(MEMORY))) {
                closed.addSuppressed(known.failure());
            }
        }

        private static Throwable cause(SQLException failure) {
            return causes(failure)
                    .filter(IOException.class::isInstance)
                    .findFirst()
                    .orElse(failure);
        }

        private void sayOnce(SQLException failure) {
            Instant now = clock.getObject().instant();
            Instant until = silentUntil.get();
            if (now.isBefore(until) || !silentUntil.compareAndSet(until, now.plus(SAID))) {
                return;
            }
            LOG.error(
                    DiskFull.caused(failure)
                            ? "磁盘空间不足，内置数据库（{}）不能写入：已经答复的操作都在，没有答复的没有保存。请腾出磁盘空间；腾出后系统自动恢复，不需要重新启动。原因：{}"
                            : "内置数据库（{}）的文件不能读写。请检查磁盘和文件的权限；排除后系统自动恢复，不需要重新启动。原因：{}",
                    file(),
                    String.valueOf(cause(failure).getMessage()));
        }

        private String file() {
            String file = pool.getJdbcUrl().split(";", 2)[0].replaceFirst("^jdbc:h2:([a-z]{2,}:)?", "");
            return Path.of(file).toAbsolutePath().normalize() + ".mv.db";
        }

        private static Stream<Throwable> causes(Throwable failure) {
            return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                    .limit(20);
        }
    }
}
