package org.weibao.workbook;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A point as it was when the workbook went out.
 *
 * @param values the texts of the point's cells
 * @param measures the texts of each measure's cells, in the order of the measures
 */
record Base(int version, Map<Field, String> values, LinkedHashMap<Long, Map<Field, String>> measures) {}
