package org.weibao.workpoint;

import jakarta.persistence.EntityManager;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.organization.Directory;
import org.weibao.shared.Texts;

/** What the story says of a task that the head of its unit has handed to a colleague (转交). */
@Service
@Transactional
public class HandOverRecords {

    private final Timeline timeline;
    private final EntityManager entities;
    private final Directory directory;

    HandOverRecords(Timeline timeline, EntityManager entities, Directory directory) {
        this.timeline = timeline;
        this.entities = entities;
        this.directory = directory;
    }

    /**
     * One hand-over.
     *
     * @param step the step's name in Chinese
     * @param from who had the task; null if nobody did
     * @param reason the head's, if he gives one
     */
    public record HandOver(String head, String step, @Nullable String from, String to, @Nullable String reason) {}

    /** @throws org.weibao.shared.Refusal if the reason cannot be kept, here and below */
    public void ofPlan(long planId, HandOver handOver) {
        timeline.onPlan(planId, handOver.head(), EntryKind.HANDED_OVER, text(handOver));
    }

    public void ofPoint(long pointId, HandOver handOver) {
        var point = Objects.requireNonNull(entities.find(WorkPoint.class, pointId));
        timeline.onPoint(point, handOver.head(), EntryKind.HANDED_OVER, text(handOver));
    }

    public void ofPart(long partId, HandOver handOver) {
        var part = Objects.requireNonNull(entities.find(Part.class, partId));
        timeline.onPart(part, handOver.head(), EntryKind.HANDED_OVER, text(handOver));
    }

    private String text(HandOver handOver) {
        var reason = Texts.optional("reason", "转交原因", handOver.reason());
        return "“" + handOver.step() + "”"
                + (handOver.from() == null ? "" : "由" + directory.nameOf(handOver.from()))
                + "转交" + directory.nameOf(handOver.to()) + "办理"
                + (reason == null ? "。" : "：" + reason);
    }
}
