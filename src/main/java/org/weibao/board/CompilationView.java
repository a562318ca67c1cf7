package org.weibao.board;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text and figures that the compiled report opens with. */
public record CompilationView(
        @Nullable String summary, @Nullable String difficulty, @Nullable String nextStep, List<FigureView> figures) {}
