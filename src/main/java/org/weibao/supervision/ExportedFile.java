package org.weibao.supervision;

import org.weibao.shared.Labelled;

/** What is written as a file for use outside the system. */
public enum ExportedFile implements Labelled {
    LEDGER("督办台账"),
    WEEKLY_LIST("每周督办清单"),
    PLAN("工作要点校核表");

    private final String label;

    ExportedFile(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
