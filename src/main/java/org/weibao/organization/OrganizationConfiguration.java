package org.weibao.organization;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.organization.RegisteredUnits.Registered;

@Configuration(proxyBeanMethods = false)
class OrganizationConfiguration {

    @Bean
    Organization organization(ConfigurationFolder folder, RegisteredUnits registered, Clock clock) {
        return Organization.read(folder)
                .with(registered.all().stream().map(Registered::unit).toList(), WorkingCalendar.dayOf(clock.instant()));
    }
}
