/** Checks before the application starts, and explains why it did not start. */
@NullMarked
package org.weibao.startup;

import org.jspecify.annotations.NullMarked;
