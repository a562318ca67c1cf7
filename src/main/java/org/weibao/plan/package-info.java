/** A year's document: read from its file, proofread, approved and published. */
@NullMarked
package org.weibao.plan;

import org.jspecify.annotations.NullMarked;
