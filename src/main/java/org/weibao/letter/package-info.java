/** Letters about tasks that are late: drafted by the escalation, released, numbered and kept by the office. */
@NullMarked
package org.weibao.letter;

import org.jspecify.annotations.NullMarked;
