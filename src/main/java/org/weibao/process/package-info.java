/** The models' counterpart in code: the only package, with those below it, that knows the engine. */
@NullMarked
package org.weibao.process;

import org.jspecify.annotations.NullMarked;
