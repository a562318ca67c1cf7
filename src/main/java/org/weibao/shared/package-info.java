/** How every feature says no: the few exceptions that reach the person at the form as a sentence. */
@NullMarked
package org.weibao.shared;

import org.jspecify.annotations.NullMarked;
