/** More time for a task (延期): requested, signed, decided, and corrected. */
@NullMarked
package org.weibao.extension;

import org.jspecify.annotations.NullMarked;
