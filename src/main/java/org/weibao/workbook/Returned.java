package org.weibao.workbook;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A point as the workbook has it.
 *
 * @param id the known point; null for an added one
 * @param row where it begins, as Excel counts
 * @param values the texts of its cells; null if they went with the row that had them, and nothing is said about them
 */
record Returned(@Nullable Long id, int row, @Nullable Map<Field, String> values, List<Measure> measures) {

    /** @param id the known measure; null for an added one */
    record Measure(@Nullable Long id, int row, Map<Field, String> values) {}
}
