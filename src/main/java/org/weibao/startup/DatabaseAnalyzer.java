package org.weibao.startup;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains why the database cannot be used. In the production profile {@link ProductionGuard} does so earlier. */
class DatabaseAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    /** Codes of H2. MySQL has no such codes. */
    private static final int IN_USE = 90020;

    private static final Set<Integer> NO_FILE = Set.of(90028, 90031, 90034, 90062, 90097);

    private static final Set<Integer> DAMAGED = Set.of(90030, 90048, 90049);

    /** State of a server that refuses the login. */
    private static final String REFUSED = "28000";

    /** Class of states of a server that cannot be reached. */
    private static final String AWAY = "08";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
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
        if (DAMAGED.contains(cause.getErrorCode())) {
            return new FailureAnalysis(
                    "数据库文件已损坏，或者不是这个版本的，系统没有启动：" + cause.getMessage(), "请先把 .data 目录原样复制一份，再换上最近的备份；不要删除原来的文件。", cause);
        }
        if (state.equals(REFUSED)) {
            return new FailureAnalysis(
                    "数据库不接受这个账号或口令，系统没有启动。",
                    "请核对 spring.datasource.username 和 spring.datasource.password（MySQL：WEIBAO_DB_USER 和 WEIBAO_DB_PASSWORD）。",
                    cause);
        }
        if (state.startsWith(AWAY)) {
            return new FailureAnalysis(
                    "连不上数据库，系统没有启动。",
                    "请确认数据库已经启动，并核对 spring.datasource.url（MySQL：WEIBAO_DB_HOST 和 WEIBAO_DB_PORT）。",
                    cause);
        }
        return null;
    }
}
