package org.weibao.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The unit for systemd is understood by it, and leaves the application no more than it needs. */
class ServiceFileTest {

    private static final Path UNIT = Path.of("config/systemd/weibao.service");
    private static final Path SYSTEMD = Path.of("/usr/bin/systemd-analyze");

    @Test
    void itIsHardenedAndEndsWithoutHaste() throws Exception {
        assertThat(Files.readAllLines(UNIT))
                .contains(
                        "User=weibao",
                        "NoNewPrivileges=true",
                        "ProtectSystem=strict",
                        "ProtectHome=true",
                        "PrivateTmp=true",
                        "CapabilityBoundingSet=",
                        "EnvironmentFile=/etc/weibao.env",
                        "SuccessExitStatus=143",
                        "RestartPreventExitStatus="
                                + StartRefused.forGood("", "").getExitCode(),
                        "TimeoutStopSec=60")
                .noneMatch(line -> line.matches("(?i)Environment=.*(password|secret|token|key).*"));
    }

    @Test
    void systemdReadsItWithoutComplaint() throws Exception {
        assumeThat(SYSTEMD).exists();
        var said = Files.createTempFile("weibao-unit", ".txt");
        var verified = new ProcessBuilder(SYSTEMD.toString(), "verify", UNIT.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();

        assertThat(verified.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readAllLines(said)).noneMatch(line -> line.contains("weibao.service:"));
        Files.delete(said);
    }
}
