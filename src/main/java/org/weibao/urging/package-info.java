/** The office urges a task (催办). */
@NullMarked
package org.weibao.urging;

import org.jspecify.annotations.NullMarked;
