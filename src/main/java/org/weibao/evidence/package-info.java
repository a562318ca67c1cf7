/** Files of evidence: what may be one, how it is kept and attached, and who has opened it. */
@NullMarked
package org.weibao.evidence;

import org.jspecify.annotations.NullMarked;
