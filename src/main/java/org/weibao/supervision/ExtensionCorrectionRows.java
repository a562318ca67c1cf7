package org.weibao.supervision;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface ExtensionCorrectionRows extends Repository<ExtensionCorrection, Long> {

    Optional<ExtensionCorrection> findFirstByExtensionIdOrderByIdDesc(long extensionId);

    /** At once, so that its id is known. */
    ExtensionCorrection saveAndFlush(ExtensionCorrection correction);
}
