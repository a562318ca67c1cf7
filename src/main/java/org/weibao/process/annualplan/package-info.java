/** The steps of the annual plan. */
@NullMarked
package org.weibao.process.annualplan;

import org.jspecify.annotations.NullMarked;
