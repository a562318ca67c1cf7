/** How long each task has (期限): opening, moving, recounting and settling its due day. */
@NullMarked
package org.weibao.deadline;

import org.jspecify.annotations.NullMarked;
