package org.weibao.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.weibao.board.MeasureView;
import org.weibao.board.PartView;

/** What people type into the forms, as the forms send it. */
final class Forms {

    private Forms() {}

    static Map<String, Object> answer(String answer) {
        return Map.of("answer", answer);
    }

    static Map<String, Object> answer(String answer, String reason) {
        return Map.of("answer", answer, "reason", reason);
    }

    static Map<String, Object> reason(String reason) {
        return Map.of("reason", reason);
    }

    static Map<String, Object> accept() {
        return Map.of();
    }

    /** A report that says the same of every measure of the part. */
    static Map<String, Object> report(PartView part, boolean done, String summary) {
        return report(part, done, summary, null, null);
    }

    static Map<String, Object> report(
            PartView part, boolean done, String summary, Integer figure, Integer denominator) {
        var figures = new ArrayList<Map<String, Object>>();
        for (var line : part.measures()) {
            if (line.state().name().equals("CARRIED")) {
                figures.add(figure(
                        line.measure(), done ? "COMPLETED" : "IN_PROGRESS", done ? 100 : 40, figure, denominator));
            }
        }
        return Map.of("done", done, "figures", figures, "summary", summary);
    }

    static Map<String, Object> noNewProgress() {
        return Map.of("noNewProgress", true);
    }

    static Map<String, Object> compiled(List<MeasureView> measures, String summary) {
        return Map.of(
                "answer",
                "COMPILED",
                "figures",
                measures.stream()
                        .map(each -> figure(each, "COMPLETED", 100, null, null))
                        .toList(),
                "summary",
                summary);
    }

    private static Map<String, Object> figure(
            MeasureView measure, String state, int percentage, Integer figure, Integer denominator) {
        var line = new TreeMap<String, Object>();
        line.put("measureId", measure.id());
        line.put("state", state);
        line.put("percentage", percentage);
        if (measure.indicatorName() != null && figure != null) {
            line.put("figure", figure);
            line.put("denominator", denominator == null ? 1 : denominator);
        }
        return line;
    }

    static Map<String, Object> returned(String answer, String reason, PartView... parts) {
        return Map.of(
                "answer",
                answer,
                "reason",
                reason,
                "parts",
                List.of(parts).stream().map(part -> Map.of("partId", part.id())).toList());
    }

    static Map<String, Object> checked(boolean... met) {
        var items = new ArrayList<Map<String, Object>>();
        for (var each : met) {
            items.add(each ? Map.of("met", true) : Map.of("met", false, "remark", "尚缺材料"));
        }
        return Map.of("answer", "PASSED", "items", items);
    }

    static Map<String, Object> verdict(String meetingDate, Object... verdicts) {
        return Map.of(
                "meetingDate",
                meetingDate,
                "minutesKind",
                "MINUTES",
                "minutesNumber",
                "〔2023〕3号",
                "verdicts",
                List.of(verdicts));
    }

    static Map<String, Object> on(long pointId, String verdict, String reason) {
        return Map.of("pointId", pointId, "verdict", verdict, "reason", reason);
    }
}
