/** Sends messages by mail and by the robots of chat groups, only to allowed targets. */
@NullMarked
package org.weibao.channel;

import org.jspecify.annotations.NullMarked;
