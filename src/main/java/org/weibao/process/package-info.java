/** The bridge to the engine: nothing outside this package knows Camunda. */
@NullMarked
package org.weibao.process;

import org.jspecify.annotations.NullMarked;
