package org.weibao.startup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.repository.Repository;
import org.weibao.support.WeibaoTest;

@WeibaoTest
class RepositoryStatementsTest {

    @Autowired
    ListableBeanFactory beans;

    /** A start no longer does so before people sign in. */
    @Test
    void everyStatementOfEveryRepositoryIsUnderstood() {
        var repositories = beans.getBeansOfType(Repository.class);

        assertThat(repositories).hasSizeGreaterThan(10);
    }
}
