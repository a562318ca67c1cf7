package org.weibao.process;

import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.checked;
import static org.weibao.process.Forms.compiled;
import static org.weibao.process.Forms.on;
import static org.weibao.process.Forms.reason;
import static org.weibao.process.Forms.report;
import static org.weibao.process.Forms.verdict;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;
import org.weibao.board.PartView;
import org.weibao.board.WorkPointQuery;
import org.weibao.deadline.DeadlineService;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.LetterKind;

/**
 * One waiting task of every step there is: 市妇联 leads, 市公安局, 甲县 and 乙县 carry out, and a part's task is always 甲县's.
 */
@TestComponent
class TaskCases {

    /** What only 甲县 has written, and the lead that gets its report. */
    static final String OF_JIA = "甲县自己的进展文字";

    private final Office office;
    private final Points points;
    private final WorkPointQuery pointQuery;
    private final RuntimeService runtime;
    private final DeadlineService deadlines;
    private final LevelsReached levels;
    private final Map<String, Task> waiting = new TreeMap<>();

    TaskCases(
            Office office,
            Points points,
            WorkPointQuery pointQuery,
            RuntimeService runtime,
            DeadlineService deadlines,
            LevelsReached levels) {
        this.office = office;
        this.points = points;
        this.pointQuery = pointQuery;
        this.runtime = runtime;
        this.deadlines = deadlines;
        this.levels = levels;
    }

    /** The waiting task of each step, by the step's id. */
    Map<String, Task> bringAbout() {
        waiting.clear();
        plans();
        beforeImplementation();
        parts();
        afterImplementation();
        extensions();
        return waiting;
    }

    private void plans() {
        office.desk("office-1").startsYear(2023);
        waits(Elements.PROOFREAD, "2023");
        runtime.createProcessInstanceByKey(Elements.ANNUAL_PLAN)
                .businessKey("2022")
                .setVariable(Variables.PLAN_ID.name(), points.emptyPlan(2022))
                .startBeforeActivity(Elements.APPROVE)
                .execute();
        waits(Elements.APPROVE, "2022");
    }

    private void beforeImplementation() {
        waits(Elements.ACCEPT_ASSIGNMENT, published());
        var declined = published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, declined, answer("DECLINED", "不归我会"));
        waits(Elements.REASSIGN, declined);
        waits(Elements.REQUEST_END, accepted());
        var requested = accepted();
        office.desk("fulian-officer").does(Elements.REQUEST_END, requested, reason("乙县没有签收"));
        waits(Elements.CONSENT_END, requested);
    }

    private void parts() {
        var jia = office.desk("jia-officer");
        waits(Elements.ACCEPT_PART, accepted() + "/jia");
        var objected = accepted();
        jia.does(Elements.ACCEPT_PART, objected + "/jia", Map.of("objection", "没有这项职能"));
        waits(Elements.DECIDE_OBJECTION, objected + "/jia");
        var claimed = accepted();
        var measure = part(claimed).measures().get(0).measure().id();
        jia.does(
                Elements.ACCEPT_PART,
                claimed + "/jia",
                Map.of("notApplicable", List.of(Map.of("measureId", measure, "reason", "没有学校"))));
        waits(Elements.CONFIRM_NOT_APPLICABLE, claimed + "/jia");
        waits(Elements.REPORT, inImplementation() + "/jia");
        var late = inImplementation();
        var letter = levels.reach(TaskSubject.part(part(late).id()), Elements.REPORT, "jia", "yellow", LetterKind.TIP);
        office.continueToNextWaitState();
        waits(Elements.RELEASE_LETTER, letter.get(0).key());
        waits(Elements.SIGN_PART, reported() + "/jia");
        var signed = reported();
        office.desk("jia-head").does(Elements.SIGN_PART, signed + "/jia", answer("SIGNED"));
        waits(Elements.VERIFY, signed + "/jia");
    }

    private void afterImplementation() {
        waits(Elements.COMPILE, toCompile());
        waits(Elements.SIGN, toSign());
        waits(Elements.CHECK, toCheck());
        waits(Elements.DECIDE, toDecide());
        var returned = toDecide();
        office.desk("recorder")
                .does(
                        Elements.DECIDE,
                        returned,
                        verdict("2023-03-06", on(points.idOf(returned), "RETURNED_TO_OFFICE", "再核一次")));
        waits(Elements.CHOOSE_RETURN, returned);
    }

    private void extensions() {
        waits(Elements.SIGN_EXTENSION, asked());
        var signed = asked();
        office.desk("jia-head").does(Elements.SIGN_EXTENSION, signed, answer("SIGNED"));
        waits(Elements.DECIDE_EXTENSION, signed);
    }

    private String asked() {
        var code = inImplementation();
        var deadline = deadlines
                .find(TaskSubject.part(part(code).id()), Elements.REPORT)
                .orElseThrow();
        office.desk("jia-officer")
                .starts(
                        Elements.EXTENSION,
                        Map.of("deadlineId", deadline.id(), "due", "2023-04-14", "reason", "等开学", "progress", OF_JIA));
        return code;
    }

    private String published() {
        return points.ledBy("fulian")
                .with("gongan")
                .in("jia", "yi")
                .everybody("开展家庭教育指导")
                .published();
    }

    private String accepted() {
        var code = published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        return code;
    }

    private String inImplementation() {
        var code = accepted();
        office.desk("jia-officer").does(Elements.ACCEPT_PART, code + "/jia", accept());
        return code;
    }

    private String reported() {
        var code = inImplementation();
        office.desk("jia-officer").does(Elements.REPORT, code + "/jia", report(part(code), true, OF_JIA));
        return code;
    }

    private String toCompile() {
        var code = points.ledBy("fulian").everybody("学习").published();
        var lead = office.desk("fulian-officer");
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        var own = pointQuery.parts(points.idOf(code)).get(0);
        lead.does(Elements.REPORT, code, report(own, true, "完成"));
        return code;
    }

    private String toSign() {
        var code = toCompile();
        var measures = pointQuery.point(points.idOf(code)).measures();
        office.desk("fulian-officer").does(Elements.COMPILE, code, compiled(measures, "汇总"));
        return code;
    }

    private String toCheck() {
        var code = toSign();
        office.desk("fulian-head").does(Elements.SIGN, code, answer("SIGNED"));
        return code;
    }

    private String toDecide() {
        var code = toCheck();
        office.desk("office-1").does(Elements.CHECK, code, checked(true, true));
        return code;
    }

    private PartView part(String code) {
        return pointQuery.parts(points.idOf(code)).stream()
                .filter(each -> each.unit().code().equals("jia"))
                .findFirst()
                .orElseThrow();
    }

    private void waits(String step, String key) {
        waiting.put(step, office.task(step, key));
    }
}
