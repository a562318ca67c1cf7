package org.weibao.board;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report of a part, or the compiled one.
 *
 * @param period the days that it is about; null for a compiled report
 * @param early whether it was given before that period
 * @param returned whether it was returned
 * @param kept the files of the returned reports just before it: they still count
 */
public record ReportView(
        int round,
        @Nullable String period,
        boolean early,
        boolean done,
        boolean returned,
        boolean noNewProgress,
        @Nullable String summary,
        @Nullable String difficulty,
        @Nullable String nextStep,
        List<FigureView> figures,
        String submittedBy,
        @Nullable String submittedByPost,
        Instant submittedAt,
        @Nullable String signedBy,
        @Nullable String signedByPost,
        @Nullable Instant signedAt,
        List<FileView> files,
        List<FileView> kept) {}
