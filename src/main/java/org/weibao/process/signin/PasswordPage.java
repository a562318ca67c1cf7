package org.weibao.process.signin;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The address of the password page, and the script by which the web apps link to it. */
@Configuration(proxyBeanMethods = false)
class PasswordPage implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry pages) {
        pages.addRedirectViewController("/camunda/password", SessionGuard.PASSWORD_PAGE);
        pages.addViewController(SessionGuard.PASSWORD_PAGE)
                .setViewName("forward:" + SessionGuard.PASSWORD_PAGE + "index.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry resources) {
        resources
                .addResourceHandler(SessionGuard.PASSWORD_PAGE + "**")
                .addResourceLocations("classpath:/META-INF/resources/camunda/password/")
                .setCacheControl(CacheControl.noCache());
    }
}
