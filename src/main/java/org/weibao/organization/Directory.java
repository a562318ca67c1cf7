package org.weibao.organization;

import java.util.List;
import java.util.Optional;

/** Who is behind a user id; kept by the engine's identity service, for people may be added while the system runs. */
public interface Directory {

    /** The person's name, or the id itself for somebody who is not known any more. */
    String nameOf(String userId);

    /** The people of a group; nobody for a group without members. */
    List<Addressee> membersOf(String group);

    /** That person, or nobody if he is not known any more. */
    Optional<Addressee> find(String userId);
}
