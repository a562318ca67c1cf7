/** The table of escalation rules: how it is checked and evaluated, and the timer that asks it. */
@NullMarked
package org.weibao.process.escalation;

import org.jspecify.annotations.NullMarked;
