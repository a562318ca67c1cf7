package org.weibao.configuration;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Names a setting that a library refuses, such as a port that is no number. The library's own sentence is in English. */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class RefusedSettingAnalyzer extends AbstractFailureAnalyzer<InvalidConfigurationPropertyValueException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidConfigurationPropertyValueException cause) {
        // Without the value, which may be a secret.
        return new FailureAnalysis(
                "设置 %s 的值不能识别，系统没有启动。".formatted(cause.getName()), "请改正这项设置，或者去掉它，用系统自带的设置启动。", cause);
    }
}
