/** A plan as an Excel workbook: it goes out at proofreading, and what comes back is shown as differences to choose from. */
@NullMarked
package org.weibao.workbook;

import org.jspecify.annotations.NullMarked;
