package org.weibao.extension;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;
import org.weibao.shared.NotYours;

/** The requests for more time. */
public interface ExtensionRepository extends Repository<Extension, Long> {

    Optional<Extension> findById(long id);

    Optional<Extension> findByOpenDeadlineId(long deadlineId);

    List<Extension> findByDeadlineIdOrderById(long deadlineId);

    /** Those of open tasks. */
    List<Extension> findByStateAndDeadlineSettledAtIsNullOrderById(ExtensionState state);

    /** Writes at once, so that its id is known. */
    Extension saveAndFlush(Extension extension);

    /** @throws NotYours if there is none */
    default Extension get(long id) {
        return findById(id).orElseThrow(NotYours::new);
    }
}
