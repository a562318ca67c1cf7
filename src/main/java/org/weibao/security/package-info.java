/** What must hold before anybody may sign in, and while he is: secrets, passwords, accounts, sessions, and starts that are refused. */
@NullMarked
package org.weibao.security;

import org.jspecify.annotations.NullMarked;
