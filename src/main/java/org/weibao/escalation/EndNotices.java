package org.weibao.escalation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.weibao.deadline.TaskSubject;
import org.weibao.notification.Notice;
import org.weibao.notification.NoticeSentences;
import org.weibao.notification.NoticeSentences.Sentences;
import org.weibao.notification.Notices;
import org.weibao.organization.Organization;
import org.weibao.workpoint.PartRepository;
import org.weibao.workpoint.PartState;
import org.weibao.workpoint.PartUnfinished;
import org.weibao.workpoint.PointEnded;
import org.weibao.workpoint.Routing;

/** Notifies the people who had work on a point that it has ended, in their digest. */
@Component
class EndNotices {

    private final Notices notices;
    private final Organization organization;
    private final PartRepository parts;
    private final Routing routing;

    EndNotices(Notices notices, Organization organization, PartRepository parts, Routing routing) {
        this.notices = notices;
        this.organization = organization;
        this.parts = parts;
        this.routing = routing;
    }

    @EventListener
    void onPointEnded(PointEnded ended) {
        var point = ended.point();
        var label = routing.label(point.id());
        var subject = TaskSubject.point(point.id());
        var texts = new ArrayList<Notice>();
        texts.add(notice(
                subject,
                "ended",
                point.id(),
                point.lead(),
                NoticeSentences.pointEnded(
                        label, ended.carriedOver(), ended.paper(), ended.reason(), ended.unfinished())));
        for (var part : parts.findByPointIdOrderById(point.id())) {
            if (part.state() != PartState.RELEASED && !part.unitCode().equals(point.lead())) {
                texts.add(notice(
                        subject,
                        "ended/" + part.unitCode(),
                        point.id(),
                        part.unitCode(),
                        NoticeSentences.partOfPointEnded(
                                label, ended.carriedOver(), ended.paper(), part.state() == PartState.UNFINISHED)));
            }
        }
        notices.tell(texts).ifPresent(written -> notices.bind(written, ended.event()));
    }

    @EventListener
    void onPartUnfinished(PartUnfinished unfinished) {
        var part = unfinished.part();
        var text = notice(
                TaskSubject.part(part.id()),
                "unfinished/" + part.round(),
                part.point().id(),
                part.unitCode(),
                NoticeSentences.partUnfinished(routing.labelOfPart(part.id())));
        notices.tell(List.of(text)).ifPresent(written -> notices.bind(written, unfinished.event()));
    }

    private Notice notice(TaskSubject subject, String what, long pointId, String unit, Sentences said) {
        var body = organization.unit(unit);
        return new Notice(
                subject.key() + "/" + what,
                Notice.Kind.ENDED,
                false,
                subject.about(pointId),
                null,
                said.title(),
                said.text(),
                Set.of(body.group(), body.headGroup()),
                Set.of(),
                null,
                said.head());
    }
}
