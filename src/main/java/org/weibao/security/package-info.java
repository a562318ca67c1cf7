/** What must hold before anybody may sign in: secrets, passwords, and a start that is refused rather than unsafe. */
@NullMarked
package org.weibao.security;

import org.jspecify.annotations.NullMarked;
