package org.weibao.plan;

import org.springframework.data.repository.Repository;

interface PublicationRepository extends Repository<Publication, String> {

    Publication save(Publication publication);

    boolean existsById(String code);
}
