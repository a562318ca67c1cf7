package org.weibao.process.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The address of the page of received letters (收到的函件). Mails about letters link to it. */
@Configuration(proxyBeanMethods = false)
class LettersPage implements WebMvcConfigurer {

    private static final String PAGE = "/camunda/letters/";

    @Override
    public void addViewControllers(ViewControllerRegistry pages) {
        pages.addRedirectViewController("/camunda/letters", PAGE);
        pages.addViewController(PAGE).setViewName("forward:" + PAGE + "index.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry resources) {
        resources
                .addResourceHandler(PAGE + "**")
                .addResourceLocations("classpath:/META-INF/resources/camunda/letters/")
                .setCacheControl(CacheControl.noCache());
    }
}
