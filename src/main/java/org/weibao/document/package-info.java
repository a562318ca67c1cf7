/** The document of a year as it was received: its text, and the points, units and measures read from it. */
@NullMarked
package org.weibao.document;

import org.jspecify.annotations.NullMarked;
