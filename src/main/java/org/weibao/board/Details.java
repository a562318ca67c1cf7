package org.weibao.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The small rows of one read, each kind in its order. */
final class Details {

    static final Details NONE = new Details(List.of());

    private record Of(Detail.Kind kind, long owner) {}

    private final Map<Of, List<Detail>> byOwner = new HashMap<>();
    private final List<Detail> all;

    Details(List<Detail> all) {
        this.all = List.copyOf(all);
        for (var each : all) {
            byOwner.computeIfAbsent(new Of(each.kind(), each.owner()), unused -> new ArrayList<>())
                    .add(each);
        }
    }

    List<Detail> of(Detail.Kind kind, long owner) {
        return byOwner.getOrDefault(new Of(kind, owner), List.of());
    }

    List<String> texts(Detail.Kind kind, long owner) {
        return of(kind, owner).stream()
                .map(each -> Objects.requireNonNull(each.text()))
                .toList();
    }

    Stream<String> people() {
        return all.stream().map(Detail::actor).flatMap(Stream::ofNullable);
    }
}
