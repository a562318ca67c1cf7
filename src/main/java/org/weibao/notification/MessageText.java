package org.weibao.notification;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.channel.Lines;
import org.weibao.configuration.ConfigurationFile;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.configuration.ConfigurationMistake;

/** The text of messages: {@code notices/mail.txt} of the city's folder for a mail, only title and link for a robot. */
@Component
class MessageText {

    private static final String FILE = "notices/mail.txt";
    private static final int LONGEST_SUBJECT = 200;

    /** WeCom takes 2,048 bytes. */
    private static final int LONGEST_CHAT = 2_000;

    private final Template mail;
    private final String address;

    /** @throws ConfigurationMistake if the template cannot be read or has an unknown placeholder */
    MessageText(ConfigurationFolder folder, NoticeSettings settings) {
        this.address = settings.address();
        var file = folder.file(FILE);
        try {
            mail = Mustache.compiler().escapeHTML(false).compile(file.text());
            mail(
                    "姓名",
                    LocalDate.EPOCH,
                    List.of(new DeliveredNotice(0, Notice.Kind.ARRIVAL, "新任务", null, "要点", "任务", "标题", "全文")));
        } catch (MustacheException mistake) {
            throw mistakeIn(file, mistake);
        }
    }

    private static ConfigurationMistake mistakeIn(ConfigurationFile file, MustacheException mistake) {
        return new ConfigurationMistake(List.of(file.mistake(
                0,
                "",
                "模板写得不对（" + mistake.getMessage() + "）",
                "只用 {{name}} {{digest}} {{day}} {{count}} {{notices}} {{number}} {{kind}} {{title}} {{text}} {{link}}"
                        + " {{address}}，成对的要关上")));
    }

    /** A mail's subject line, and the first line in a chat. */
    String subject(@Nullable LocalDate digestDay, List<DeliveredNotice> notices) {
        var first = notices.get(0);
        if (digestDay != null) {
            return "【未保】" + WorkingCalendar.named(digestDay) + "通知汇总（" + notices.size() + "条）";
        }
        var subject = notices.size() == 1
                ? first.headed()
                : "【未保】" + (first.point() == null ? first.heading() + "等" : first.point() + "：") + notices.size()
                        + "条通知";
        return Lines.oneLine(subject, LONGEST_SUBJECT);
    }

    String mail(String name, @Nullable LocalDate digestDay, List<DeliveredNotice> notices) {
        var words = new HashMap<String, Object>();
        words.put("name", Lines.oneLine(name, LONGEST_SUBJECT));
        words.put("digest", digestDay != null);
        words.put("day", digestDay == null ? "" : WorkingCalendar.named(digestDay));
        words.put("count", notices.size());
        words.put("address", address);
        words.put(
                "notices",
                IntStream.range(0, notices.size())
                        .mapToObj(i -> words(i + 1, notices.get(i)))
                        .toList());
        return mail.execute(words);
    }

    private Map<String, Object> words(int number, DeliveredNotice notice) {
        return Map.of(
                "number", number,
                "kind", notice.head(),
                "title", notice.heading(),
                "text", notice.text(),
                "link", link(notice));
    }

    /** Title and link of each notice, as many as a chat message takes; of a digest the titles and one link. */
    String chat(@Nullable LocalDate digestDay, List<DeliveredNotice> notices) {
        var lines = notices.stream()
                .map(notice -> Lines.oneLine(notice.headed(), LONGEST_SUBJECT)
                        + (digestDay == null ? "\n" + link(notice) : ""))
                .toList();
        var list = address + "/camunda/app/tasklist/";
        var text = new StringBuilder(digestDay == null ? "" : subject(digestDay, notices) + "\n");
        var named = 0;
        for (var line : lines) {
            if (bytes(text + line + list) > LONGEST_CHAT - 100) {
                break;
            }
            text.append(line).append('\n');
            named++;
        }
        if (named < lines.size()) {
            text.append("……另有").append(lines.size() - named).append("条\n");
        }
        return text + (digestDay == null && named == lines.size() ? "" : list);
    }

    private String link(DeliveredNotice notice) {
        if (notice.kind() == Notice.Kind.INCIDENT) {
            return address + "/camunda/app/cockpit/default/";
        }
        if (notice.kind() == Notice.Kind.LETTER) {
            return address + "/camunda/letters/#letter-" + notice.letterId();
        }
        if (notice.kind() == Notice.Kind.WEEKLY_LIST) {
            // Supervisors read it too and have no Tasklist. The welcome page shows what each reader may open.
            return address + "/camunda/app/welcome/default/";
        }
        return address + "/camunda/app/tasklist/default/"
                + (notice.taskId() == null ? "" : "#/?task=" + notice.taskId());
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
