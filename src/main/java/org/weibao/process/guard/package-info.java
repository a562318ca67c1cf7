/** What the engine and its web apps must not do. */
@NullMarked
package org.weibao.process.guard;

import org.jspecify.annotations.NullMarked;
