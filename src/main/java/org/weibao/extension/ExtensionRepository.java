package org.weibao.extension;

import org.weibao.shared.NotYours;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

public interface ExtensionRepository extends Repository<Extension, Long> {

    Optional<Extension> findById(long id);

    Optional<Extension> findByOpenTermId(long termId);

    List<Extension> findByTermIdOrderById(long termId);

    /** Of open tasks. */
    List<Extension> findByStateAndTermSettledAtIsNullOrderById(ExtensionState state);

    /** At once, so that its id is known. */
    Extension saveAndFlush(Extension extension);

    /** @throws NotYours if there is none */
    default Extension get(long id) {
        return findById(id).orElseThrow(NotYours::new);
    }
}
