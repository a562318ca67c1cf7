/** The steps of one part. */
@NullMarked
package org.weibao.process.implementation;

import org.jspecify.annotations.NullMarked;
