/** The step of an urging. */
@NullMarked
package org.weibao.process.urging;

import org.jspecify.annotations.NullMarked;
