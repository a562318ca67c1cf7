package org.weibao.letter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.PartRepository;
import org.weibao.workpoint.Timeline;
import org.weibao.workpoint.WorkPointRepository;

/**
 * Records what became of a letter in the timelines of its points and parts. Each entry names only that timeline's
 * matters: a letter may be about points of several leads.
 */
@Component
class LetterTimeline {

    static final String SYSTEM = "system";

    private final WorkPointRepository points;
    private final PartRepository parts;
    private final Timeline timeline;

    LetterTimeline(WorkPointRepository points, PartRepository parts, Timeline timeline) {
        this.points = points;
        this.parts = parts;
        this.timeline = timeline;
    }

    /** Writes entries about a letter in the timelines of its matters. */
    interface Telling {
        String of(List<LetterMatter> own);
    }

    /** @param partId null for the point's own timeline */
    private record Place(long pointId, @Nullable Long partId) {}

    /** @return the ids of the timeline entries, in the order of the matters */
    List<Long> record(Letter letter, Collection<LetterMatter> matters, String actor, EntryKind kind, Telling telling) {
        var places = new LinkedHashMap<Place, List<LetterMatter>>();
        for (var matter : matters) {
            places.computeIfAbsent(placeOf(letter, matter), place -> new ArrayList<>())
                    .add(matter);
        }
        var events = new ArrayList<Long>();
        places.forEach((place, own) -> {
            var part = place.partId();
            events.add(
                    part == null
                            ? timeline.onPoint(points.get(place.pointId()), actor, kind, telling.of(own))
                            : timeline.onPart(parts.get(part), actor, kind, telling.of(own)));
        });
        return events;
    }

    private Place placeOf(Letter letter, LetterMatter matter) {
        var part = matter.partId();
        // A letter about a verification goes to the lead, so the part's unit does not see it.
        return part != null && parts.get(part).unitCode().equals(letter.unitCode())
                ? new Place(matter.pointId(), part)
                : new Place(matter.pointId(), null);
    }
}
