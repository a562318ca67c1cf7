package org.weibao.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.weibao.support.Starts;

@ExtendWith(OutputCaptureExtension.class)
class PlainFailureReporterTest {

    @TempDir
    private Path folder;

    /** Spring Boot sets it once for the JVM. */
    @AfterEach
    void forget() {
        System.clearProperty(LoggingSystemProperty.CONSOLE_STRUCTURED_FORMAT.getEnvironmentVariableName());
    }

    @Test
    void alsoWhereTheLogIsJsonAPersonReadsWhyAStartIsRefused(CapturedOutput console) {
        assertThatThrownBy(() -> new Starts(folder)
                        .start("--logging.structured.format.console=ecs", "--weibao.retention.after=10d"))
                .isInstanceOf(RuntimeException.class);

        assertThat(console.getOut()).contains("{\"@timestamp\":");
        assertThat(console.getErr().lines())
                .contains("weibao.retention.after 是 P10D：日志和通知至少要保存180天。", "请写成天数，180d 或更长，例如 400d。");
    }
}
