/** What Tasklist and Cockpit ask of the application. */
@NullMarked
package org.weibao.process.webapp;

import org.jspecify.annotations.NullMarked;
