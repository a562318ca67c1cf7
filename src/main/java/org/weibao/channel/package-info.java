/** How a message leaves: by mail and by the robots of chat groups, to allowed targets only. */
@NullMarked
package org.weibao.channel;

import org.jspecify.annotations.NullMarked;
