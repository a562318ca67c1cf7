package org.weibao.organization;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who is behind a user id; kept by the engine's identity service, for people may be added while the system runs. */
public interface Directory {

    /** What the person is called now, or was called last; the id itself for somebody who was never known. */
    String nameOf(String userId);

    /** The names that the person has had: a record shows the name at the time of the act. */
    default NameHistory historyOf(String userId) {
        return new NameHistory(userId, List.of(new NameHistory.Version(nameOf(userId), null, Instant.EPOCH)));
    }

    /** The same of several people at once, by their ids. */
    default Map<String, NameHistory> historiesOf(Collection<String> userIds) {
        return userIds.stream().distinct().collect(Collectors.toMap(user -> user, this::historyOf));
    }

    /** What the person was called at that moment. */
    default String nameOf(String userId, Instant at) {
        return historyOf(userId).at(at).name();
    }

    /** The people of a group; nobody for a group without members. */
    List<Addressee> membersOf(String group);

    /** That person, or nobody if they are not known any more. */
    Optional<Addressee> find(String userId);
}
