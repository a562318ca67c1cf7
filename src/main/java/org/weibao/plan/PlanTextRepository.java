package org.weibao.plan;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface PlanTextRepository extends Repository<PlanText, Long> {

    PlanText save(PlanText text);

    Optional<PlanText> findById(long planId);
}
