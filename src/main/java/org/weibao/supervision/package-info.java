/** What supervisors read of a whole year: the matrix, the figures of the dashboard, and the files made from them. */
@NullMarked
package org.weibao.supervision;

import org.jspecify.annotations.NullMarked;
