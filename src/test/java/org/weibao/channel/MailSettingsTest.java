package org.weibao.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weibao.startup.StartRefused;

/** What the console may show of the mail server: never the login. */
class MailSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "TLS,      465, smtp.city.example.cn:465（TLS），发件人 weibao@city.example.cn",
        "STARTTLS, 587, smtp.city.example.cn:587（STARTTLS），发件人 weibao@city.example.cn",
        "NONE,     25,  smtp.city.example.cn:25（不加密），发件人 weibao@city.example.cn"
    })
    void theServerInWordsHasNeitherUserNorPassword(MailSettings.Encryption encryption, int port, String words) {
        assertThat(mail(encryption, port).inWords()).isEqualTo(words);
    }

    @Test
    void aServerThatMayNotBeCalledStopsTheStartAndIsNamed() {
        var settings = new ChannelSettings(List.of(), mail(MailSettings.Encryption.TLS, 465), List.of());

        assertThatThrownBy(() -> new AllowedTargets(settings))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("smtp.city.example.cn:465")
                .hasMessageNotContainingAny("a-user", "a-password");
    }

    private static MailSettings mail(MailSettings.Encryption encryption, int port) {
        return new MailSettings(
                "smtp.city.example.cn", port, encryption, "a-user", "a-password", "weibao@city.example.cn", "未保系统");
    }
}
