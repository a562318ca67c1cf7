/** The product as people use it: Chromium, Tasklist and Cockpit, the embedded forms, the running job executor. */
@NullMarked
package org.weibao.e2e;

import org.jspecify.annotations.NullMarked;
