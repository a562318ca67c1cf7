package org.weibao.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weibao.channel.MailAddress;
import org.weibao.organization.Addressee;

/** Trial S21: no title, name or address adds a line to a mail's head; and S10, for mails. */
class S21HeaderInjectionTest {

    private static final List<String> HEAD = List.of(
            "Auto-Submitted",
            "Content-Transfer-Encoding",
            "Content-Type",
            "Date",
            "From",
            "MIME-Version",
            "Message-ID",
            "Received",
            "Return-Path",
            "Subject",
            "To");

    private final MailRoom room = new MailRoom();

    @BeforeEach
    void start() {
        room.startServer();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\nBcc: eve@example.com",
                "x\nBcc: eve@example.com",
                "x\rBcc: eve@example.com",
                "x\r\n\r\n<script>window.__xss = 1</script>",
                "x\u2028Bcc: eve@example.com",
                "x\u0085Bcc: eve@example.com",
                "长题目长题目长题目长题目长题目长题目长题目长题目长题目长题目\r\n Bcc: eve@example.com"
            })
    void titleAndNameStayInTheirLines(String text) throws MessagingException {
        room.groups.put("office", List.of(new Addressee("chen", text, "chen@city.example.cn")));
        var point = room.point("一", text);
        room.urgent("chen", point, text);

        room.runOnce();

        var mail = room.mails().get(0);
        assertThat(room.mails()).hasSize(1);
        assertThat(Collections.list(mail.getAllHeaders()))
                .extracting(Header::getName)
                .allMatch(HEAD::contains)
                .doesNotHaveDuplicates();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject()).doesNotContainPattern("[\\r\\n\\u2028\\u0085]");
        assertThat(mail.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chen@city.example.cn\r\nBcc: eve@example.com",
                "chen@city.example.cn\nDATA",
                "chen@city.example.cn, eve@example.com",
                "chen@city.example.cn> <eve@example.com",
                "陈立 <chen@city.example.cn>",
                "\"a\r\nb\"@city.example.cn",
                "(x)chen@city.example.cn",
                "chen",
                "@city.example.cn",
                "chen@city.example.cn;eve@example.com",
                "group:eve@example.com;"
            })
    void anAddressThatIsMoreThanOneIsRefused(String address) {
        room.groups.put("office", List.of(new Addressee("chen", "陈立", address)));
        room.urgent("chen", null, "一条");

        room.runOnce();

        assertThat(room.mails()).isEmpty();
        assertThat(room.jdbc
                        .sql("SELECT reason FROM delivery")
                        .query(String.class)
                        .single())
                .isEqualTo("收件人登记的邮箱不合规");
    }

    @Test
    void usualAddressesAreTaken() {
        assertThat(List.of("chen@city.example.cn", "a.b+c_d-e@x.gov.cn", "123456789@qq.com"))
                .allMatch(MailAddress::isOne);
    }
}
