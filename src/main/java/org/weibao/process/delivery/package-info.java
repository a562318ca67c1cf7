/** The steps of a notice that could not be delivered. */
@NullMarked
package org.weibao.process.delivery;

import org.jspecify.annotations.NullMarked;
