/** The read side: what forms and lists show, with a fixed number of statements each, and nothing that is not the reader's. */
@NullMarked
package org.weibao.board;

import org.jspecify.annotations.NullMarked;
