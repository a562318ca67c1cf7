package org.weibao.calendar;

import org.weibao.configuration.ConfigurationFolder;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
