/** The work point from assignment to the leading group's decision: rules and records. */
@NullMarked
package org.weibao.workpoint;

import org.jspecify.annotations.NullMarked;
