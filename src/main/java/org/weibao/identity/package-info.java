/** Accounts: passwords, locks, and the sessions of those who are signed in. */
@NullMarked
package org.weibao.identity;

import org.jspecify.annotations.NullMarked;
