package org.weibao.workpoint;

import org.jspecify.annotations.Nullable;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;

/** The general text of a report: what was done, what is difficult, what comes next. */
public record ReportText(@Nullable String summary, @Nullable String difficulty, @Nullable String nextStep) {

    /**
     * A trimmed copy.
     *
     * @throws Refusal without a summary, or with a text that is too long
     */
    ReportText checked() {
        return new ReportText(
                Texts.required("summary", "进展情况", summary),
                Texts.optional("difficulty", "困难问题", difficulty),
                Texts.optional("nextStep", "下一步打算", nextStep));
    }
}
