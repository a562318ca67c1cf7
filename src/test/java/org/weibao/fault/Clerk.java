package org.weibao.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.process.Elements;
import org.weibao.process.LevelsReached;
import org.weibao.support.SampleFiles;
import org.weibao.support.WebSession;
import org.weibao.support.WebSession.Answer;

/** A person who does every task that waits for them, through the requests that Tasklist sends. */
public final class Clerk {

    /** Of a size that no database keeps in the row. */
    private static final byte[] PHOTO = SampleFiles.picture("jpeg", 300, 200);

    private static final String OF_MY_UNIT = "本单位待办";

    private final int port;
    private final WebSession session;
    private final Random random;
    private final String filter;
    private final Supplier<LocalDate> today;

    Clerk(int port, String user, Random random) {
        this(port, user, random, () -> LocalDate.now(WorkingCalendar.ZONE));
    }

    /** Somebody who signs in to an application that may have a clock of its own. */
    public Clerk(int port, String user, Random random, Supplier<LocalDate> today) {
        this.today = today;
        this.port = port;
        this.session = WebSession.tasklist(port, user);
        this.random = random;
        this.filter = StreamSupport.stream(
                        session.getEngine("/filter?resourceType=Task").json().spliterator(), false)
                .filter(each -> each.path("name").asText().equals(OF_MY_UNIT))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    /** Their id. */
    public String user() {
        return session.userId();
    }

    int port() {
        return port;
    }

    /** The same person after signing in at another node. */
    Clerk at(int other) {
        return new Clerk(other, user(), random, today);
    }

    /** Leaves what they have typed so far, as a form does by itself. */
    Answer types(JsonNode task, Map<String, Object> text) {
        return session.put(draft(task), text);
    }

    /** What they had typed. */
    Answer typed(JsonNode task) {
        return session.get(draft(task));
    }

    /** Hands in a file with their task. */
    Answer uploads(JsonNode task, String name, byte[] content) {
        return session.upload("/camunda/api/weibao/tasks/" + task.path("id").asText() + "/files", name, content);
    }

    private static String draft(JsonNode task) {
        return "/camunda/api/weibao/tasks/" + task.path("id").asText() + "/draft";
    }

    /** The tasks that they may do, in any order. */
    public List<JsonNode> tasks() {
        var answer = session.postEngine("/filter/" + filter + "/list?firstResult=0&maxResults=100", Map.of());
        if (answer.status() != 200) {
            throw new NotServed(answer);
        }
        var tasks = new ArrayList<JsonNode>();
        for (var task : answer.json()) {
            var assignee = task.path("assignee");
            if ((assignee.isNull() || assignee.asText().equals(user())) && wants(task)) {
                tasks.add(task);
            }
        }
        Collections.shuffle(tasks, random);
        return tasks;
    }

    /** Ending early is always possible, and seldom wanted. */
    private boolean wants(JsonNode task) {
        return !step(task).equals(Elements.REQUEST_END) || random.nextInt(100) == 0;
    }

    /** What is to be done. */
    public static String step(JsonNode task) {
        return task.path("taskDefinitionKey").asText();
    }

    /** Whether nobody has taken it. */
    public static boolean isFree(JsonNode task) {
        return task.path("assignee").isNull();
    }

    /** The click that takes it. */
    public Click claiming(JsonNode task) {
        return new Click(user(), task.path("id").asText(), Click.CLAIM, Map.of("userId", user()), null);
    }

    Click takingYear(int year) {
        return new Click(user(), String.valueOf(year), Click.TAKE_YEAR, "{\"year\":" + year + "}", null);
    }

    /** What they fill in; null if the task is gone meanwhile. */
    public @Nullable Click fillIn(JsonNode task) {
        var id = task.path("id").asText();
        var answer = session.get("/camunda/api/weibao/tasks/" + id);
        if (answer.status() >= 500) {
            throw new NotServed(answer);
        }
        return answer.status() == 200 ? fillIn(id, step(task), answer.json()) : null;
    }

    private Click fillIn(String id, String step, JsonNode view) {
        var words = "办理记录" + id;
        var often = random.nextInt(10) > 0;
        return switch (step) {
            case Elements.PROOFREAD -> click(id, step, Map.of("answer", "SUBMITTED"), null);
            case Elements.ACCEPT_ASSIGNMENT ->
                often
                        ? click(id, step, Map.of("answer", "ACCEPTED"), null)
                        : click(id, step, answer("DECLINED", words), null);
            case Elements.REASSIGN ->
                click(id, step, Map.of("lead", view.at("/point/lead/code").asText(), "reason", words), null);
            case Elements.APPROVE, Elements.CONSENT_END, Elements.VERIFY, Elements.CHECK, Elements.CHOOSE_RETURN ->
                click(id, step, decision(step, view, words, often), words);
            case Elements.REQUEST_END -> click(id, step, Map.of("reason", words), null);
            case Elements.ACCEPT_PART -> click(id, step, often ? Map.of() : Map.of("objection", words), null);
            case Elements.DECIDE_OBJECTION -> click(id, step, Map.of("released", List.of(), "reason", words), words);
            case Elements.CONFIRM_NOT_APPLICABLE ->
                click(id, step, Map.of("confirmed", List.of(), "reason", words), words);
            case Elements.REPORT -> click(id, step, report(id, view, words), words);
            case Elements.SIGN_EXTENSION -> click(id, step, answer(often ? "SIGNED" : "REFUSED", words), words);
            case Elements.DECIDE_EXTENSION -> click(id, step, answer("REFUSED", words), words);
            case Elements.SIGN, Elements.SIGN_PART ->
                often
                        ? click(id, step, Map.of("answer", "SIGNED"), null)
                        : click(id, step, answer("RETURNED", words), words);
            case Elements.COMPILE ->
                click(
                        id,
                        step,
                        Map.of(
                                "answer",
                                "COMPILED",
                                "figures",
                                figures(view.at("/point/measures"), true),
                                "summary",
                                words),
                        words);
            case Elements.DECIDE -> click(id, step, verdict(view, words, often), words);
            case Elements.RELEASE_LETTER -> click(id, step, letter(view, words, often), words);
            default -> throw new IllegalStateException("Nobody taught how to do " + step);
        };
    }

    private Map<String, Object> decision(String step, JsonNode view, String words, boolean often) {
        return switch (step) {
            case Elements.APPROVE -> answer(often ? "APPROVED" : "RETURNED", words);
            case Elements.CONSENT_END -> answer(random.nextBoolean() ? "GRANTED" : "REFUSED", words);
            case Elements.VERIFY -> answer(often ? "PASSED" : "RETURNED", words);
            case Elements.CHECK -> {
                var checked = new HashMap<>(answer(often ? "PASSED" : "RETURNED_TO_LEAD", words));
                checked.put(
                        "items",
                        StreamSupport.stream(view.at("/point/closingStandard").spliterator(), false)
                                .map(item -> Map.of("met", true))
                                .toList());
                yield checked;
            }
            default -> answer("RETURNED_TO_LEAD", words);
        };
    }

    private Map<String, Object> report(String task, JsonNode view, String words) {
        var done = random.nextInt(10) > 2
                || view.at("/part/openReport/againstProgress").isTextual();
        var measures = view.at("/part/measures");
        var carried = new ArrayList<JsonNode>();
        measures.forEach(each -> {
            if (each.path("state").asText().equals("CARRIED")) {
                carried.add(each.path("measure"));
            }
        });
        return Map.of("done", done, "figures", figures(carried, done), "summary", words, "files", files(task));
    }

    /** A photo, with every other report. */
    private List<Long> files(String task) {
        if (random.nextBoolean()) {
            return List.of();
        }
        var answer = session.upload("/camunda/api/weibao/tasks/" + task + "/files", "现场照片.jpg", PHOTO);
        if (answer.status() >= 500) {
            throw new NotServed(answer);
        }
        return answer.status() == 200 ? List.of(answer.json().path("id").asLong()) : List.of();
    }

    private List<Map<String, Object>> figures(Iterable<JsonNode> measures, boolean done) {
        var figures = new ArrayList<Map<String, Object>>();
        for (var measure : measures) {
            var line = new HashMap<String, Object>();
            line.put("measureId", measure.path("id").asLong());
            line.put("state", done ? "COMPLETED" : "IN_PROGRESS");
            line.put("percentage", done ? 100 : 40);
            if (!measure.path("indicatorName").isNull()) {
                line.put("figure", random.nextInt(100));
                line.put("denominator", 100);
            }
            figures.add(line);
        }
        return figures;
    }

    private Map<String, Object> verdict(JsonNode view, String words, boolean often) {
        var verdict = often ? (random.nextInt(4) > 0 ? "CLOSED" : "CARRIED_OVER") : "RETURNED_TO_OFFICE";
        return Map.of(
                "meetingDate",
                today.get().toString(),
                "minutesKind",
                "MINUTES",
                "minutesNumber",
                "试〔2026〕1号",
                "verdicts",
                List.of(Map.of("pointId", view.at("/point/id").asLong(), "verdict", verdict, "reason", words)));
    }

    private static Map<String, Object> letter(JsonNode view, String words, boolean often) {
        var draft = view.path("letter");
        if (!often) {
            return Map.of("answer", "NOT_RELEASED", "reason", words, "matters", LevelsReached.ids(draft));
        }
        var released = LevelsReached.released(draft);
        released.put("opening", words);
        return released;
    }

    private Click click(String task, String step, Map<String, Object> command, @Nullable String words) {
        return new Click(user(), task, step, command, words);
    }

    private static Map<String, Object> answer(String answer, String words) {
        return Map.of("answer", answer, "reason", words);
    }

    /** Sends one of their clicks, also once more. */
    public Answer send(Click click) {
        return switch (click.step()) {
            case Click.CLAIM -> session.postEngine("/task/" + click.task() + "/claim", click.command());
            case Click.TAKE_YEAR -> {
                var models = session.getEngine("/process-definition?key=annual-plan&latestVersion=true");
                if (models.status() != 200) {
                    throw new NotServed(models);
                }
                yield session.postEngine(
                        "/process-definition/" + models.json().get(0).path("id").asText() + "/submit-form",
                        Map.of("variables", Map.of("submission", Map.of("value", click.command(), "type", "String"))));
            }
            default -> session.submit(click.task(), click.command());
        };
    }

    /** The server answered that it cannot serve anybody now. */
    static final class NotServed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Answer answer;

        NotServed(Answer answer) {
            super(answer.toString());
            this.answer = answer;
        }

        Answer answer() {
            return answer;
        }
    }
}
