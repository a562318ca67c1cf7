package org.weibao.process;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.process.ledger.LedgerCheck;
import org.weibao.process.ledger.LedgerCheck.Result;

/**
 * {@code java -jar weibao.jar ledger-check}: the ledger check for an operator. It reads the settings as the application
 * does, but starts nothing of it. The production guard does not apply, since damage is likely where settings are wrong.
 */
public final class LedgerCommand {

    /** The first argument that runs it. */
    public static final String NAME = "ledger-check";

    /** Nothing is damaged. */
    public static final int FINE = 0;

    /** Something is damaged. */
    public static final int DAMAGED = 1;

    /** The database could not be read. */
    public static final int NOT_CHECKED = 2;

    /** H2's codes: another process holds the file; the file does not exist. */
    private static final int IN_USE = 90020;

    private static final List<Integer> NOT_THERE = List.of(90146, 90013, 90124);

    private static final String EMBEDDED = "jdbc:h2:file:";

    private LedgerCommand() {}

    /** Without a configuration annotation: the application's own scan must not find it. */
    @EnableConfigurationProperties(DataSourceProperties.class)
    static class Settings {

        /** One connection. A missing embedded database is not created. */
        @Bean
        DataSource database(DataSourceProperties settings) {
            var url = settings.determineUrl();
            return new SingleConnectionDataSource(
                    url.startsWith(EMBEDDED) ? url + ";IFEXISTS=TRUE" : url,
                    settings.determineUsername(),
                    settings.determinePassword(),
                    true);
        }
    }

    /**
     * Checks and prints the result.
     *
     * @param arguments the command's name and settings as for the application, such as
     * {@code --spring.datasource.url=…}
     * @return the exit code
     */
    public static int run(String[] arguments, PrintStream out) {
        var application = new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("logging.level.root=error");
        try (var context = application.run(Arrays.copyOfRange(arguments, 1, arguments.length))) {
            out.println("对账："
                    + context.getBean(DataSourceProperties.class).determineUrl().split("[?;]", 2)[0]);
            return tell(
                    new LedgerCheck(context.getBean(DataSource.class), Clock.system(WorkingCalendar.ZONE)).run(), out);
        } catch (RuntimeException failure) {
            out.println("没有对账：" + reason(failure));
            return NOT_CHECKED;
        }
    }

    private static int tell(List<Result> results, PrintStream out) {
        for (var result : results) {
            out.println("%s %s（%d）"
                    .formatted(result.findings().isEmpty() ? "[ 相符 ]" : "[ 不符 ]", result.title(), result.examined()));
            result.findings().forEach(finding -> out.println("         - " + finding));
            result.notes().forEach(note -> out.println("         提示：" + note));
        }
        var damage =
                results.stream().mapToInt(result -> result.findings().size()).sum();
        out.println(
                damage == 0
                        ? "对账相符：%d 项检查没有发现问题。".formatted(results.size())
                        : "对账不符：发现 %d 处问题。请保留现场，先备份数据库，再查明原因。".formatted(damage));
        return damage == 0 ? FINE : DAMAGED;
    }

    private static String reason(RuntimeException failure) {
        var cause = causes(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
        if (cause.isEmpty()) {
            return "设置无法读取：" + failure.getMessage();
        }
        if (causes(failure).anyMatch(BadSqlGrammarException.class::isInstance)) {
            return "数据库里没有未保的表，或者版本不符。请核对 spring.datasource.url；先用同一版本启动一次未保。（%s）"
                    .formatted(cause.get().getMessage());
        }
        return switch (cause.get().getErrorCode()) {
            case IN_USE -> "数据库文件正被运行中的未保使用。请先停止未保，再对账。";
            default ->
                NOT_THERE.contains(cause.get().getErrorCode())
                        ? "找不到数据库文件。请在未保的运行目录里执行，或者用 --spring.datasource.url 指明数据库。"
                        : "数据库没有应答，或者不允许登录（SQL 状态 %s）。请核对数据库是否在运行，以及它的地址、账号和口令。"
                                .formatted(cause.get().getSQLState());
        };
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
