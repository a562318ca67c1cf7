/** How much time each task has (期限): opens, moves, recounts and settles its due day. */
@NullMarked
package org.weibao.deadline;

import org.jspecify.annotations.NullMarked;
