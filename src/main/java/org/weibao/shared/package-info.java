/** What every feature says in the same way: who acts, and what the server refuses. */
@NullMarked
package org.weibao.shared;

import org.jspecify.annotations.NullMarked;
