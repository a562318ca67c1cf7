/** What people are told: written with the act that causes it, sent afterwards, proved. */
@NullMarked
package org.weibao.notification;

import org.jspecify.annotations.NullMarked;
