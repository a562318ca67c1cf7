package org.weibao.support;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Notes each statement that the application sends to its database: each of a batch, and each commit and rollback, as MySQL
 * counts questions.
 */
public final class StatementCount implements BeanPostProcessor, QueryExecutionListener, MethodExecutionListener {

    private final ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source
                ? ProxyDataSourceBuilder.create(source)
                        .listener(this)
                        .methodListener(this)
                        .build()
                : bean;
    }

    /** What was sent while the act ran, in this order. */
    public List<String> during(Runnable act) {
        sent.clear();
        act.run();
        return List.copyOf(sent);
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
