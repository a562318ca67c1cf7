/** The steps of a letter. */
@NullMarked
package org.weibao.process.letter;

import org.jspecify.annotations.NullMarked;
