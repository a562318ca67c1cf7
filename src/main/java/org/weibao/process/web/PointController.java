package org.weibao.process.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.weibao.board.PointListQuery;
import org.weibao.board.PointListView;
import org.weibao.board.PointPage;
import org.weibao.board.PointPageQuery;
import org.weibao.board.PointRecords;
import org.weibao.board.PointRecordsQuery;
import org.weibao.board.PointTimeline;
import org.weibao.board.PointTimelineQuery;

/** Work points to read: the list of those that the current user may see, and all of one in three requests of few statements. */
@RestController
@RequestMapping("/camunda/api/weibao/points")
class PointController {

    private final VisibleTasks open;
    private final PointListQuery list;
    private final PointPageQuery page;
    private final PointRecordsQuery records;
    private final PointTimelineQuery timeline;

    PointController(
            VisibleTasks open,
            PointListQuery list,
            PointPageQuery page,
            PointRecordsQuery records,
            PointTimelineQuery timeline) {
        this.open = open;
        this.list = list;
        this.page = page;
        this.records = records;
        this.timeline = timeline;
    }

    @GetMapping
    PointListView points(
            @RequestParam(required = false) @Nullable String q, @RequestParam(defaultValue = "1") int page) {
        return list.of(q, page, open.currentUser());
    }

    @GetMapping("/{code}")
    PointPage point(@PathVariable String code) {
        return page.of(code, open.currentUser());
    }

    @GetMapping("/{code}/records")
    PointRecords records(@PathVariable String code) {
        return records.of(code, open.currentUser());
    }

    @GetMapping("/{code}/timeline")
    PointTimeline timeline(@PathVariable String code) {
        return timeline.of(code, open.currentUser());
    }
}
