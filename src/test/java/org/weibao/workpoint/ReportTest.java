package org.weibao.workpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void aClockThatIsBehindSignsNothingBeforeItWasSubmitted() {
        var submitted = Instant.parse("2026-03-02T01:00:00Z");
        var report = Report.compiled(1, 1, new ReportText("汇总", null, null), List.of(), "officer", submitted);

        report.sign("head", submitted.minusSeconds(1));

        assertThat(report.signedAt()).isEqualTo(submitted);
    }
}
