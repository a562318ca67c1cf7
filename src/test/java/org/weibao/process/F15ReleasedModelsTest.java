package org.weibao.process;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.LetterKind;
import org.weibao.fault.Clerk;
import org.weibao.notification.Undelivered;

/** Trial F15: what began under a released version's models ends after an update, from every place where it may wait. */
@DisplayName("Trial F15: instances of every released version, waiting everywhere, end after the update")
class F15ReleasedModelsTest extends Scenario {

    private static final Path RELEASED = Path.of("src/test/resources/org/weibao/released");

    private static final List<String> PEOPLE = List.of(
            "fulian-officer",
            "fulian-head",
            "gongan-officer",
            "gongan-head",
            "minzheng-officer",
            "minzheng-head",
            "jia-officer",
            "jia-head",
            "yi-officer",
            "yi-head",
            "office-1",
            "recorder");

    /** Waits for a message of a person's own, which F7FailingDelegateTest has. */
    private static final String GIVEN_UP = "serviceTask_sendAgain";

    @Autowired
    TaskCases cases;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    LevelsReached levels;

    @Autowired
    Undelivered undelivered;

    @Autowired
    JdbcTemplate database;

    static Stream<Path> releases() throws IOException {
        try (var folders = Files.list(RELEASED)) {
            return folders.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void everythingEnds(Path release) {
        clock.startAgain();
        var models = release.resolve("models");
        deploy("released", models);
        var old = latest();
        cases.bringAbout();
        jobs();
        assertThat(waiting(old)).containsExactlyInAnyOrderElementsOf(waitStates(models));

        deploy("new", ProcessModel.FOLDER);
        assertThat(latest()).as("a version of its own").doesNotContainAnyElementsOf(old);

        office.continueToNextWaitState();
        transaction.executeWithoutResult(status -> database.update(
                "update plan set state = 'AWAITING_APPROVAL' where plan_year = 2022 and state <> 'ABANDONED'"));
        office.desk("recorder").does(Elements.APPROVE, "2022", answer("RETURNED", "没有要点"));
        for (var year : List.of("2022", "2023")) {
            office.desk("office-1").does(Elements.PROOFREAD, year, answer("ABANDONED", "另行选定"));
        }
        var people = PEOPLE.stream()
                .map(user -> new Clerk(port, user, new Diligent(), () -> WorkingCalendar.dayOf(clock.instant())))
                .toList();
        for (var goesOn = true; goesOn; ) {
            goesOn = false;
            for (var clerk : people) {
                goesOn |= works(clerk, old);
            }
        }
        undelivered.layAside(0);
        assertThat(runtime.createProcessInstanceQuery().list())
                .filteredOn(instance -> old.contains(instance.getProcessDefinitionId()))
                .extracting(instance -> instance.getProcessDefinitionId() + " " + instance.getBusinessKey())
                .isEmpty();
        assertThat(office.failedJobs()).isZero();
        // Nobody took the two years that begin in the middle.
        ledger.assertInOrder("要点", "落实中要点", "承办任务", "没有无主", "每项待办任务");
    }

    private boolean works(Clerk clerk, Set<String> old) {
        var worked = false;
        for (var task : clerk.tasks()) {
            if (!old.contains(task.path("processDefinitionId").asText())) {
                continue;
            }
            if (Clerk.isFree(task) && clerk.send(clerk.claiming(task)).status() >= 300) {
                continue;
            }
            var click = clerk.fillIn(task);
            if (click != null) {
                var answer = clerk.send(click);
                assertThat(answer.status()).as(click + ": " + answer).isLessThan(300);
                office.continueToNextWaitState();
                worked = true;
            }
        }
        return worked;
    }

    /** Instances whose next step is a job or a message. */
    private void jobs() {
        var toVerify = reported();
        office.desk("jia-head").does(Elements.SIGN_PART, toVerify + "/jia", answer("SIGNED"));
        var toInclude = accepted();
        var objected = accepted();
        office.desk("jia-officer").does(Elements.ACCEPT_PART, objected + "/jia", Map.of("objection", "没有这项职能"));
        var late = accepted();
        var ended = accepted();
        office.desk("fulian-officer").does(Elements.REQUEST_END, ended, Forms.reason("乙县没有签收"));
        var supported = points.ledBy("fulian")
                .supportedBy("gongan")
                .in("jia")
                .everybody("开展家庭教育指导")
                .published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, supported, answer("ACCEPTED"));
        var toAccept = published();

        // From here on no job runs.
        office.desk("fulian-officer").click(Elements.VERIFY, toVerify + "/jia", answer("PASSED"));
        office.desk("fulian-officer")
                .click(Elements.REPORT, toInclude + "/fulian", report(part(toInclude, "fulian"), true, "完成"));
        var measures = part(objected, "jia").measures().stream()
                .map(line -> line.measure().id())
                .toList();
        office.desk("office-1")
                .click(Elements.DECIDE_OBJECTION, objected + "/jia", Map.of("released", measures, "reason", "同意"));
        office.desk("office-1").click(Elements.CONSENT_END, ended, answer("GRANTED", "同意"));
        office.desk("gongan-officer").click(Elements.ACCEPT_PART, supported + "/gongan", Map.of());
        office.desk("fulian-officer").click(Elements.ACCEPT_ASSIGNMENT, toAccept, answer("ACCEPTED"));
        levels.reach(TaskSubject.part(part(late, "yi").id()), Elements.ACCEPT_PART, "yi", "yellow", LetterKind.TIP);
        var approved = points.ledBy("fulian").everybody("学习").ofYear(2021).approved();
        runtime.createProcessInstanceByKey(Elements.ANNUAL_PLAN)
                .businessKey("2021")
                .setVariable(
                        Variables.PLAN_ID.name(),
                        database.queryForObject(
                                "select plan_id from work_point where id = ?", Long.class, approved.id()))
                .setVariable(Variables.OUTCOME.name(), "approved")
                .startBeforeActivity("gateway_approved")
                .execute();
        runtime.createProcessInstanceByKey(Elements.NOTICE_DELIVERY)
                .businessKey("message-0")
                .setVariable(Variables.MESSAGE_ID.name(), 0L)
                .startBeforeActivity("event_result")
                .execute();
    }

    private String published() {
        return points.ledBy("fulian").in("jia", "yi").everybody("开展家庭教育指导").published();
    }

    private String accepted() {
        var code = published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        return code;
    }

    private String reported() {
        var code = accepted();
        office.desk("jia-officer").does(Elements.ACCEPT_PART, code + "/jia", Map.of());
        office.desk("jia-officer").does(Elements.REPORT, code + "/jia", report(part(code, "jia"), true, "完成"));
        return code;
    }

    private void deploy(String name, Path folder) {
        var deployment = repository.createDeployment().name(name);
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(each -> each.toString().matches(".*\\.(bpmn|dmn|html)"))
                    .toList()) {
                deployment.addString(folder.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        deployment.deploy();
    }

    private Set<String> latest() {
        return repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(ProcessDefinition::getId)
                .collect(toCollection(TreeSet::new));
    }

    /** Where a process may wait: for a person, for a job, for a message. */
    private static Set<String> waitStates(Path models) {
        try (var files = Files.list(models)) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .map(file -> Bpmn.readModelFromFile(file.toFile()))
                    .flatMap(model -> model.getModelElementsByType(FlowNode.class).stream())
                    .filter(node -> node instanceof UserTask
                            || node instanceof IntermediateCatchEvent
                            || node.isCamundaAsyncBefore()
                            || node.isCamundaAsyncAfter()
                            || (node instanceof Activity activity
                                    && activity.getLoopCharacteristics()
                                            instanceof MultiInstanceLoopCharacteristics loop
                                    && loop.isCamundaAsyncBefore()))
                    .map(FlowNode::getId)
                    .filter(id -> !id.equals(GIVEN_UP))
                    .collect(toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> waiting(Set<String> old) {
        var waiting = new TreeSet<String>();
        tasks.createTaskQuery().list().stream()
                .filter(task -> old.contains(task.getProcessDefinitionId()))
                .forEach(task -> waiting.add(task.getTaskDefinitionKey()));
        management.createJobQuery().messages().list().stream()
                .filter(job -> old.contains(job.getProcessDefinitionId()))
                .map(job -> management
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult()
                        .getActivityId())
                .forEach(id -> waiting.add(id.replaceFirst("#.*", "")));
        runtime.createEventSubscriptionQuery().eventType("message").list().stream()
                .filter(each -> each.getActivityId().startsWith("event_"))
                .forEach(each -> waiting.add(each.getActivityId()));
        return waiting;
    }

    /** Chooses what leads to the end. */
    private static final class Diligent extends Random {

        private static final long serialVersionUID = 1L;

        @Override
        public int nextInt(int bound) {
            return bound - 1;
        }

        @Override
        public boolean nextBoolean() {
            return true;
        }
    }
}
