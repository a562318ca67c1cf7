package org.weibao.organization;

import java.util.List;

/** A person who signs in. Their groups decide what they may do. */
public record Person(String id, String name, String position, List<String> groups) {

    public Person {
        groups = List.copyOf(groups);
    }
}
