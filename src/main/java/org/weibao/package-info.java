/** Weibao: a city's yearly work points for the protection of minors, from publication to closing. */
@NullMarked
package org.weibao;

import org.jspecify.annotations.NullMarked;
