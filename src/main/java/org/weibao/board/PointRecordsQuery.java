package org.weibao.board;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.letter.LetterQuery;
import org.weibao.organization.CurrentUser;
import org.weibao.shared.NotYours;

/** Reads the reports, decisions and letters of one point. Five statements, whatever the number of rows. */
@Service
@Transactional(readOnly = true)
public class PointRecordsQuery {

    private final SeenPointQuery seen;
    private final RecordQuery records;
    private final RecordViews views;
    private final WorkPointQuery points;
    private final LetterQuery letters;

    PointRecordsQuery(
            SeenPointQuery seen, RecordQuery records, RecordViews views, WorkPointQuery points, LetterQuery letters) {
        this.seen = seen;
        this.records = records;
        this.views = views;
        this.points = points;
        this.letters = letters;
    }

    /** @throws NotYours if there is no such point, or the current user sees nothing of it: both get the same answer */
    public PointRecords of(String code, CurrentUser currentUser) {
        var visible = seen.of(code, currentUser);
        var id = visible.point().id();
        var reports = records.reports(id).stream()
                .filter(each -> visible.sees(each.partId()))
                .toList();
        var details = records.details(List.of(id), WorkPointQuery.RECORDS, null);
        var people =
                points.people(Stream.concat(details.people(), reports.stream().flatMap(ReportRow::people)));
        var parts = visible.partsById();
        return new PointRecords(
                reports.stream()
                        .filter(each -> each.partId() != null)
                        .collect(groupingBy(
                                each -> Objects.requireNonNull(parts.get(each.partId()))
                                        .unit(),
                                collectingAndThen(toList(), each -> views.reports(each, details, people)))),
                points.compiled(reports, details, people),
                visible.whole()
                        ? views.decisions(id, visible.parts(), details, people)
                        : views.decisionsOn(visible.parts(), id, details, people),
                letters.ofPoint(id, currentUser));
    }
}
