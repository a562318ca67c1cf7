/** Sudden failures: the packaged application and a real database are killed and started again. */
@NullMarked
package org.weibao.fault;

import org.jspecify.annotations.NullMarked;
