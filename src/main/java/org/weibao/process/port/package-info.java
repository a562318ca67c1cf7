/** What the features need of the engine. */
@NullMarked
package org.weibao.process.port;

import org.jspecify.annotations.NullMarked;
