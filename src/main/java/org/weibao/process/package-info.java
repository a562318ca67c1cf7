/** The models' counterpart in code. Only this package and those below it use the engine. */
@NullMarked
package org.weibao.process;

import org.jspecify.annotations.NullMarked;
