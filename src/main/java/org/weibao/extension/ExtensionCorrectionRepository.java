package org.weibao.extension;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface ExtensionCorrectionRepository extends Repository<ExtensionCorrection, Long> {

    Optional<ExtensionCorrection> findFirstByExtensionIdOrderByIdDesc(long extensionId);

    /** Writes at once, so that its id is known. */
    ExtensionCorrection saveAndFlush(ExtensionCorrection correction);
}
