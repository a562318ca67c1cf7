/** The text of a year's document, and the points, units and measures read from it. */
@NullMarked
package org.weibao.document;

import org.jspecify.annotations.NullMarked;
