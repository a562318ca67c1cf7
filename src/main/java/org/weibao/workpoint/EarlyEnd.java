package org.weibao.workpoint;

import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.organization.Organization;
import org.weibao.shared.Answers;
import org.weibao.shared.Conflict;
import org.weibao.shared.Labelled;
import org.weibao.shared.Texts;

/** Ends implementation while parts are open: the lead asks, the office consents. The open parts are recorded as 未完成. */
@Service
@Transactional
public class EarlyEnd {

    /** The office's answer. */
    public enum Consent implements Labelled {
        GRANTED("同意"),
        REFUSED("不同意");

        private final String label;

        Consent(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public record RequestEnd(@Nullable String reason) {}

    /** @param reason required to refuse */
    public record ConsentEnd(@Nullable Consent answer, @Nullable String reason) {}

    private final WorkPointRepository points;
    private final PartRepository parts;
    private final DecisionRepository decisions;
    private final Timeline timeline;
    private final Organization organization;
    private final ApplicationEventPublisher publisher;

    EarlyEnd(
            WorkPointRepository points,
            PartRepository parts,
            DecisionRepository decisions,
            Timeline timeline,
            Organization organization,
            ApplicationEventPublisher publisher) {
        this.points = points;
        this.parts = parts;
        this.decisions = decisions;
        this.timeline = timeline;
        this.organization = organization;
        this.publisher = publisher;
    }

    /** The lead asks to end implementation while parts are open. */
    public void requestEnd(long pointId, RequestEnd command, String user) {
        var point = points.get(pointId);
        point.requirePhase(Phase.IMPLEMENTATION);
        var reason = Texts.required("reason", "提请理由", command.reason());
        if (openNames(pointId).isEmpty()) {
            throw new Conflict("承办任务均已完成，不必再提请结束落实。");
        }
        timeline.onPoint(point, user, EntryKind.END_REQUESTED, reason);
    }

    /** The office consents, and the open parts end as 未完成; or it refuses with a reason. */
    public Consent consentEnd(long pointId, ConsentEnd command, String user) {
        var point = points.get(pointId);
        point.requirePhase(Phase.IMPLEMENTATION);
        var answer = Answers.required(command.answer(), "answer", "请选择同意或不同意。");
        var reason = answer == Consent.REFUSED
                ? Texts.required("reason", "不同意的理由", command.reason())
                : Texts.optional("reason", "意见", command.reason());
        timeline.record(
                Decision.onPoint(pointId, DecisionKind.END_IMPLEMENTATION, answer, reason, user, timeline.now()));
        timeline.onPoint(
                point,
                user,
                answer == Consent.GRANTED ? EntryKind.END_GRANTED : EntryKind.END_REFUSED,
                answer == Consent.GRANTED
                        ? "未办结：" + openNames(pointId) + (reason == null ? "" : "。" + reason)
                        : Objects.requireNonNull(reason));
        return answer;
    }

    /** Records the parts that are still open as 未完成. The person who consented last counts as who decided. */
    public void recordUnfinished(long pointId) {
        var decidedBy = decisions
                .findFirstByPointIdAndKindOrderByIdDesc(pointId, DecisionKind.END_IMPLEMENTATION)
                .orElseThrow()
                .decidedBy();
        for (var part : parts.findByPointIdOrderById(pointId)) {
            if (part.isOpen()) {
                var event = timeline.onPart(
                        part, decidedBy, EntryKind.UNFINISHED, name(part) + "：" + part.stateLabel() + "，记为未完成");
                part.endUnfinished();
                publisher.publishEvent(new PartUnfinished(part, event));
            }
        }
    }

    private String openNames(long pointId) {
        return parts.findByPointIdOrderById(pointId).stream()
                .filter(Part::isOpen)
                .map(this::name)
                .collect(Collectors.joining("、"));
    }

    private String name(Part part) {
        return organization.unit(part.unitCode()).name();
    }
}
