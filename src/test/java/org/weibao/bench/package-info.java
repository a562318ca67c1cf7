/** Costs, measured on demand; no test depends on a time. */
@NullMarked
package org.weibao.bench;

import org.jspecify.annotations.NullMarked;
