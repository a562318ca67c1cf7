package org.weibao.process;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.weibao.identity.InitialPassword;
import org.weibao.shared.Refusal;

/**
 * The jar's command for people who cannot sign in and have nobody to reset their password, such as the only
 * administrator. It opens the engine without web server and jobs, and installs nothing.
 */
public final class PasswordReset {

    public static final String NAME = "reset-password";

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int NO_USER_NAMED = 2;

    private static final int MOST_DRAWS = 20;

    private PasswordReset() {}

    /**
     * Gives the user a one-time password, prints it once, and frees the account if it is locked.
     *
     * @param application the application's configuration class
     * @param arguments the command's name, the user's id, settings such as {@code --spring.profiles.active=mysql}
     * @return the exit code
     */
    public static int run(Class<?> application, String[] arguments, PrintStream console) {
        if (arguments.length < 2 || arguments[1].startsWith("--")) {
            console.println("用法：java -jar weibao.jar " + NAME + " <用户名>");
            return NO_USER_NAMED;
        }
        List<String> settings = new ArrayList<>(Arrays.asList(arguments).subList(2, arguments.length));
        settings.add("--camunda.bpm.job-execution.enabled=false");
        settings.add("--logging.level.root=error");
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(settings.toArray(String[]::new))) {
            return reset(
                    context.getBean(IdentityService.class),
                    arguments[1],
                    () -> InitialPassword.of(null).value(),
                    console);
        } catch (RuntimeException failure) {
            // Spring Boot has printed the cause, and the remedy if it is known.
            console.println("口令没有重设：系统没有打开数据库。如果未保正在用内置数据库运行，请先停止它，再执行本命令。");
            return REFUSED;
        }
    }

    /**
     * The same in a running application.
     *
     * @param passwords makes one at random
     */
    static int reset(IdentityService identities, String userId, Supplier<String> passwords, PrintStream console) {
        User user = identities.createUserQuery().userId(userId).singleResult();
        if (user == null) {
            console.println("没有用户“" + userId + "”，什么也没有改动。");
            return REFUSED;
        }
        String password;
        try {
            identities.unlockUser(user.getId());
            password = replacePassword(identities, user, passwords);
        } catch (Refusal refused) {
            console.println("口令没有重设：" + refused.getMessage());
            return REFUSED;
        } catch (RuntimeException failure) {
            console.println("口令没有重设，系统出错：" + failure.getMessage());
            return REFUSED;
        }
        console.println("用户 User：" + userId);
        console.println("一次性口令 One-time password：" + password);
        console.println("请记下，不再显示；登录后须立即修改。 Shown only now; it has to be changed at the next sign-in.");
        return DONE;
    }

    /** By chance a password may contain a short user id, which the policy refuses. Then another one is made. */
    private static String replacePassword(IdentityService identities, User user, Supplier<String> passwords) {
        for (int draw = 1; ; draw++) {
            String password = passwords.get();
            user.setPassword(password);
            try {
                identities.saveUser(user);
                return password;
            } catch (Refusal refused) {
                if (draw == MOST_DRAWS) {
                    throw refused;
                }
            }
        }
    }
}
