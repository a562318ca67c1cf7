/** Files of evidence: which are allowed, how they are stored and attached, and who opened them. */
@NullMarked
package org.weibao.evidence;

import org.jspecify.annotations.NullMarked;
