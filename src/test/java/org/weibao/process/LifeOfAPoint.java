package org.weibao.process;

import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.checked;
import static org.weibao.process.Forms.compiled;
import static org.weibao.process.Forms.on;
import static org.weibao.process.Forms.report;
import static org.weibao.process.Forms.verdict;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.weibao.board.PartView;
import org.weibao.board.WorkPointQuery;

/** One life of a point with ten parts, from publication to closing, with the acts of the screens: nobody claims a task before
 * they complete it. A given meter measures each act. */
@Component
public class LifeOfAPoint {

    /** What is measured apart. */
    public enum Act {
        FIND,
        SUBMIT,
        JOBS,
        PUBLISH
    }

    /** Runs an act and measures it. */
    public interface Meter {
        void measure(Act act, Runnable what);
    }

    private static final String LEAD = "fulian";
    private static final List<String> UNITS = List.of("gongan", "minzheng", "jiaoti", "weijian", "tuan");
    private static final List<String> COUNTIES = List.of("jia", "yi", "bing", "ding");

    /** So many report once before they are done. */
    private static final int IN_PROGRESS_FIRST = 7;

    private final Office office;
    private final Points points;
    private final WorkPointQuery pointQuery;
    private final FormService forms;
    private final ManagementService jobs;

    LifeOfAPoint(Office office, Points points, WorkPointQuery pointQuery, FormService forms, ManagementService jobs) {
        this.office = office;
        this.points = points;
        this.pointQuery = pointQuery;
        this.forms = forms;
        this.jobs = jobs;
    }

    /** The whole of it. */
    public void whole(Meter meter) {
        var code = begun(meter);
        var left = IN_PROGRESS_FIRST;
        for (var body : bodies()) {
            var key = code + "/" + body + "/";
            does(meter, body + "-officer", Elements.ACCEPT_PART, key, accept());
            if (left-- > 0) {
                does(meter, body + "-officer", Elements.REPORT, key, report(part(code, body), false, "已启动"));
            }
            does(meter, body + "-officer", Elements.REPORT, key, report(part(code, body), true, "已完成"));
            does(meter, body + "-head", Elements.SIGN_PART, key, answer("SIGNED"));
            does(meter, LEAD + "-officer", Elements.VERIFY, key, answer("PASSED"));
        }
        does(meter, LEAD + "-officer", Elements.REPORT, code + "/" + LEAD, report(part(code, LEAD), true, "已完成"));
        var id = points.idOf(code);
        var measures = pointQuery.point(id).measures();
        does(meter, LEAD + "-officer", Elements.COMPILE, code, compiled(measures, "全部完成"));
        does(meter, LEAD + "-head", Elements.SIGN, code, answer("SIGNED"));
        does(meter, "office-1", Elements.CHECK, code, checked(true, true));
        does(meter, "recorder", Elements.DECIDE, code, verdict("2023-03-06", on(id, "CLOSED", "")));
    }

    /** Until its parts wait to be accepted; the answer is the point's code. */
    public String begun(Meter meter) {
        var point = points.ledBy(LEAD)
                .with(UNITS.toArray(String[]::new))
                .in(COUNTIES.toArray(String[]::new))
                .everybody("开展家庭教育指导")
                .countedInCounties("政策宣讲进村（居）", "宣讲")
                .approved();
        meter.measure(Act.PUBLISH, () -> points.publish(point));
        runJobs(meter);
        does(meter, LEAD + "-officer", Elements.ACCEPT_ASSIGNMENT, point.code(), answer("ACCEPTED"));
        return point.code();
    }

    private static List<String> bodies() {
        return Stream.concat(UNITS.stream(), COUNTIES.stream()).toList();
    }

    private void does(Meter meter, String user, String step, String key, Map<String, Object> command) {
        var desk = office.desk(user);
        var submission = office.submission(command);
        desk.as(() -> {
            var task = new Task[1];
            meter.measure(Act.FIND, () -> task[0] = office.task(step, key));
            meter.measure(Act.SUBMIT, () -> forms.submitTaskForm(task[0].getId(), submission));
            return null;
        });
        runJobs(meter);
    }

    private void runJobs(Meter meter) {
        for (var waiting = office.waiting(); !waiting.isEmpty(); waiting = office.waiting()) {
            waiting.forEach(job -> meter.measure(Act.JOBS, () -> jobs.executeJob(job.getId())));
        }
    }

    private PartView part(String code, String unit) {
        return pointQuery.parts(points.idOf(code)).stream()
                .filter(each -> each.unit().code().equals(unit))
                .findFirst()
                .orElseThrow();
    }
}
