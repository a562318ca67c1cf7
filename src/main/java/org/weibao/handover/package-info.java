/** Handing a task to a colleague of the same unit (转交). */
@NullMarked
package org.weibao.handover;

import org.jspecify.annotations.NullMarked;
