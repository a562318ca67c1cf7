package org.weibao.workbook;

import org.jspecify.annotations.Nullable;

/**
 * One difference between a workbook that has come back and the plan as it is now.
 *
 * @param id names the difference and what it says; it is gone when either side has changed
 * @param point the point's place and title
 * @param what the changed field, such as 期限 or 第2条任务措施的承办单位
 * @param present as it is now; empty for nothing
 * @param after as the workbook has it; empty for nothing
 * @param exported as it was when the workbook went out, if somebody has changed it since; null for no such change
 * @param removal whether something goes, for which the office has to write the reason
 * @param problem why it cannot be taken over, as a sentence; null if it can
 */
public record Difference(
        String id,
        String point,
        String what,
        String present,
        String after,
        @Nullable String exported,
        boolean removal,
        @Nullable String problem) {}
