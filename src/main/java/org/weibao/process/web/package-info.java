/** The requests of Tasklist and Cockpit, and how refusals reach them. */
@NullMarked
package org.weibao.process.web;

import org.jspecify.annotations.NullMarked;
