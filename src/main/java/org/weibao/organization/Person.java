package org.weibao.organization;

import java.util.List;

/** Somebody who signs in; what he may do follows from his groups. */
public record Person(String id, String name, String position, List<String> groups) {

    public Person {
        groups = List.copyOf(groups);
    }
}
