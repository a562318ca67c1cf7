package org.weibao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.board.PartView;
import org.weibao.board.WorkPointQuery;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.organization.Organization;

/** The year 2023, proofread and published without a browser, for tests that begin after that. */
@TestComponent
@Lazy
class RunningYear {

    private final Colleagues colleagues;
    private final RepositoryService repository;
    private final Organization organization;
    private final WorkPointQuery pointQuery;
    private final EntityManager entities;
    private final TransactionOperations transaction;

    RunningYear(
            Colleagues colleagues,
            RepositoryService repository,
            Organization organization,
            WorkPointQuery pointQuery,
            EntityManager entities,
            TransactionOperations transaction) {
        this.colleagues = colleagues;
        this.repository = repository;
        this.organization = organization;
        this.pointQuery = pointQuery;
        this.entities = entities;
        this.transaction = transaction;
    }

    /** Publishes the points of the document: leads as proposed, no counties but 甲县 and 乙县. */
    void begin() {
        take();
        proofread();
        approve();
    }

    void take() {
        var desk = colleagues.session("office-1");
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("annual-plan")
                .latestVersion()
                .singleResult();
        var started = desk.postEngine(
                "/process-definition/" + definition.getId() + "/submit-form",
                Map.of("variables", Map.of("submission", Map.of("value", "{\"year\":2023}", "type", "String"))));
        assertThat(started.status()).as(started.toString()).isEqualTo(200);
    }

    void proofread() {
        var desk = colleagues.session("office-1");
        var task = colleagues.claim(desk, "校核｜2023年");
        for (var point : Colleagues.view(desk, task).at("/plan/points")) {
            var saved = desk.put(
                    "/camunda/api/weibao/tasks/" + task + "/points/"
                            + point.path("id").asLong(),
                    edited((ObjectNode) point));
            assertThat(saved.status()).as(saved.toString()).isEqualTo(200);
        }
        var submitted = desk.submit(task, Map.of("answer", "SUBMITTED"));
        assertThat(submitted.status()).as(submitted.toString()).isEqualTo(204);
    }

    void approve() {
        colleagues.does("recorder", "审批｜2023年", Map.of("answer", "APPROVED"));
    }

    /** A part of a point, as its tasks' names say it. */
    String labelOf(String point, String unit) {
        return point + "｜" + organization.unit(unit).name();
    }

    PartView partOf(String point, String unit) {
        return pointQuery.parts(idOf(point)).stream()
                .filter(part -> part.unit().code().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    /** The part's report is due today, whatever day that is. */
    void isDueToday(PartView part) {
        transaction.executeWithoutResult(
                status -> entities.createNativeQuery("update part set period_begins = null, due = ? where id = ?")
                        .setParameter(1, WorkingCalendar.dayOf(Instant.now()))
                        .setParameter(2, part.id())
                        .executeUpdate());
    }

    /** The point of that place and title. */
    long idOf(String point) {
        return entities.createQuery(
                        "select p.id from WorkPoint p where concat(p.place, ' ', p.title) = :label", Long.class)
                .setParameter("label", point)
                .getSingleResult();
    }

    private static JsonNode edited(ObjectNode point) {
        var edit = point.objectNode();
        for (var name : List.of("version", "title", "category", "priority", "rhythm", "closingStandard")) {
            edit.set(name, point.get(name));
        }
        edit.set("lead", point.at("/lead/code"));
        edit.put("leadConfirmed", true);
        edit.set("responsible", codes(point, "responsible"));
        var phrases = edit.putArray("phrases");
        point.path("phrases").forEach(phrase -> phrases.addObject()
                .put("text", phrase.path("text").asText())
                .put("expand", false));
        if (!point.path("counties").isEmpty()) {
            edit.putArray("counties").add("jia").add("yi");
        }
        var measures = edit.putArray("measures");
        for (var measure : point.path("measures")) {
            var kept = measures.addObject();
            for (var name : List.of(
                    "id", "text", "allUnits", "counties", "indicatorName", "indicatorUnit", "target", "aggregation")) {
                kept.set(name, measure.get(name));
            }
            kept.set("units", codes((ObjectNode) measure, "units"));
        }
        if (point.path("lead").isNull()) {
            edit.putNull("lead");
            edit.put("leftOutReason", "来源文件在本项中间截断");
        }
        return edit;
    }

    private static JsonNode codes(ObjectNode of, String name) {
        var codes = of.arrayNode();
        of.path(name).forEach(unit -> codes.add(unit.path("code")));
        return codes;
    }
}
