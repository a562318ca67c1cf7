/** What happens when a task is late (督办): rules, levels, lights, and the weekly list. */
@NullMarked
package org.weibao.escalation;

import org.jspecify.annotations.NullMarked;
