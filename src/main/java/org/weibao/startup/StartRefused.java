package org.weibao.startup;

import org.springframework.boot.ExitCodeGenerator;

/** The application does not start: one sentence says why, often with the name of a setting, one the remedy. */
public final class StartRefused extends RuntimeException implements ExitCodeGenerator {

    private static final long serialVersionUID = 1L;

    /** The service does not start this again: RestartPreventExitStatus in config/systemd/weibao.service. */
    private static final int FOR_GOOD = 78;

    private final String action;
    private final int exitCode;

    public StartRefused(String reason, String action) {
        this(reason, action, 1);
    }

    private StartRefused(String reason, String action, int exitCode) {
        super(reason);
        this.action = action;
        this.exitCode = exitCode;
    }

    /** The program itself is the wrong one, which no further try will change. */
    public static StartRefused forGood(String reason, String action) {
        return new StartRefused(reason, action, FOR_GOOD);
    }

    String action() {
        return action;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
