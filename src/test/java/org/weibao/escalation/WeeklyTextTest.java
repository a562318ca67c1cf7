package org.weibao.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.deadline.TaskSubject;
import org.weibao.organization.Organization;
import org.weibao.workpoint.Phase;

/** The weekly list's text, line by line. */
class WeeklyTextTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final ConfigurationFolder CONFIG = new ConfigurationFolder("./config");

    private final WeeklyText text = new WeeklyText(Organization.read(CONFIG), WorkingCalendar.read(CONFIG));

    @Test
    void theWorstComesFirst() {
        var red = matter(1, Light.RED, 10);
        var worse = matter(2, Light.RED, 30);
        var yellow = matter(3, Light.YELLOW, 200);
        var unlit = matter(4, Light.GREEN, 300);

        assertThat(Stream.of(unlit, yellow, red, worse).sorted(LateTask.WORST_FIRST))
                .containsExactly(worse, red, yellow, unlit);
    }

    @Test
    void countsStandOnTop() {
        var matters = List.of(matter(1, Light.RED, 10), matter(2, Light.RED, 10), matter(3, Light.GREEN, 5));

        assertThat(text.title(DAY, matters, false)).isEqualTo("每周督办清单（2026-11-23）：逾期3项（红灯2项、未亮灯1项）");
        assertThat(text.text(DAY, matters, false)).startsWith("截至2026-11-23，以下3项逾期未办结（红灯2项、未亮灯1项），最急的在前。\n1）");
    }

    @Test
    void aLineSaysEverythingThatIsKnown() {
        var matter = new LateTask(
                TaskSubject.Kind.PART,
                1,
                "二(一)1 加强家庭教育指导",
                "fulian",
                Phase.IMPLEMENTATION,
                "jia",
                "fulian",
                "核验",
                LocalDate.of(2026, 11, 6),
                11,
                Light.RED,
                "红",
                LocalDate.of(2026, 11, 20),
                new LastNotice(LocalDate.of(2026, 11, 20), List.of("一", "二", "三", "四", "五"), 2),
                List.of("工作提示XX未保〔2026〕1号（2026-11-12）", "督办函XX未保〔2026〕2号（2026-11-21）"));

        assertThat(text.text(DAY, List.of(matter), false))
                .endsWith(
                        """
                        1）红灯，逾期11个工作日｜二(一)1 加强家庭教育指导｜甲县的承办任务，由市妇联办理｜核验
                           期限2026-11-06；“红”级自2026-11-20起；最近一次通知2026-11-20写给一、二、三等5人（其中2人的邮件没有发出）；已发工作提示XX未保〔2026〕1号（2026-11-12）、督办函XX未保〔2026〕2号（2026-11-21）。""");
        assertThat(text.text(DAY, List.of(matter), true))
                .startsWith("截至2026-11-23，以下1项工作已过期限、尚未办结，商请贵单位推动。\n1）超过期限11个工作日｜")
                .endsWith("；已发函2件。")
                .doesNotContain("灯", "级自", "逾期", "督");
    }

    @Test
    void whatIsNotKnownIsNotClaimed() {
        assertThat(text.text(DAY, List.of(matter(1, Light.BLUE, 0)), false))
                .endsWith("1）蓝灯，逾期不满1个工作日｜一 要点1｜甲县｜签收\n   期限2026-11-06；没有通知记录。");
    }

    @Test
    void aDayThatMayChangeSaysSo() {
        var matter = matter(1, LocalDate.of(2031, 1, 15), Light.RED, 10, null);

        assertThat(text.text(LocalDate.of(2031, 2, 3), List.of(matter), false)).contains("期限2031-01-15（暂定");
    }

    @Test
    void aMailHasFiftyLinesAndSaysHowManyThereAreBesides() {
        var matters = IntStream.rangeClosed(1, 73)
                .mapToObj(id -> matter(id, Light.RED, 10))
                .toList();

        var lines = text.text(DAY, matters, false).split("\n");

        assertThat(text.title(DAY, matters, false)).contains("逾期73项");
        assertThat(lines).hasSize(1 + 2 * 50 + 1);
        assertThat(lines[lines.length - 1]).isEqualTo("另有23项没有列出，请登录系统查看。");
    }

    @Test
    void aLongTitleIsCutByWholeCharacters() {
        var matter = new LateTask(
                TaskSubject.Kind.POINT,
                1,
                "一 " + "𠮷".repeat(200),
                "fulian",
                Phase.REPORTING,
                null,
                "fulian",
                "汇总",
                LocalDate.of(2026, 11, 6),
                11,
                Light.RED,
                "红",
                null,
                null,
                List.of());

        assertThat(text.text(DAY, List.of(matter), false)).contains("一 " + "𠮷".repeat(57) + "…｜市妇联｜汇总");
    }

    private static LateTask matter(long id, Light light, int days) {
        return matter(id, LocalDate.of(2026, 11, 6), light, days, null);
    }

    private static LateTask matter(long id, LocalDate due, Light light, int days, @Nullable LastNotice notice) {
        return new LateTask(
                TaskSubject.Kind.PART,
                id,
                "一 要点" + id,
                "fulian",
                Phase.IMPLEMENTATION,
                "jia",
                "jia",
                "签收",
                due,
                days,
                light,
                null,
                null,
                notice,
                List.of());
    }
}
