package org.weibao.notification;

import static org.weibao.notification.Notice.EARLY;
import static org.weibao.notification.Notice.LATE;
import static org.weibao.notification.Notice.REMAINING;
import static org.weibao.notification.Notice.TODAY;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.organization.UnitKind;

/**
 * The sentences of all notices, in one place so that they can be reviewed together. {@code notice-sentences.txt} of the
 * tests shows each one as its recipient reads it. The assignee is asked to act, and the head to see to it. Office,
 * leading group and lead are informed. A consulted body is asked politely and never supervised. A notice asks only for
 * what a form has a field for.
 */
public final class NoticeSentences {

    /** The reader of a text. */
    public enum Recipient {
        /** The people who have the task. */
        DOER,
        /** The head of their unit. */
        HEAD,
        OFFICE,
        LEADING_GROUP;

        public boolean isInformed() {
            return this == OFFICE || this == LEADING_GROUP;
        }
    }

    /** The body that has the task. */
    public enum Body {
        UNIT,
        /** A body that is consulted and not supervised. */
        CONSULTED,
        LEADING_GROUP;

        /** The office's own tasks have the sentences of a unit's. */
        public static Body of(UnitKind kind) {
            if (kind.isConsulted()) {
                return CONSULTED;
            }
            return kind == UnitKind.LEADING_GROUP ? LEADING_GROUP : UNIT;
        }
    }

    /**
     * What the sentences depend on beside the recipient.
     *
     * @param ofHeads whether heads have the task; their officers then ask for more time
     * @param extendable whether more time may be asked for until the due day has ended
     * @param explains whether the task's form has a field for reasons of lateness
     * @param until the hour at which a due day ends
     */
    public record Matter(Body body, boolean ofHeads, boolean extendable, boolean explains, String until) {}

    /** Head, title and text of a notice that is about no task. */
    public record Sentences(String head, String title, String text) {}

    public static final String HANDED_OVER = "这项任务已转交给您。";

    private static final String WHERE_LETTERS_ARE = "请登录系统，在“收到的函件”中查阅和下载。";

    private NoticeSentences() {}

    // Heads: the word in brackets before each title.

    /** For an escalation level. */
    public static String head(Recipient recipient, Body body, String level, boolean reminds) {
        if (body == Body.CONSULTED) {
            return recipient.isInformed() ? "商请情况" : "商请";
        }
        if (reminds) {
            return recipient.isInformed() ? "情况通知" : level;
        }
        return recipient.isInformed() ? "督办情况·" + level : "督办·" + level;
    }

    /** For an escalation level, in the timeline. */
    public static String headOfEvent(Body body, String level) {
        return body == Body.CONSULTED ? "商请" : level;
    }

    // Facts.

    public static String task(String name) {
        return "任务：" + name;
    }

    public static String assignee(String body, @Nullable String person) {
        return "承办：" + body + (person == null ? "" : "（" + person + "）");
    }

    public static String due(@Nullable String day) {
        return day == null ? "期限：没有期限" : "期限：" + day + "，" + REMAINING;
    }

    // What the recipient should do, for sending before, on and after the due day.

    public static List<String> expected(Recipient recipient, Matter matter) {
        return switch (recipient) {
            case DOER -> ofDoer(matter);
            case HEAD -> ofHead(matter);
            case OFFICE, LEADING_GROUP -> List.of("以上供掌握情况。");
        };
    }

    private static List<String> ofDoer(Matter matter) {
        return switch (matter.body()) {
            case UNIT ->
                byDay(
                        "请在期限前办理" + extension(matter, matter.ofHeads(), false) + "。",
                        "请于今天" + matter.until() + "前办理" + extension(matter, matter.ofHeads(), true) + "。",
                        "请尽快办理" + (matter.explains() ? "，并在“困难问题”一栏写明未按期完成的原因" : "") + "。");
            case CONSULTED ->
                byDay(
                        "请在期限前予以办理" + extension(matter, matter.ofHeads(), false) + "。感谢支持！",
                        "请于今天" + matter.until() + "前予以办理" + extension(matter, matter.ofHeads(), true) + "。感谢支持！",
                        "这项工作已过期限，商请予以支持、早日办理" + (matter.explains() ? "；如有困难，请在“困难问题”一栏说明，以便协调" : "") + "。感谢支持！");
            case LEADING_GROUP -> byDay("提请在期限前办理。", "今天到期，提请办理。", "已过期限，提请办理。");
        };
    }

    private static List<String> ofHead(Matter matter) {
        return switch (matter.body()) {
            case UNIT, LEADING_GROUP ->
                byDay(
                        "请关注本单位的这项任务，安排在期限前办理" + extension(matter, true, false) + "。",
                        "请安排经办人于今天" + matter.until() + "前办理" + extension(matter, true, true) + "。",
                        "请督促经办人尽快办理；需要时可以在“本单位在办”中转交其他同志。");
            case CONSULTED ->
                byDay(
                        "敬请关心这项工作，协调在期限前办理" + extension(matter, true, false) + "。感谢支持！",
                        "敬请关心这项工作，协调于今天" + matter.until() + "前办理" + extension(matter, true, true) + "。感谢支持！",
                        "这项工作已过期限，商请关心协调、早日办理；需要时可以在“本单位在办”中转交其他同志。感谢支持！");
        };
    }

    /** For a task that has come back. */
    public static List<String> expectedAgain(Matter matter) {
        var thanks = matter.body() == Body.CONSULTED ? "感谢支持！" : "";
        return byDay(
                "请按退回理由修改完善，在期限前重新提交" + extension(matter, matter.ofHeads(), false) + "。" + thanks,
                "请按退回理由修改完善，于今天" + matter.until() + "前重新提交" + extension(matter, matter.ofHeads(), true) + "。" + thanks,
                (thanks.isEmpty() ? "请按退回理由修改完善，尽快重新提交。" : "请按退回理由修改完善，早日重新提交。") + thanks);
    }

    public static String reasonOfReturn(String reason) {
        return "退回理由：" + typed(reason);
    }

    public static String question(String question) {
        return "征询事项：" + typed(question);
    }

    /** That more time may be asked for until the due day has ended. */
    private static String extension(Matter matter, boolean byOfficer, boolean today) {
        if (!matter.extendable()) {
            return "";
        }
        var who = byOfficer ? "经办人" : "";
        var when = today ? "今天" + matter.until() + "前仍可" : "可在到期日" + matter.until() + "前";
        return matter.body() == Body.CONSULTED ? "；如需延期，" + who + when + "提出申请" : "；预计不能按期办理的，" + who + when + "申请延期";
    }

    private static List<String> byDay(String early, String today, String late) {
        return List.of(EARLY + early, TODAY + today, LATE + late);
    }

    // What follows.

    /** About the level's letter, for those who are informed. */
    public static String letter(String letter) {
        return "按督办规则，这一级拟发" + letter + "，由办公室审定。";
    }

    /**
     * What follows if the task is not done by that day.
     *
     * @param level the next escalation level
     * @param recipients the new recipients; blank for nobody
     */
    public static String next(
            Recipient recipient, String day, String level, String recipients, @Nullable String letter) {
        var what = new StringBuilder("到" + day + "仍未办理的，");
        what.append(recipient.isInformed() ? "进入“" + level + "”级" : "");
        if (!recipients.isEmpty()) {
            what.append(recipient.isInformed() ? "，" : "").append("将通知").append(recipients);
        }
        if (letter != null) {
            what.append(recipient.isInformed() || !recipients.isEmpty() ? "，并" : "将")
                    .append("拟发")
                    .append(letter);
        }
        return what.append("。").toString();
    }

    // Acts of the office.

    public static String urging(Recipient recipient, Body body, String text, String due) {
        var opening = body == Body.CONSULTED
                ? "办公室就这项工作商请如下：\n"
                : recipient == Recipient.HEAD ? "办公室催办本单位的这项任务，请督促经办人办理。内容如下：\n" : "";
        return opening + typed(text) + "\n办理期限：" + due + "，" + REMAINING + (body == Body.CONSULTED ? "\n感谢支持！" : "");
    }

    public static String extended(String before, String after, @Nullable String remark) {
        return "期限由" + before + "延至" + after + "，" + REMAINING + "。"
                + (remark == null ? "" : "\n办公室意见：" + typed(remark));
    }

    public static String notExtended(String due, String reason) {
        return "期限仍为" + due + "，" + REMAINING + "。\n不同意的理由：" + typed(reason);
    }

    /** To the lead. */
    public static String extendedOf(String unit, String before, String after) {
        return "办公室同意" + unit + "延期，期限由" + before + "延至" + after + "。\n以上供牵头单位掌握情况。";
    }

    /** To the lead. */
    public static String notExtendedOf(String unit, String due) {
        return "办公室不同意" + unit + "延期，期限仍为" + due + "。\n以上供牵头单位掌握情况。";
    }

    public static String corrected(String before, String after, String reason) {
        return "期限由" + before + "更正为" + after + "，" + REMAINING + "。\n更正理由：" + typed(reason);
    }

    /** To the lead. */
    public static String correctedOf(String unit, String before, String after, String reason) {
        return "办公室更正了" + unit + "的延期，期限由" + before + "更正为" + after + "。\n更正理由：" + typed(reason) + "\n以上供牵头单位掌握情况。";
    }

    // What has ended.

    /** To the lead. */
    public static Sentences pointEnded(
            String point, boolean carriedOver, String paper, @Nullable String reason, @Nullable String unfinished) {
        return new Sentences(
                headOfEnd(carriedOver),
                point,
                "领导小组已决定" + headOfEnd(carriedOver) + "（" + paper + "）。"
                        + (reason == null ? "" : "\n" + (carriedOver ? "结转理由：" : "说明：") + typed(reason))
                        + (unfinished == null ? "" : "\n" + unfinished + "。")
                        + (carriedOver ? "\n下年度校核时作为上年结转列出，在此以前不用再填报。" : "\n不用再填报。"));
    }

    /** For the part's own body; it does not mention other unfinished parts. */
    public static Sentences partOfPointEnded(String point, boolean carriedOver, String paper, boolean unfinished) {
        return new Sentences(
                headOfEnd(carriedOver),
                point,
                "这项要点已由领导小组决定" + headOfEnd(carriedOver) + "（" + paper + "），"
                        + (unfinished ? "贵单位的承办任务记为未完成" : "贵单位的承办任务随之结束") + "，不用再填报。");
    }

    private static String headOfEnd(boolean carriedOver) {
        return carriedOver ? "结转下年度" : "办结销号";
    }

    /** For the part's former body. */
    public static Sentences partUnfinished(String part) {
        return new Sentences("未完成", part, "牵头单位提请结束落实，办公室已经同意，贵单位的承办任务记为未完成，不用再填报。");
    }

    // Released letters.

    /** To the addressee. */
    public static Sentences letterReceived(String kind, String number, String title) {
        return new Sentences(
                "函件",
                kind + " " + number + "：" + title,
                "收到" + kind + "（" + number + "）：" + title + "。" + WHERE_LETTERS_ARE);
    }

    /**
     * For those who get a copy. They do not read kind and title, which are written for the addressee: a consulted body
     * may get a copy too.
     */
    public static Sentences letterCopied(String number, String addressee) {
        return new Sentences(
                "函件抄送",
                "致" + addressee + "的函件 " + number,
                "抄送贵单位：致" + addressee + "的函件（" + number + "）。" + WHERE_LETTERS_ARE);
    }

    // Faults.

    /** To the administrator, who can retry the failed step. */
    public static Sentences faultToMend(String process, String key, String step, String reason) {
        return new Sentences(
                "系统故障",
                "流程“" + process + "”的步骤“" + step + "”失败",
                fault(process, key, step, reason) + "\n请消除原因后，在 Cockpit 中重试这个步骤。");
    }

    /** To supervisors, who can see it but not change it. */
    public static Sentences faultToKnow(String process, String key, String step, String reason) {
        return new Sentences(
                "系统故障情况",
                "流程“" + process + "”的步骤“" + step + "”失败",
                fault(process, key, step, reason) + "\n以上供掌握情况，由系统管理员处理。");
    }

    private static String fault(String process, String key, String step, String reason) {
        return "流程“" + process + "”（业务编号 " + key + "）的步骤“" + step + "”多次失败，已停止重试。" + reason;
    }

    /** Text that somebody typed must not act as a mark. */
    private static String typed(String text) {
        return text.replace("{{", "｛｛");
    }
}
