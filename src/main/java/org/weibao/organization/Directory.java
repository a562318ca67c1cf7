package org.weibao.organization;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The people behind user ids. The engine stores them, since people may be added while the system runs. */
public interface Directory {

    /** The person's present or last name; the id itself for an unknown person. */
    String nameOf(String userId);

    /** The person's names over time: a record shows the name at the time of the act. */
    default NameHistory historyOf(String userId) {
        return new NameHistory(userId, List.of(new NameHistory.Version(nameOf(userId), null, Instant.EPOCH)));
    }

    /** The names of several people over time, by their ids. */
    default Map<String, NameHistory> historiesOf(Collection<String> userIds) {
        return userIds.stream().distinct().collect(Collectors.toMap(user -> user, this::historyOf));
    }

    /** The person's name at that moment. */
    default String nameOf(String userId, Instant at) {
        return historyOf(userId).at(at).name();
    }

    /** The people of a group; may be empty. */
    List<Addressee> membersOf(String group);

    /** The people of several groups, by their group. */
    default Map<String, List<Addressee>> membersOf(Collection<String> groups) {
        return groups.stream().distinct().collect(Collectors.toMap(group -> group, this::membersOf));
    }

    /** The person; empty if the id is not known any more. */
    Optional<Addressee> find(String userId);
}
