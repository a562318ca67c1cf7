package org.weibao.configuration;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Names the place at which a settings file, such as {@code ./config/application.yml}, is not YAML. */
class BrokenSettingsAnalyzer extends AbstractFailureAnalyzer<MarkedYAMLException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MarkedYAMLException cause) {
        var mark = cause.getProblemMark();
        return new FailureAnalysis(
                "设置文件 application.yml（或者 application-mysql.yml）有语法错误，系统没有启动"
                        + (mark == null ? "。" : "：第 %d 行第 %d 列。".formatted(mark.getLine() + 1, mark.getColumn() + 1))
                        + "\n\n"
                        + cause.getMessage(),
                "请改正运行目录下 config 里的设置文件，或者把它移走，用系统自带的设置启动。",
                cause);
    }
}
