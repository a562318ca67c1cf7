package org.weibao.configuration;

import java.util.List;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the mistakes on the console as a numbered list instead of a stack trace. */
class ConfigurationMistakeAnalyzer extends AbstractFailureAnalyzer<ConfigurationMistake> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ConfigurationMistake cause) {
        List<Mistake> mistakes = cause.mistakes();
        var description = new StringBuilder("配置文件有 " + mistakes.size() + " 处错误，系统没有启动：\n");
        for (int i = 0; i < mistakes.size(); i++) {
            Mistake mistake = mistakes.get(i);
            description.append("\n%d. %s\n   错误：%s。\n   处理：%s。\n"
                    .formatted(i + 1, mistake.where(), mistake.problem(), mistake.remedy()));
        }
        return new FailureAnalysis(description.toString(), "请按上面各条的“处理”改正文件，保存后重新启动。", cause);
    }
}
