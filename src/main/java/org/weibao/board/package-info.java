/** The read side: what forms and lists show. Each has a fixed number of statements and only what its reader may see. */
@NullMarked
package org.weibao.board;

import org.jspecify.annotations.NullMarked;
