package org.weibao.workpoint;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.weibao.organization.Organization;

/** The unfinished parts (未完成) of a point. The records name them also after the point's end. */
@Component
public class Unfinished {

    private final PartRepository parts;
    private final Organization organization;

    Unfinished(PartRepository parts, Organization organization) {
        this.parts = parts;
        this.organization = organization;
    }

    /** A sentence such as 有2项承办任务未完成：甲县、乙县; empty if no part is unfinished. */
    public Optional<String> of(long pointId) {
        return Optional.ofNullable(of(List.of(pointId)).get(pointId));
    }

    /** The sentences of many points, by id. Points without an unfinished part are absent. */
    Map<Long, String> of(Collection<Long> pointIds) {
        return pointIds.isEmpty()
                ? Map.of()
                : parts.findByPointIdInAndStateOrderById(pointIds, PartState.UNFINISHED).stream()
                        .collect(groupingBy(part -> part.point().id(), collectingAndThen(toList(), this::sentenceOf)));
    }

    private String sentenceOf(List<Part> unfinished) {
        return sentence(unfinished.stream()
                .map(part -> organization.unit(part.unitCode()).name())
                .toList());
    }

    /** The sentence for the names of these units and counties. */
    public static String sentence(List<String> names) {
        return "有" + names.size() + "项承办任务未完成：" + String.join("、", names);
    }
}
