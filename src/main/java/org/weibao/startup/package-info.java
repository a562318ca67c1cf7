/** What must hold before the application starts, and why it did not start. */
@NullMarked
package org.weibao.startup;

import org.jspecify.annotations.NullMarked;
