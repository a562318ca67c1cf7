/** Reads the city's own files and reports where each mistake is and how to correct it. */
@NullMarked
package org.weibao.configuration;

import org.jspecify.annotations.NullMarked;
