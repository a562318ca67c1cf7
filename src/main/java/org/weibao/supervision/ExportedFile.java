package org.weibao.supervision;

/** What is written as a file for use outside the system. */
public enum ExportedFile {
    LEDGER,
    WEEKLY_LIST,
    PLAN
}
