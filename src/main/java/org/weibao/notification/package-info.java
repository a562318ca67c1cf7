/** Notices: written within the act that causes them, sent afterwards, with proof of delivery. */
@NullMarked
package org.weibao.notification;

import org.jspecify.annotations.NullMarked;
