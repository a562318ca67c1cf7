package org.weibao.calendar;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.weibao.configuration.ConfigurationFolder;

@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    @Bean
    Clock clock() {
        return Clock.system(WorkingCalendar.ZONE);
    }

    @Bean
    WorkingCalendar workingCalendar(ConfigurationFolder folder) {
        return WorkingCalendar.read(folder);
    }
}
