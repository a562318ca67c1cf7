/** How the engine is set up and guarded: what expressions reach, how tasks complete, what is deployed, who may do what. */
@NullMarked
package org.weibao.process.engine;

import org.jspecify.annotations.NullMarked;
