package org.weibao.board;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.board.PointTimeline.NoticeView;
import org.weibao.notification.Deliveries;
import org.weibao.notification.Delivery;
import org.weibao.notification.PointNotice;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.NameHistory;
import org.weibao.shared.NotYours;
import org.weibao.workpoint.Visibility;

/** Reads the timeline and the notices of one point. Four statements, whatever the number of rows. */
@Service
@Transactional(readOnly = true)
public class PointTimelineQuery {

    private final SeenPointQuery seen;
    private final RecordQuery records;
    private final RecordViews views;
    private final WorkPointQuery points;
    private final Deliveries deliveries;
    private final Visibility visibility;

    PointTimelineQuery(
            SeenPointQuery seen,
            RecordQuery records,
            RecordViews views,
            WorkPointQuery points,
            Deliveries deliveries,
            Visibility visibility) {
        this.seen = seen;
        this.records = records;
        this.views = views;
        this.points = points;
        this.deliveries = deliveries;
        this.visibility = visibility;
    }

    /** @throws NotYours if there is no such point, or the current user sees nothing of it: both get the same answer */
    public PointTimeline of(String code, CurrentUser currentUser) {
        var visible = seen.of(code, currentUser);
        var id = visible.point().id();
        var entries = records.timeline(id, visibility.seesEverything(currentUser)).stream()
                .filter(each -> visible.sees(each.partId()))
                .toList();
        var byId = entries.stream().collect(toMap(TimelineRow::id, Function.identity()));
        var sent = deliveries.ofPoint(id, byId.keySet()).stream()
                .filter(notice ->
                        notice.entryId() == null ? visible.sees(notice.partId()) : byId.containsKey(notice.entryId()))
                .toList();
        var people = points.people(Stream.concat(
                entries.stream().map(TimelineRow::actor),
                sent.stream()
                        .flatMap(notice -> notice.deliveries().stream())
                        .map(Delivery::recipient)
                        .flatMap(Stream::ofNullable)));
        var ofEntries = sent.stream()
                .filter(notice -> notice.entryId() != null)
                .collect(groupingBy(
                        notice -> Objects.requireNonNull(notice.entryId()),
                        flatMapping(notice -> notice.deliveries().stream(), toList())));
        var parts = visible.partsById();
        return new PointTimeline(
                views.timeline(entries, visible.parts(), ofEntries, people),
                sent.stream()
                        .map(notice -> notice(notice, parts.get(partOf(notice, byId)), people))
                        .toList());
    }

    private NoticeView notice(PointNotice notice, @Nullable PartRow part, Map<String, NameHistory> people) {
        return new NoticeView(
                notice.writtenAt(),
                notice.head(),
                part == null ? null : views.name(part.unit()),
                notice.entryId() != null,
                notice.deliveries().stream()
                        .map(delivery -> delivery.view(people))
                        .toList());
    }

    /** A notice about several tasks, such as a letter's, belongs where its timeline entry is. */
    private static @Nullable Long partOf(PointNotice notice, Map<Long, TimelineRow> entries) {
        if (notice.partId() != null || notice.entryId() == null) {
            return notice.partId();
        }
        var entry = entries.get(notice.entryId());
        return entry == null ? null : entry.partId();
    }
}
