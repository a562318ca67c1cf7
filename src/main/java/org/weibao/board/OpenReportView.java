package org.weibao.board;

import org.jspecify.annotations.Nullable;

/**
 * What a part may report now.
 *
 * @param period its days; null for a supporting unit without a question
 * @param againstProgress why only "done" can be reported now; null if any report is allowed
 * @param againstNoNewProgress why 无新进展 cannot be reported now; null if it can
 */
public record OpenReportView(
        @Nullable String period, @Nullable String againstProgress, @Nullable String againstNoNewProgress) {}
