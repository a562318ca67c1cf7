package org.weibao.security;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a sentence why the embedded database's file cannot be used: another start holds it, or the folder does not let it. */
class EmbeddedDatabaseAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    /** H2's codes; none of them is one of MySQL's. */
    private static final int IN_USE = 90020;

    private static final Set<Integer> NO_FILE = Set.of(90028, 90031, 90034, 90062, 90097);

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        if (cause.getErrorCode() == IN_USE) {
            return new FailureAnalysis(
                    "数据库文件正被另一个程序使用，系统没有启动：" + cause.getMessage(),
                    "多半是未保已经在这个目录里启动。请使用已经启动的，或者先停止它；也可以换一个目录，或者用 spring.datasource.url 另指数据库文件。",
                    cause);
        }
        if (NO_FILE.contains(cause.getErrorCode())) {
            return new FailureAnalysis(
                    "数据库文件不能建立或者不能读写，系统没有启动：" + cause.getMessage(),
                    "请在能够写入的目录里启动（默认的数据在该目录下的 .data 里），检查目录的权限和磁盘空间，或者用 spring.datasource.url 另指数据库文件。",
                    cause);
        }
        return null;
    }
}
