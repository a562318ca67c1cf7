package org.weibao.board;

import java.time.LocalDate;
import java.util.Set;

/**
 * A task for which its officer may request more time.
 *
 * @param earliest the first day that they may propose
 * @param provisional those of its days that were counted in a year without a notice and may change
 */
public record ExtensionChoice(
        long deadlineId, String taskId, String task, LocalDate due, LocalDate earliest, Set<LocalDate> provisional) {}
