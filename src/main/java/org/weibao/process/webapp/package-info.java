/** What stands before and beside Tasklist and Cockpit: routes, refusals, plugins. */
@NullMarked
package org.weibao.process.webapp;

import org.jspecify.annotations.NullMarked;
