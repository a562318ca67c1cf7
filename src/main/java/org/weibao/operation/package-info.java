/** What keeps it running for years: the figures for those who watch over it, and what is removed when it is old. */
@NullMarked
package org.weibao.operation;

import org.jspecify.annotations.NullMarked;
