package org.weibao.organization;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.weibao.configuration.ConfigurationFolder;

@Configuration(proxyBeanMethods = false)
class OrganizationConfiguration {

    @Bean
    Organization organization(ConfigurationFolder folder) {
        return Organization.read(folder);
    }
}
