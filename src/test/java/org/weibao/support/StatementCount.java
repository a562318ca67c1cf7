package org.weibao.support;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Counts each statement that the application sends to its database, with each one of a batch, each commit and each
 * rollback, as MySQL counts questions.
 */
public final class StatementCount
        implements BeanPostProcessor, QueryExecutionListener, MethodExecutionListener, HandlerInterceptor {

    public static final String BEGIN = "a controller begins";
    public static final String END = "a controller ends";

    private final ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();
    private volatile boolean counting;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? counted(source) : bean;
    }

    /** While nothing is counted, connections are as they are: most tests do not count. */
    private DataSource counted(DataSource source) {
        var noted = ProxyDataSourceBuilder.create(source)
                .listener(this)
                .methodListener(this)
                .build();
        return new DelegatingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                return counting ? noted.getConnection() : super.getConnection();
            }
        };
    }

    /** What was sent while the act ran, in this order. */
    public List<String> during(Runnable act) {
        sent.clear();
        counting = true;
        try {
            act.run();
        } finally {
            counting = false;
        }
        return List.copyOf(sent);
    }

    /** Whether it was noted since the counting began. */
    public boolean saw(String what) {
        return sent.contains(what);
    }

    /** Where the filters end and a controller begins. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        mark(BEGIN);
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        mark(END);
    }

    private void mark(String what) {
        if (counting) {
            sent.add(what);
        }
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        // Counted afterwards: a batch knows its size then.
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        for (QueryInfo query : queries) {
            int times = execution.isBatch() ? query.getParametersList().size() : 1;
            for (int i = 0; i < times; i++) {
                sent.add(query.getQuery());
            }
        }
    }

    @Override
    public void beforeMethod(MethodExecutionContext method) {
        // As above.
    }

    @Override
    public void afterMethod(MethodExecutionContext method) {
        String name = method.getMethod().getName();
        if (name.equals("commit") || name.equals("rollback")) {
            sent.add(name);
        }
    }
}
