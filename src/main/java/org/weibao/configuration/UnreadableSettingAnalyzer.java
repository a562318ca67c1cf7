package org.weibao.configuration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Names a setting with a value of the wrong kind, such as a port that is no number. Our own checks come first. */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class UnreadableSettingAnalyzer extends AbstractFailureAnalyzer<BindException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        ConfigurationProperty setting = cause.getProperty();
        if (setting == null) {
            return null;
        }
        // Without the value, which may be a secret.
        return new FailureAnalysis(
                "设置 %s 的值不能识别，系统没有启动（来源：%s）。".formatted(setting.getName(), setting.getOrigin()),
                "请改正这项设置，或者去掉它，用系统自带的设置启动。",
                cause);
    }
}
