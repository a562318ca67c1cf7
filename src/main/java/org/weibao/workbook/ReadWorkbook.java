package org.weibao.workbook;

import java.util.List;
import java.util.Map;

/**
 * A workbook that has come back.
 *
 * @param base the points as they went out, by their ids
 * @param points in the order of the rows
 */
record ReadWorkbook(long planId, Map<Long, Base> base, List<Returned> points) {}
