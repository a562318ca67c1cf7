package org.weibao.startup;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.util.StringUtils;

/** Where the log is JSON, a refused start also says in plain lines why: a person looks at it. */
class PlainFailureReporter implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis analysis) {
        if (StringUtils.hasText(
                System.getProperty(LoggingSystemProperty.CONSOLE_STRUCTURED_FORMAT.getEnvironmentVariableName()))) {
            System.err.println("\n" + analysis.getDescription() + "\n" + analysis.getAction());
        }
    }
}
