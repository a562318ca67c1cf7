package org.weibao.escalation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.Deadlines;
import org.weibao.deadline.OpenTask;
import org.weibao.deadline.TaskFacts;
import org.weibao.deadline.TaskSubject;
import org.weibao.notification.CurrentText;
import org.weibao.notification.Notice;
import org.weibao.notification.NoticeSentences;
import org.weibao.notification.NoticeSentences.Body;
import org.weibao.notification.NoticeSentences.Recipient;
import org.weibao.organization.Directory;
import org.weibao.organization.Groups;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.organization.UnitKind;
import org.weibao.process.escalation.BuiltInTable;
import org.weibao.urging.UrgingService;
import org.weibao.workpoint.CameBack;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.Priority;

/**
 * Every notice as its recipient reads it. The table is checked in, so that a review of a changed sentence or rule shows
 * what people read: {@code -Dweibao.sentences.accept=true} writes it again.
 */
class NoticeSentencesTest {

    private static final Path EXPECTED = Path.of("src/test/resources/org/weibao/escalation/notice-sentences.txt");
    private static final Path WRITTEN = Path.of("target/notice-sentences.txt");
    private static final LocalDate DUE = LocalDate.of(2023, 3, 31);
    private static final String POINT = "二(一)1 加强家庭教育指导";
    private static final Pattern USER_TASK = Pattern.compile(
            "<bpmn:userTask\\s+id=\"(\\w+)\"[^>]*?formKey=\"embedded:deployment:(forms/[\\w-]+\\.html)\"");

    /** A body and the tasks that are shown of it, by step; those of the heads are marked. */
    private record Shown(String code, UnitKind kind, String name, List<String> steps) {}

    private static final List<Shown> SHOWN = List.of(
            new Shown(
                    "jia",
                    UnitKind.COUNTY,
                    "甲县",
                    List.of("userTask_acceptPart", "userTask_report", "userTask_signPart")),
            new Shown(
                    "fulian",
                    UnitKind.MASS_ORGANIZATION,
                    "市妇联",
                    List.of("userTask_verify", "userTask_compile", "userTask_confirmNotApplicable")),
            new Shown(
                    "fayuan",
                    UnitKind.COURT,
                    "市法院",
                    List.of("userTask_acceptPart", "userTask_report", "userTask_signPart", "userTask_verify")),
            new Shown("office", UnitKind.OFFICE, "市未保办", List.of("userTask_check")),
            new Shown("leading-group", UnitKind.LEADING_GROUP, "领导小组", List.of("userTask_decide")));

    private final BuiltInTable table = new BuiltInTable();
    private final WorkingCalendar calendar = WorkingCalendar.read(new ConfigurationFolder("config"));
    private final EscalationPolicy escalation = new EscalationPolicy(table, calendar);
    private final Organization organization = mock();
    private final Directory directory = mock();
    private final Clock clock = mock();
    private boolean extensionIsOpen;
    private final EscalationTexts wording = new EscalationTexts(escalation, calendar, organization, directory, clock);
    private final CurrentText current = new CurrentText(calendar, clock);
    private final List<String> written = new ArrayList<>();

    @BeforeEach
    void people() {
        when(directory.nameOf(anyString())).thenReturn("夏明");
        when(organization.owning(any())).thenReturn(Optional.empty());
    }

    @Test
    void everyNoticeSaysWhatStandsInTheTable() throws IOException {
        for (var body : SHOWN) {
            for (var step : body.steps()) {
                written.add("== " + body.name() + "（" + body.kind().label() + "）｜" + table.nameOf(step));
                levels(body.code(), body.kind(), body.name(), step, notice -> {}, true);
            }
        }
        others();
        var text = String.join("\n", written) + "\n";
        Files.createDirectories(WRITTEN.getParent());
        Files.writeString(WRITTEN, text, UTF_8);
        if (Boolean.getBoolean("weibao.sentences.accept")) {
            Files.createDirectories(EXPECTED.getParent());
            Files.writeString(EXPECTED, text, UTF_8);
        }
        assertThat(text)
                .as("what notices say; accept it by -Dweibao.sentences.accept=true")
                .isEqualTo(Files.readString(EXPECTED, UTF_8));
    }

    @Test
    void whoeverIsConsultedIsNeverUrgedOrSupervised() {
        for (var kind : UnitKind.values()) {
            if (kind.isConsulted()) {
                for (var step : forms().keySet()) {
                    levels(
                            "body",
                            kind,
                            "某单位",
                            step,
                            notice -> {
                                if (!isInformed(notice)) {
                                    assertThat(notice.head()).isEqualTo("商请");
                                    assertThat(read(notice))
                                            .doesNotContain("督", "催", "责令", "尽快")
                                            .contains("感谢支持");
                                }
                                assertThat(notice.head()).startsWith("商请");
                            },
                            false);
                }
            }
        }
    }

    @Test
    void whoeverIsInformedIsAskedForNothing() {
        for (var kind : UnitKind.values()) {
            for (var step : forms().keySet()) {
                levels(
                        "body",
                        kind,
                        "某单位",
                        step,
                        notice -> {
                            if (isInformed(notice)) {
                                assertThat(said(notice)).doesNotContain("请").contains("以上供掌握情况");
                            } else {
                                assertThat(said(notice)).contains("请");
                            }
                        },
                        false);
            }
        }
    }

    @Test
    void aReasonIsAskedForWhereTheFormHasAFieldForIt() {
        forms().forEach((step, form) -> {
            var has = readForm(form).contains("label=\"困难问题\"");
            levels(
                    "body",
                    UnitKind.GOVERNMENT,
                    "某单位",
                    step,
                    notice -> {
                        if (notice.key().endsWith("/blue")) {
                            assertThat(rendered(notice, DUE.plusDays(3)).contains("困难问题"))
                                    .as(step)
                                    .isEqualTo(has);
                        }
                        assertThat(read(notice)).doesNotContain("说明未按期完成的原因");
                    },
                    false);
        });
    }

    @Test
    void moreTimeIsMentionedAsLongAsItMayBeAskedForAndNoLonger() {
        for (var kind : UnitKind.values()) {
            for (var step : forms().keySet()) {
                levels(
                        "body",
                        kind,
                        "某单位",
                        step,
                        notice -> {
                            var mentions = kind != UnitKind.OFFICE
                                    && kind != UnitKind.LEADING_GROUP
                                    && !step.endsWith("Extension")
                                    && !isInformed(notice);
                            assertThat(withoutTask(rendered(notice, DUE.minusDays(1)))
                                            .contains("延期"))
                                    .isEqualTo(mentions);
                            assertThat(at(notice, calendar.endOf(DUE)).contains("今天18:00前仍可"))
                                    .isEqualTo(mentions);
                            assertThat(withoutTask(
                                            at(notice, calendar.endOf(DUE).plusSeconds(1))))
                                    .doesNotContain("延期");
                        },
                        false);
            }
        }
    }

    @Test
    void whoHasAskedForMoreTimeIsNotToldToAsk() {
        extensionIsOpen = true;
        levels(
                "body",
                UnitKind.COUNTY,
                "某县",
                "userTask_report",
                notice -> assertThat(notice.text()).doesNotContain("延期"),
                false);
    }

    @Test
    void daysAreCountedWhenTheNoticeIsSent() {
        var told = new ArrayList<Notice>();
        levels("body", UnitKind.COUNTY, "某县", "userTask_report", told::add, false);
        var reminder = told.get(0);

        assertThat(rendered(reminder, LocalDate.of(2023, 3, 29))).contains("期限：2023-03-31（周五），还有2个工作日");
        assertThat(rendered(reminder, DUE)).contains("期限：2023-03-31（周五），今天到期", "请于今天18:00前办理");
        assertThat(rendered(reminder, LocalDate.of(2023, 4, 3)))
                .contains("已逾期1个工作日", "请尽快办理")
                .doesNotContain("今天", "仍未办理");
        assertThat(rendered(reminder, LocalDate.of(2023, 3, 29))).contains("\n到2023-03-31（周五）仍未办理的，将通知负责人");
        assertThat(rendered(reminder, DUE)).contains("仍未办理");
    }

    @Test
    void whatSomebodyTypedIsShownAsItIs() {
        var text = NoticeSentences.urging(Recipient.DOER, Body.UNIT, "{{late}}请在{{remaining}}内办理", "2023-03-31");

        assertThat(at(text, DUE, calendar.startOf(DUE))).startsWith("｛｛late}}请在｛｛remaining}}内办理");
    }

    /** Each notice of each level of such a task. */
    private void levels(String code, UnitKind kind, String name, String step, Consumer<Notice> look, boolean writes) {
        var unit = new Unit(code, name, kind, List.of(), null, null, null, null);
        var assigneeBody =
                kind == UnitKind.LEADING_GROUP ? Groups.LEADING_GROUP : kind == UnitKind.OFFICE ? Groups.OFFICE : code;
        when(organization.unit(any())).thenReturn(unit);
        when(organization.owning(any()))
                .thenReturn(
                        assigneeBody.equals(code) && kind != UnitKind.OFFICE && kind != UnitKind.LEADING_GROUP
                                ? Optional.of(unit)
                                : Optional.empty());
        var group = assigneeBody.equals(Groups.OFFICE) || assigneeBody.equals(Groups.LEADING_GROUP)
                ? assigneeBody
                : step.startsWith("userTask_sign") ? unit.headGroup() : unit.group();
        var since = LocalDate.of(2023, 3, 1);
        var deadline = deadline(assigneeBody, step, since);
        var facts = new TaskFacts(step, kind, Priority.NORMAL, DUE, since);
        var task = new OpenTask(
                "7", table.nameOf(step) + "｜" + POINT + "｜" + name, group, null, TaskSubject.part(1), step);
        for (var moment = escalation.nextAfter(facts, calendar.startOf(since));
                moment.isPresent();
                moment = escalation.nextAfter(facts, moment.get())) {
            when(clock.instant()).thenReturn(moment.get());
            var level = escalation.levelAt(facts, moment.get()).orElseThrow();
            if (writes) {
                written.add("-- " + level.name() + "，" + WorkingCalendar.dayOf(moment.get()));
            }
            for (var addressed : wording.level(level, deadline, facts, task, 1L)) {
                assertThat(addressed.notice().head()).doesNotContain("【", "】");
                assertThat(addressed.notice().title()).doesNotContain("【", "】");
                look.accept(addressed.notice());
                if (writes) {
                    write(addressed.role(), addressed.notice(), moment.get().plus(Duration.ofMinutes(30)));
                }
            }
        }
    }

    private Deadline deadline(String assigneeBody, String step, LocalDate since) {
        var at = since.atTime(9, 0).atZone(WorkingCalendar.ZONE).toInstant();
        var deadline = spy(Deadlines.open(
                step.endsWith("Extension") ? TaskSubject.extension(1) : TaskSubject.part(1),
                step,
                "task",
                new Deadline.Opening(assigneeBody, DUE, null, null, at)));
        doReturn(1L).when(deadline).id();
        Deadlines.extensionIsOpen(deadline, extensionIsOpen);
        return deadline;
    }

    /** What is no escalation level. */
    private void others() {
        var bodies = Map.of("jia", UnitKind.COUNTY, "fayuan", UnitKind.COURT);
        for (var body : new TreeMap<>(bodies).entrySet()) {
            var name = body.getKey().equals("jia") ? "甲县" : "市法院";
            var unit = new Unit(body.getKey(), name, body.getValue(), List.of(), null, null, null, null);
            when(organization.unit(any())).thenReturn(unit);
            when(organization.owning(any())).thenReturn(Optional.of(unit));
            var morning = LocalDate.of(2023, 3, 27)
                    .atTime(9, 0)
                    .atZone(WorkingCalendar.ZONE)
                    .toInstant();
            when(clock.instant()).thenReturn(morning);
            var deadline = deadline(body.getKey(), "userTask_report", LocalDate.of(2023, 3, 27));
            var task = new OpenTask(
                    "7",
                    "落实并填报进展｜" + POINT + "｜" + name,
                    unit.group(),
                    "officer",
                    TaskSubject.part(1),
                    "userTask_report");
            written.add("== " + name + "（" + body.getValue().label() + "）｜其他通知");
            written.add("-- 送达");
            write("经办人", wording.arrival(deadline, task, 1L, null), morning);
            written.add("-- 退回");
            write("经办人", wording.arrival(deadline, task, 1L, CameBack.returned("缺少参训名单", null)), morning);
            written.add("-- 退回，到期当日发出");
            write("经办人", wording.arrival(deadline, task, 1L, CameBack.returned("缺少参训名单", null)), calendar.startOf(DUE));
            written.add("-- 转交");
            write("接办人", wording.handOver(deadline, task, 1L, "officer"), morning);
            written.add("-- 送达，邮件服务器停了，到期后才发出");
            write("经办人", wording.arrival(deadline, task, 1L, null), morning.plus(Duration.ofDays(8)));
            written.add("-- 催办，" + LocalDate.of(2023, 4, 3));
            for (var recipient : List.of(Recipient.DOER, Recipient.HEAD)) {
                var kind = Body.of(body.getValue());
                write(
                        recipient == Recipient.DOER ? "经办人" : "负责人",
                        EntryKind.URGED.towards(body.getValue()).label(),
                        task.name(),
                        UrgingService.said(recipient, kind, "请于本周五前报送一季度进展。", deadline, calendar),
                        morning.plus(Duration.ofDays(7)));
            }
        }
        var when = calendar.startOf(LocalDate.of(2023, 3, 29)).plus(Duration.ofHours(9));
        var task = "落实并填报进展｜" + POINT + "｜甲县";
        written.add("== 延期");
        write("申请人、经办人", "延期申请已同意", task, NoticeSentences.extended("2023-03-29", "2023-03-31", "请抓紧"), when);
        write("牵头单位", "延期申请已同意", task, NoticeSentences.extendedOf("甲县", "2023-03-29", "2023-03-31"), when);
        write("申请人、经办人", "延期申请未获同意", task, NoticeSentences.notExtended("2023-03-31", "时间足够"), when);
        write("牵头单位", "延期申请未获同意", task, NoticeSentences.notExtendedOf("甲县", "2023-03-31"), when);
        write("申请人、经办人", "延期申请未获负责人同意", task, NoticeSentences.notExtended("2023-03-31", "可以按期完成"), when);
        write("申请人、经办人", "延期已更正", task, NoticeSentences.corrected("2023-04-28", "2023-03-31", "月份填错"), when);
        write("牵头单位", "延期已更正", task, NoticeSentences.correctedOf("甲县", "2023-04-28", "2023-03-31", "月份填错"), when);
        written.add("== 结束");
        var paper = "2023-12-19 会议纪要 未保领〔2023〕3号";
        write("牵头单位", NoticeSentences.pointEnded(POINT, false, paper, null, "有2项承办任务未完成：甲县、乙县"), when);
        write("承办单位", NoticeSentences.partOfPointEnded(POINT, false, paper, false), when);
        write("未完成的承办单位", NoticeSentences.partOfPointEnded(POINT, false, paper, true), when);
        write("牵头单位", NoticeSentences.pointEnded(POINT, true, paper, "活动场所尚未建成", null), when);
        write("承办单位", NoticeSentences.partOfPointEnded(POINT, true, paper, false), when);
        write("承办单位", NoticeSentences.partUnfinished(POINT + "｜甲县"), when);
        written.add("== 函件");
        var title = "关于督促办理未成年人保护逾期工作任务的函";
        var received = NoticeSentences.letterReceived("督办函", "XX未保〔2023〕5号", title);
        write("主送单位", received, when);
        var copied = NoticeSentences.letterCopied("XX未保〔2023〕5号", "甲县未成年人保护工作领导小组办公室");
        write("抄送单位", copied, when);
        written.add("== 系统故障");
        var mend = NoticeSentences.faultToMend(
                "通知补发", "message-7", "再次发送通知", "给陈立（office-1）的邮件没有发出去：收件人的邮箱已满（552 5.2.2 mailbox full）。请收件人清理邮箱后重试。");
        write("系统管理员", mend.head(), mend.title(), mend.text(), when);
        var know = NoticeSentences.faultToKnow("工作要点", "2023-2-1-1", "逐级提醒", "原因见 Cockpit 中的异常。");
        write("督查", know.head(), know.title(), know.text(), when);
    }

    private void write(String recipient, NoticeSentences.Sentences said, Instant moment) {
        write(recipient, said.head(), said.title(), said.text(), moment);
    }

    private void write(String role, Notice notice, Instant sent) {
        write(role, notice.head(), notice.title(), notice.text(), sent);
    }

    private void write(String role, String head, String title, String text, Instant sent) {
        written.add(role + "：【" + head + "】" + at(title, DUE, sent));
        at(text, DUE, sent).lines().forEach(line -> written.add("    " + line));
    }

    private static boolean isInformed(Notice notice) {
        return notice.text().contains("以上供掌握情况");
    }

    /** In all its forms. */
    private static String read(Notice notice) {
        return notice.head() + notice.title() + notice.text();
    }

    /** Without the facts, which hold the names of steps. */
    private static String said(Notice notice) {
        return notice.text()
                .lines()
                .filter(line -> !line.startsWith("任务：") && !line.contains("仍未办理的"))
                .reduce("", String::concat)
                .replace("商请函", "");
    }

    private static String withoutTask(String text) {
        return text.substring(text.indexOf('\n'));
    }

    private String rendered(Notice notice, LocalDate day) {
        return at(notice, calendar.startOf(day).plus(Duration.ofHours(8)));
    }

    private String at(Notice notice, Instant sent) {
        return at(notice.text(), Objects.requireNonNull(notice.due()), sent);
    }

    private String at(String text, LocalDate due, Instant sent) {
        var before = clock.instant();
        when(clock.instant()).thenReturn(sent);
        var read = current.of(text, due);
        when(clock.instant()).thenReturn(before);
        assertThat(read).doesNotContain("{{");
        return read;
    }

    /** The form of each user task of the models. */
    private static Map<String, String> forms() {
        var forms = new TreeMap<String, String>();
        try (var models = Files.newDirectoryStream(Path.of("bpmn"), "*.bpmn")) {
            for (var model : models) {
                var tasks = USER_TASK.matcher(Files.readString(model, UTF_8));
                while (tasks.find()) {
                    forms.put(tasks.group(1), tasks.group(2));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(forms).hasSizeGreaterThan(15);
        return forms;
    }

    private static String readForm(String form) {
        try {
            return Files.readString(Path.of("bpmn", form), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
