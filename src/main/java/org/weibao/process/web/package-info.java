/** What Tasklist and Cockpit ask, and how a refusal reaches them. */
@NullMarked
package org.weibao.process.web;

import org.jspecify.annotations.NullMarked;
