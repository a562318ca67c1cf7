/** The engine's configuration and guards. */
@NullMarked
package org.weibao.process.engine;

import org.jspecify.annotations.NullMarked;
