/** Nothing slips: how long each task has, who hears of it when, and which light it shows. */
@NullMarked
package org.weibao.supervision;

import org.jspecify.annotations.NullMarked;
