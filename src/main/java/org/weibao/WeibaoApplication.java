package org.weibao;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.mustache.MustacheAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.weibao.process.LedgerCommand;
import org.weibao.process.PasswordReset;

/** Weibao (未保): runs a city's work points for the protection of minors on Camunda. */
@SpringBootApplication(exclude = MustacheAutoConfiguration.class)
@ConfigurationPropertiesScan
public class WeibaoApplication {

    private static final int UNKNOWN_COMMAND = 2;

    public static void main(String[] arguments) {
        // The engine stores dates without a zone. They must mean the same when the database moves to another machine.
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
        String[] args = commandFirst(arguments);
        String command = args.length == 0 || isOption(args[0]) ? "" : args[0];
        switch (command) {
            case "" -> SpringApplication.run(WeibaoApplication.class, args);
            case LedgerCommand.NAME -> System.exit(LedgerCommand.run(args, console()));
            case PasswordReset.NAME -> System.exit(PasswordReset.run(WeibaoApplication.class, args, console()));
            default -> {
                console()
                        .println("不认识的命令“" + command + "”。不带命令是启动未保，" + LedgerCommand.NAME + " 是对账，"
                                + PasswordReset.NAME + " 是重设口令。");
                System.exit(UNKNOWN_COMMAND);
            }
        }
    }

    /** Options may come first. A command after an option must still run as a command and not start the application. */
    static String[] commandFirst(String... arguments) {
        return Arrays.stream(arguments)
                .sorted(Comparator.comparing(WeibaoApplication::isOption))
                .toArray(String[]::new);
    }

    private static boolean isOption(String argument) {
        return argument.startsWith("--");
    }

    /** In UTF-8: the machine's encoding may not know Chinese. */
    private static PrintStream console() {
        return new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    }
}
