/** Signing in and out, and changing the own password. */
@NullMarked
package org.weibao.process.signin;

import org.jspecify.annotations.NullMarked;
