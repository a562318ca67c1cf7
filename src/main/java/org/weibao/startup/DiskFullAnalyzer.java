package org.weibao.startup;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.weibao.shared.DiskFull;

/** Names a full disk as the cause when something cannot be written at start. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class DiskFullAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return DiskFull.caused(failure)
                ? new FailureAnalysis(
                        "磁盘空间不足，系统没有启动。",
                        "请腾出数据库所在磁盘和临时目录（" + System.getProperty("java.io.tmpdir") + "）的空间，再重新启动。",
                        failure)
                : null;
    }
}
