package org.weibao.process.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.weibao.identity.InitialPassword;

/** What the console shows about mail at start. */
class GreetingTest {

    @Test
    void withoutAServerItSaysThatNothingIsSentAndHowToChangeThat() {
        assertThat(greeting(null))
                .contains("\n  邮件 Mail：没有配置邮件服务器（WEIBAO_MAIL_HOST），通知留在系统中，记为未发送。\n")
                .contains("No mail server is set");
    }

    @Test
    void withAServerItNamesItAndWhomMailsComeFrom() {
        assertThat(greeting("smtp.city.example.cn:465（TLS），发件人 weibao@city.example.cn"))
                .contains(
                        "\n  邮件 Mail：由 smtp.city.example.cn:465（TLS），发件人 weibao@city.example.cn。 Mail goes out by this server.\n")
                .doesNotContain("没有配置邮件服务器");
    }

    private static String greeting(@Nullable String mailServer) {
        return new Greeting("8080", "jdbc:h2:mem:test", List.of(), InitialPassword.of("Aa1!aaaaaa"), false, mailServer)
                .text();
    }
}
