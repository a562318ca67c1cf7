/** The steps of an extension and of its correction. */
@NullMarked
package org.weibao.process.extension;

import org.jspecify.annotations.NullMarked;
