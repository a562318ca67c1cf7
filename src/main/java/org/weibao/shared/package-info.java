/** What every feature needs: the server's refusals, typed text and figures, locks. */
@NullMarked
package org.weibao.shared;

import org.jspecify.annotations.NullMarked;
