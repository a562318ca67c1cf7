/** Signing in and out, and changing one's own password. */
@NullMarked
package org.weibao.process.signin;

import org.jspecify.annotations.NullMarked;
