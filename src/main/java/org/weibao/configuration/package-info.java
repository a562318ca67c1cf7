/** Reads the city's own files and says where each mistake in them is and what to do about it. */
@NullMarked
package org.weibao.configuration;

import org.jspecify.annotations.NullMarked;
