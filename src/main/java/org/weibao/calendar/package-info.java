/** Working days and due days of the office, in Asia/Shanghai. */
@NullMarked
package org.weibao.calendar;

import org.jspecify.annotations.NullMarked;
