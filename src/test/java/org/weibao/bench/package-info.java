/** What things cost, measured on demand and never asserted by time. */
@NullMarked
package org.weibao.bench;

import org.jspecify.annotations.NullMarked;
