/** Letters about late tasks: the escalation requests them, the office releases, numbers and keeps them. */
@NullMarked
package org.weibao.letter;

import org.jspecify.annotations.NullMarked;
