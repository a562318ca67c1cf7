/** The table of escalation rules: its check and its evaluation, and the timer that uses it. */
@NullMarked
package org.weibao.process.escalation;

import org.jspecify.annotations.NullMarked;
