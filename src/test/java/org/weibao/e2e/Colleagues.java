package org.weibao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Lazy;
import org.weibao.support.StartsAgain;
import org.weibao.support.WebSession;

/** Colleagues of the person in the browser. They act by the requests that the forms send. */
@TestComponent
@Lazy
class Colleagues implements StartsAgain {

    private final Map<String, WebSession> sessions = new HashMap<>();
    private final Waiting waiting;
    private final int port;

    Colleagues(Waiting waiting, @LocalServerPort int port) {
        this.waiting = waiting;
        this.port = port;
    }

    @Override
    public void startAgain() {
        sessions.clear();
    }

    WebSession session(String user) {
        return sessions.computeIfAbsent(user, id -> WebSession.tasklist(port, id));
    }

    /** Takes the task of that name, once it is there, and submits it. */
    void does(String user, String task, Object command) {
        var session = session(user);
        submit(session, claim(session, task), command);
    }

    /** A part's whole life, each task by its own people: accepted, reported done, signed, verified by the lead. */
    void carriesOut(String unit, String part, String lead) {
        accepts(unit, part);
        reports(unit, part);
        does(unit + "-head", "审签｜" + part, Map.of("answer", "SIGNED"));
        does(lead, "核验｜" + part, Map.of("answer", "PASSED"));
    }

    void accepts(String unit, String part) {
        does(unit + "-officer", "签收｜" + part, Map.of());
    }

    /** Reports the part done, with every measure completed. */
    void reports(String unit, String part) {
        reports(unit, part, List.of());
    }

    /** @param files the ids of files that were uploaded in the form */
    void reports(String unit, String part, List<Long> files) {
        var session = session(unit + "-officer");
        var id = claim(session, "落实并填报进展｜" + part);
        var measures = StreamSupport.stream(
                        view(session, id).at("/part/measures").spliterator(), false)
                .filter(each -> each.path("state").asText().equals("CARRIED"))
                .map(each -> each.path("measure"))
                .toList();
        submit(session, id, Map.of("done", true, "figures", completed(measures), "summary", "按要求完成。", "files", files));
    }

    /** Compiles the parts' reports as they are. */
    void compiles(String user, String point, String summary) {
        var session = session(user);
        var id = claim(session, "汇总｜" + point);
        var measures = StreamSupport.stream(
                        view(session, id).at("/point/measures").spliterator(), false)
                .toList();
        submit(session, id, Map.of("answer", "COMPILED", "figures", completed(measures), "summary", summary));
    }

    /** Passes the office's check, every item met. */
    void passes(String user, String point) {
        var session = session(user);
        var id = claim(session, "审核｜" + point);
        var items = StreamSupport.stream(
                        view(session, id).at("/point/closingStandard").spliterator(), false)
                .map(item -> Map.of("met", true))
                .toList();
        submit(session, id, Map.of("answer", "PASSED", "items", items));
    }

    String claim(WebSession session, String task) {
        var id = waiting.task(task, Waiting.returned(task)).getId();
        var claimed = session.postEngine("/task/" + id + "/claim", Map.of("userId", session.userId()));
        assertThat(claimed.status())
                .as(session.userId() + " claims " + task + ": " + claimed)
                .isEqualTo(204);
        return id;
    }

    private static void submit(WebSession session, String id, Object command) {
        var answer = session.submit(id, command);
        assertThat(answer.status())
                .as(session.userId() + " submits " + command + ": " + answer)
                .isEqualTo(204);
    }

    static JsonNode view(WebSession session, String id) {
        return session.get("/camunda/api/weibao/tasks/" + id).json();
    }

    private static List<Map<String, Object>> completed(List<JsonNode> measures) {
        return measures.stream().map(Colleagues::completed).toList();
    }

    private static Map<String, Object> completed(JsonNode measure) {
        var line = new TreeMap<String, Object>();
        line.put("measureId", measure.path("id").asLong());
        line.put("state", "COMPLETED");
        line.put("percentage", 100);
        if (!measure.path("indicatorName").isNull()) {
            line.put("figure", 3);
            line.put("denominator", 4);
        }
        return line;
    }
}
