/** The steps of a work point. */
@NullMarked
package org.weibao.process.workpoint;

import org.jspecify.annotations.NullMarked;
