package org.weibao.process;

import static org.weibao.process.Forms.answer;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.board.PartView;
import org.weibao.board.WorkPointQuery;

/** Points of counties for a benchmark that clicks by itself, and what the counties type. */
@Component
public class OpenPoints {

    /** With this deadline the parts end on the first day of the clock: they take as many reports as there are. */
    private static final LocalDate SOON = LocalDate.of(2023, 3, 20);

    private final Office office;
    private final Points points;
    private final WorkPointQuery pointQuery;
    private final Ledger ledger;

    OpenPoints(Office office, Points points, WorkPointQuery pointQuery, Ledger ledger) {
        this.office = office;
        this.points = points;
        this.pointQuery = pointQuery;
        this.ledger = ledger;
    }

    /** A point that its lead has accepted; a job starts its parts. The answer is its code. */
    public String accepted(String lead, List<String> counties) {
        var code = points.ledBy(lead)
                .due(SOON)
                .in(counties.toArray(String[]::new))
                .everybody("宣讲")
                .published();
        office.desk(lead + "-officer").click(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        return code;
    }

    /** The id of a part's task; null if that step does not wait. */
    public @Nullable String task(String step, String code, String body) {
        var waiting = office.tasks(step, code + "/" + body + "/");
        return waiting.size() == 1 ? waiting.get(0).getId() : null;
    }

    /** What the county's officer submits as a report. */
    public Map<String, Object> report(String code, String body, boolean done) {
        return Forms.report(part(code, body), done, done ? "已完成" : "已启动");
    }

    /** Whether every part of the point but the lead's own has ended. */
    public boolean onlyLeadIsOpen(String code) {
        return pointQuery.parts(points.idOf(code)).stream()
                                .filter(PartView::open)
                                .count()
                        <= 1
                && office.tasks(Elements.REPORT, code).size() == 1;
    }

    public void assertLedgerInOrder() {
        ledger.assertInOrder();
    }

    private PartView part(String code, String body) {
        return pointQuery.parts(points.idOf(code)).stream()
                .filter(each -> each.unit().code().equals(body))
                .findFirst()
                .orElseThrow();
    }
}
