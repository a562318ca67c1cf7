/** What the models ask of the application between two clicks. */
@NullMarked
package org.weibao.process.delegate;

import org.jspecify.annotations.NullMarked;
