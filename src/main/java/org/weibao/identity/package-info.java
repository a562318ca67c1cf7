/** Accounts: passwords, locks, and sessions. */
@NullMarked
package org.weibao.identity;

import org.jspecify.annotations.NullMarked;
