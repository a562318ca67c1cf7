/** Implements on the engine what the features need from it. */
@NullMarked
package org.weibao.process.port;

import org.jspecify.annotations.NullMarked;
